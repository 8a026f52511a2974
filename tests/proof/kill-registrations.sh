#!/usr/bin/env bash
# kill -9 in the middle of writes to an event: kill-registrations.sh BIN [--count KILLS]. Who was told that they are
# registered, cancelled or let in is; no seat is given twice, nobody who waits is passed over, and what is there is whole.
# One kill in four hits a file of registrations, which is one transaction, and one a door that scans tickets.
set -euo pipefail
PATH=$(realpath "$1"):$PATH
kills=8
[[ ${2:-} == --count ]] && kills=$3
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/proof/common.sh
source "$here/common.sh"

RANDOM=1913
seats=60 lines=400
tiers event add forum Forum --capacity $seats --quiet > /dev/null
tiers event session forum Atelier "2026-03-10 14:00-16:00" --capacity $((seats / 2)) --signup --quiet > /dev/null
tiers event category forum early --title Early --capacity $((seats / 4)) --quiet > /dev/null
tiers event category forum late --title Late --quiet > /dev/null
tiers event add fair Fair --quiet > /dev/null
tiers event session fair Hall "2026-03-01 08:00-20:00" --quiet > /dev/null
for event in forum fair; do tiers event open $event --quiet > /dev/null; done
table() {
    echo "reference,name,email"
    for ((line = 0; line < lines; ++line)); do echo "$1-$line,Guest $1-$line,$1-$line@example.org"; done
}
table 0 | tiers --now 2026-02-20T08:00:00Z event enrol fair - --quiet > /dev/null
tiers event tickets fair --format tsv --fields text --no-headers --quiet > codes
: > acknowledged

told() { tiers --now 2026-03-01T08:00:00Z event "$@" --format tsv --fields id --no-headers 2>> errors; }
one_of() { rows "select ifnull((select r.id from registration r join participant p on p.id = r.participant_id
    where p.event_id = 1 and r.ended is null and r.state = '$1' order by random() limit 1), 0)"; }

# One operation; what it was told is acknowledged.
operate() {
    local id target=(--session meeting-1)
    ((RANDOM % 2)) && target=(--ticket "$( ((RANDOM % 2)) && echo early || echo late)")
    case $((RANDOM % 10)) in
        [0-2]) id=$(told register forum --name "G $1" --heads $((RANDOM % 3 + 1)) "${target[@]}") && echo "registered $id" ;;
        [3-5]) id=$(told register forum --name "W $1" --heads $((RANDOM % 3 + 1)) --wait "${target[@]}") && echo "registered $id" ;;
        6 | 7) id=$(one_of confirmed) && told unregister "$id" > /dev/null && echo "cancelled $id" ;;
        8) id=$(told transfer "$(one_of confirmed)" --name "T $1") && echo "registered $id" ;;
        *) told promote forum > /dev/null ;;
    esac >> acknowledged
}
register_on() { for ((number = 0; ; ++number)); do operate "$1-$number" || true; done; }
enrol() { exec tiers --now 2026-02-21T08:00:00Z event enrol fair "rows.$1" --quiet > "enrolled.$1"; }
scanner() { shuf codes | while read -r code; do echo "$code" && sleep 0.001; done; }
scan() {
    exec tiers --now 2026-03-01T08:00:00Z event checkin fair --session meeting-1 --format jsonl --quiet \
        < <(scanner 2> /dev/null) > "scanned.$1"
}

for ((kill = 0; kill < kills; ++kill)); do
    case $((kill % 4)) in
        1) scan $kill & ;;
        3) table "k$kill" > "rows.$kill" && enrol $kill & ;;
        *) register_on $kill & ;;
    esac
    kill_writer $! "$kill"
done

rows "select id from registration" | sort > there
rows "select id from registration where ended = 'cancelled'" | sort > gone
rows "select nonce from scan" | sort > scans
cat scanned.* | sed -n '/"verdict":"\(already \)*in".*}$/s/.*"nonce":"\([0-9a-f]*\)".*/\1/p' | sort > let_in
lost=$(($(sed -n 's/^registered //p' acknowledged | sort | comm -23 - there | wc -l) +
    $(sed -n 's/^cancelled //p' acknowledged | sort | comm -23 - gone | wc -l) + $(comm -23 let_in scans | wc -l)))
unasked=$(($(rows "select count(*) from registration r join participant p on p.id = r.participant_id where p.event_id = 1") -
    $(grep -c ^registered acknowledged)))
torn=0 whole=0
for table in rows.*; do
    count=$(rows "select count(*) from participant p join registration r on r.participant_id = p.id and r.state = 'confirmed'
        where p.email like 'k${table#*.}-%'")
    [[ $count -eq 0 || $count -eq $lines ]] || torn=$((torn + 1))
    [[ $count -eq 0 ]] || whole=$((whole + 1))
    [[ ! -s enrolled.${table#*.} || $count -eq $lines ]] || lost=$((lost + 1))
done
# Of each ticket there is one who came in, noted once.
torn=$((torn + $(rows "select count(distinct ticket_id) from scan") - $(rows "select count(*) from attendance")))
live="select r.* from registration r join participant p on p.id = r.participant_id
    where p.event_id = 1 and r.ended is null and r.state = 'confirmed'"
left=$(rows "select $seats - (select ifnull(sum(heads), 0) from ($live))")
room=$(rows "select $((seats / 2)) - (select ifnull(sum(heads), 0) from ($live and session_id = 1))")
early=$(rows "select $((seats / 4)) - (select ifnull(sum(heads), 0) from ($live and category_id = 1))")
idle=$(rows "select count(*) from (select * from registration where ended is null and state = 'waiting' order by id limit 1)
    where heads <= $left and (session_id is null or heads <= $room) and (category_id is not 1 or heads <= $early)")
echo "$kills kills, $flying with a write in flight: $(wc -l < acknowledged) answers, $(wc -l < let_in) tickets told, $lost lost," \
    "$unasked made and not acknowledged; of $((kills / 4)) files $whole were whole, $torn torn; seats left $left, $room and $early," \
    "$idle passed over"
echo "done: $(operations)"
[[ $lost -eq 0 && $torn -eq 0 && $unasked -ge 0 && $unasked -le $kills && $left -ge 0 && $room -ge 0 && $early -ge 0 && $idle -eq 0 ]]
((flying * 2 >= kills))
