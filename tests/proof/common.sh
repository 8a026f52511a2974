# Sourced: a place to race for, in a folder that goes away. `slot` prints one of a few hundred claims.
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
export TIERS_LANG=en
tiers init . --kind coworking --defaults --quiet > /dev/null
sed -i 's/; PH off//' tiers.toml
cat >> tiers.toml << 'TOML'

[[place.resource]]
id = "hall"
kind = "room"
composed_of = ["salle", "cabine"]
TOML
tiers config apply --yes --quiet > /dev/null
tiers member add "Jeanne Martin" --quiet > /dev/null

days=()
for ((day = 0; day < 112; ++day)); do
    ((day % 7 > 4)) || days+=("$(date -d "2026-03-02 +$day days" +%F)")
done

# slot RANDOM: resource and hour, on eighty working days; hours begin at the hour and at the half, so that they overlap.
slot() {
    local resources=(open-space open-space salle cabine hall) from=$((9 + $1 / 5 % 8)) past=$(($1 / 40 % 2 * 30))
    printf '%s|%sT%02d:%02d-%02d:%02d\n' "${resources[$1 % 5]}" "${days[$1 / 80 % 80]}" $from $past $((from + 1)) $past
}

# book SLOT [SEATS]: 0 booked, 4 taken; anything else is a defect.
book() {
    local when=${1#*|}
    tiers --now 2026-03-01T08:00:00Z book add "${1%%|*}" "${when%%T*} ${when#*T}" --member 1 --format tsv --fields id --no-headers 2>> errors
}

command_of() { pgrep -P "$1" -x tiers || pgrep -x tiers | grep -x "$1" || true; }
locked() { ! sqlite3 tiers.db 'begin immediate; rollback' 2> /dev/null; }

# stop WRITER: its command stopped, and whether its write is in flight: nobody else gets the lock.
stop() {
    child=$(command_of "$1")
    [[ -n $child ]] && kill -STOP "$child" 2> /dev/null && locked
}

# kill_writer WRITER KILL: kill -9 somewhere in what it does. Two in three wait until a write is in flight, counted in `flying`.
flying=0
kill_writer() {
    local writer=$1 try
    child=
    sleep "0.0$((RANDOM % 10))"
    for ((try = 0; try < 200; ++try)); do
        if stop "$writer"; then flying=$((flying + 1)) && break; fi
        if (($2 % 3 == 2)) || ! kill -0 "$writer" 2> /dev/null; then break; fi
        [[ -z $child ]] || kill -CONT "$child" 2> /dev/null || true
        sleep "0.00$((RANDOM % 10))"
    done
    kill -9 "$writer" ${child:+"$child"} 2> /dev/null || true
    wait "$writer" 2> /dev/null || true
    tiers db verify > /dev/null
}

rows() { sqlite3 tiers.db "$1"; }

# Which operations were done, and how often.
operations() {
    rows "select group_concat(command || ' ' || times, ', ') from (
        select cast(sealed as text) ->> 'command' as command, count(*) as times from journal group by 1 order by 1)"
}
