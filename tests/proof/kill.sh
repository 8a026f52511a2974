#!/usr/bin/env bash
# kill -9 in the middle of writes: kill.sh BIN [--count KILLS]. What was acknowledged is there, what is there is whole.
# Two kills in three wait until a write is in flight: the process is stopped, and nobody else gets the lock. One in four
# hits the import of a file, which is one transaction.
set -euo pipefail
PATH=$(realpath "$1"):$PATH
kills=20
[[ ${2:-} == --count ]] && kills=$3
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/proof/common.sh
source "$here/common.sh"

RANDOM=1913
lines=2000
printf '\n[[place.resource]]\nid = "agora"\nkind = "area"\ncapacity = 100000\n' >> tiers.toml
tiers config apply --yes --quiet > /dev/null
for ((line = 0; line < lines; ++line)); do
    printf '{"resource":"agora","start":"%sT%02d:00","end":"%sT18:00","member":"1","label":"import N"}\n' \
        "${days[line % 80]}" $((line % 9 + 9)) "${days[line % 80]}"
done > lines.jsonl
: > acknowledged

tiers event add forum Forum --capacity 20 --quiet > /dev/null
tiers event open forum --quiet > /dev/null

# Something else that is done to a booking or for one, or to seats of an event.
change() {
    local when=${2#*|} id
    id=$(shuf -n 1 acknowledged)
    case $1 in
        0) set -- book move "${id:-1}" "${when%%T*} ${when#*T}" --to "${2%%|*}" ;;
        1) set -- book cancel "${id:-1}" ;;
        2) set -- book wait "${2%%|*}" "${when%%T*} ${when#*T}" --member 1 ;;
        3) set -- book approve "$(sqlite3 tiers.db "select ifnull(max(id), 0) from booking where state = 'held' and ended is null")" ;;
        4) set -- event register forum --name "Guest $RANDOM" --heads $((RANDOM % 3 + 1)) --wait ;;
        *) set -- event unregister "$(sqlite3 tiers.db "select ifnull(min(id), 0) from registration where ended is null")" ;;
    esac
    tiers --now 2026-03-01T08:00:00Z "$@" > /dev/null 2>> errors
}
# Bookings one by one, until killed; the number of each is acknowledged. Every third is followed by something else.
book_on() {
    while :; do
        book "$(slot $((RANDOM * 32768 + RANDOM)))" >> acknowledged || true
        ((RANDOM % 3)) || change $((RANDOM % 6)) "$(slot $((RANDOM * 32768 + RANDOM)))" || true
    done
}
import() { exec tiers book import "import.$1" --quiet --format tsv --fields id --no-headers > "imported.$1"; }
command_of() { pgrep -P "$1" -x tiers || pgrep -x tiers | grep -x "$1" || true; }
locked() { ! sqlite3 tiers.db 'begin immediate; rollback' 2> /dev/null; }

# stop WRITER: its command stopped, and whether its write is in flight.
stop() {
    child=$(command_of "$1")
    [[ -n $child ]] && kill -STOP "$child" 2> /dev/null && locked
}

flying=0
for ((kill = 0; kill < kills; ++kill)); do
    sed "s/import N/import $kill/" lines.jsonl > "import.$kill"
    if ((kill % 4 == 3)); then import $kill & else book_on & fi
    writer=$!
    sleep "0.0$((RANDOM % 10))"
    for ((try = 0; try < 200; ++try)); do
        if stop $writer; then flying=$((flying + 1)) && break; fi
        if ((kill % 3 == 2)) || ! kill -0 $writer 2> /dev/null; then break; fi
        [[ -z $child ]] || kill -CONT "$child" 2> /dev/null || true
        sleep "0.00$((RANDOM % 10))"
    done
    kill -9 $writer ${child:+"$child"} 2> /dev/null || true
    wait $writer 2> /dev/null || true
    tiers db verify > /dev/null
done

rows() { sqlite3 tiers.db "$1"; }
rows "select id from booking" | sort > there
lost=$(sort acknowledged | comm -23 - there | wc -l)
promoted=$(rows "select count(*) from waiting where ended = 'promoted'")
unasked=$(($(rows "select count(*) from booking where label = ''") - promoted - $(wc -l < acknowledged)))
torn=0 whole=0
for imported in imported.*; do
    count=$(rows "select count(*) from booking where label = 'import ${imported#*.}'")
    [[ $count -eq 0 || $count -eq $lines ]] || torn=$((torn + 1))
    [[ $count -eq 0 ]] || whole=$((whole + 1))
    [[ ! -s $imported || $count -eq $lines ]] || lost=$((lost + 1))
done
echo "$kills kills, $flying with a write in flight: $(wc -l < acknowledged) bookings acknowledged, $lost lost," \
    "$unasked made and not acknowledged; of $((kills / 4)) imports $whole were whole, $torn torn"
[[ $lost -eq 0 && $torn -eq 0 && $unasked -ge 0 && $unasked -le $kills ]]
((flying * 2 >= kills))
