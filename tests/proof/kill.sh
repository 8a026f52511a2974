#!/usr/bin/env bash
# kill -9 in the middle of writes to bookings: kill.sh BIN [--count KILLS]. What was acknowledged is there, what is there
# is whole. One kill in four hits the import of a file, which is one transaction; series and plans are one too.
set -euo pipefail
PATH=$(realpath "$1"):$PATH
kills=20
[[ ${2:-} == --count ]] && kills=$3
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/proof/common.sh
source "$here/common.sh"

RANDOM=1913
lines=$((kills > 100 ? 500 : 2000))
printf '\n[[place.resource]]\nid = "agora"\nkind = "area"\ncapacity = 100000\n' >> tiers.toml
tiers config apply --yes --quiet > /dev/null
for ((line = 0; line < lines; ++line)); do
    printf '{"resource":"agora","start":"%sT%02d:00","end":"%sT18:00","member":"1","label":"import N"}\n' \
        "${days[line % 80]}" $((line % 9 + 9)) "${days[line % 80]}"
done > lines.jsonl
: > acknowledged

one_of() { rows "select ifnull((select id from $1 order by random() limit 1), 0)"; }

# Two bookings that are made together, or neither, and one that is moved with them.
plan() {
    local change='{"do":"add","resource":"agora","start":"%sT%02d:00:00","end":"%sT18:00:00","member":"1","label":"plan %s"}\n'
    # shellcheck disable=SC2059
    printf "$change$change" "$1" 9 "$1" "$2" "$1" 10 "$1" "$2"
    printf '{"do":"move","booking":%s,"when":"%s 10:00-12:00"}\n' \
        "$(one_of "booking where label like 'import%' and ended is null")" "$1"
}

# change KIND SLOT: something else that is done to a booking or for one.
change() {
    local where=${2%%|*} when=${2#*|} day now=2026-03-01T08:00:00Z id
    day=${when%%T*} when="${when%%T*} ${when#*T}"
    id=$(shuf -n 1 acknowledged)
    case $1 in
        0) set -- move "${id:-1}" "$when" --to "$where" ;;
        1) set -- cancel "${id:-1}" ;;
        2) tiers --now "$now" book add "$where" "$when" --member 1 --label taken > /dev/null 2>> errors || true
            set -- wait "$where" "$when" --member 1 ;;
        3) set -- approve "$(one_of "booking where state = 'held' and ended is null")" ;;
        4) set -- add agora "$when" --member 1 --hold 90d --label hold ;;
        5) set -- swap "${id:-1}" "$(shuf -n 1 acknowledged)" ;;
        6) set -- add "$where" "$when" --member 1 --repeat "FREQ=WEEKLY;COUNT=4" --label "series $RANDOM$RANDOM$RANDOM" ;;
        7) set -- cancel "$(one_of "booking where series_id is not null and ended is null")" --following ;;
        8) set -- block "$where" "$day 12:00-13:00" --hit keep ;;
        9) set -- block --withdraw "$(one_of 'block where withdrawn is null')" ;;
        10) now=${day}T21:00:00Z && set -- checkin --all --period "$day" ;;
        11) plan "$day" $RANDOM$RANDOM$RANDOM > plan.jsonl && set -- apply plan.jsonl ;;
        12) set -- wait --withdraw "$(one_of 'waiting where ended is null')" ;;
        *) set -- cancel "$(rows "select ifnull(min(b.id), 0) from booking b join waiting w on w.resource_id = b.resource_id
                and w.start < b.\"end\" and b.start < w.\"end\" where b.ended is null and w.ended is null")" ;;
    esac
    tiers --now "$now" book "$@" > /dev/null 2>> errors
}
# Bookings, of which the numbers are acknowledged, and more of something else, one by one until killed.
book_on() {
    local where
    while :; do
        where=$(slot $((RANDOM * 32768 + RANDOM)))
        if ((RANDOM % 3)); then change $((RANDOM % 14)) "$where" || true; else book "$where" >> acknowledged || true; fi
    done
}
import() { exec tiers book import "import.$1" --quiet --format tsv --fields id --no-headers > "imported.$1"; }

for ((kill = 0; kill < kills; ++kill)); do
    sed "s/import N/import $kill/" lines.jsonl > "import.$kill"
    if ((kill % 4 == 3)); then import $kill & else book_on & fi
    kill_writer $! "$kill"
done

rows "select id from booking" | sort > there
lost=$(sort acknowledged | comm -23 - there | wc -l)
promoted=$(rows "select count(*) from waiting where ended = 'promoted'")
unasked=$(($(rows "select count(*) from booking where label = ''") - promoted - $(wc -l < acknowledged)))
torn=$(rows "select count(*) from (select 1 from booking where label like 'series %' group by label having count(*) <> 4
    union all select 1 from booking where label like 'plan %' group by label having count(*) <> 2)")
whole=0
for imported in imported.*; do
    count=$(rows "select count(*) from booking where label = 'import ${imported#*.}'")
    [[ $count -eq 0 || $count -eq $lines ]] || torn=$((torn + 1))
    [[ $count -eq 0 ]] || whole=$((whole + 1))
    [[ ! -s $imported || $count -eq $lines ]] || lost=$((lost + 1))
done
echo "$kills kills, $flying with a write in flight: $(wc -l < acknowledged) bookings acknowledged, $lost lost," \
    "$unasked made and not acknowledged; of $((kills / 4)) imports $whole were whole; $torn imports, series or plans torn"
echo "done: $(operations); $promoted promoted"
[[ $lost -eq 0 && $torn -eq 0 && $unasked -ge 0 && $unasked -le $kills ]]
((flying * 2 >= kills))
