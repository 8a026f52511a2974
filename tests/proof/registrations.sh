#!/usr/bin/env bash
# Eight processes register for two hundred seats, cancel and promote: registrations.sh BIN [--count ATTEMPTS].
# No seat is given twice, nobody who waits is passed over, and nobody is told that the database is locked.
set -euo pipefail
PATH=$(realpath "$1"):$PATH
count=240
[[ ${2:-} == --count ]] && count=$3
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/proof/common.sh
source "$here/common.sh"
seats=$((count < 2000 ? count / 6 : 200))
tiers event add forum Forum --capacity "$seats" --quiet > /dev/null
tiers event session forum Atelier "2026-03-10 14:00-16:00" --capacity $((seats / 2)) --signup --quiet > /dev/null
tiers event category forum early --title Early --capacity $((seats / 4)) --quiet > /dev/null
tiers event category forum late --title Late --quiet > /dev/null
tiers event open forum --quiet > /dev/null

told() { tiers --now 2026-03-01T08:00:00Z event "$@" --format tsv --fields id --no-headers 2>> errors; }

worker() {
    RANDOM=$1
    local mine=() done_ code id target
    for ((done_ = 0; done_ < count / 8; ++done_)); do
        code=0 id=
        case $((RANDOM % 4)) in
            0) target=(--ticket early) ;;
            1) target=(--ticket late) ;;
            *) target=(--session meeting-1) ;;
        esac
        [[ ${#mine[@]} -eq 0 ]] || id=${mine[RANDOM % ${#mine[@]}]}
        case $((RANDOM % 8)) in
            [0-3]) id=$(told register forum --name "G$1-$done_" --heads $((RANDOM % 3 + 1)) "${target[@]}") && mine+=("$id") \
                && echo "registered $id" || code=$? ;;
            4 | 5) id=$(told register forum --name "W$1-$done_" --heads $((RANDOM % 3 + 1)) --wait "${target[@]}") && mine+=("$id") \
                && echo "registered $id" || code=$? ;;
            6) [[ -z $id ]] || { told unregister "$id" > /dev/null && echo "cancelled $id"; } || code=$? ;;
            7) told promote forum > /dev/null || code=$? ;;
        esac
        echo "exit $code"
    done > "told.$1"
}
for number in 1 2 3 4 5 6 7 8; do worker "$number" & done
wait

number_of() { cat told.* | grep -c "$1" || true; }
failed=$(cat told.* | grep '^exit' | grep -vcE '^exit [04]$' || true)
locked=$(grep -cE 'locked|in use' errors || true)
rows "select id from registration" | sort > there
rows "select id from registration where ended = 'cancelled'" | sort > gone
lost=$(($(cat told.* | sed -n 's/^registered //p' | sort | comm -23 - there | wc -l) +
    $(cat told.* | sed -n 's/^cancelled //p' | sort -u | comm -23 - gone | wc -l)))
# Written apart from the triggers: everybody here has one registration.
live="select * from registration where ended is null and state = 'confirmed'"
over=$(rows "select (select ifnull(sum(heads), 0) > $seats from ($live)) +
    (select ifnull(sum(heads), 0) > $((seats / 2)) from ($live) where session_id = 1) +
    (select ifnull(sum(heads), 0) > $((seats / 4)) from ($live) where category_id = 1)")
# Nobody has a seat who came after one that waits for the same seats, would have fitted, and still does.
left=$(rows "select $seats - (select ifnull(sum(heads), 0) from ($live))")
room=$(rows "select $((seats / 2)) - (select ifnull(sum(heads), 0) from ($live) where session_id = 1)")
early=$(rows "select $((seats / 4)) - (select ifnull(sum(heads), 0) from ($live) where category_id = 1)")
idle=$(rows "select count(*) from (select * from registration where ended is null and state = 'waiting' order by id limit 1)
    where heads <= $left and (session_id is null or heads <= $room) and (category_id is not 1 or heads <= $early)")
done_=$(number_of '^exit 0')
refused=$(number_of '^exit 4')
waits=$(rows "select count(*) from registration where state = 'waiting' and ended is null")
promoted=$(rows "select count(*) from journal where cast(content as text) like '%\"done\":\"promoted\"%'")
echo "$(number_of '^exit') attempts, $done_ done, $refused refused; $(rows "select count(*) from ($live)") have seats, $waits wait," \
    "$promoted promoted, $(number_of '^cancelled') cancelled; $failed failed, $lost lost, $over over capacity," \
    "$idle passed over; told of a lock: $locked"
tiers db verify > /dev/null
[[ $failed -eq 0 && $lost -eq 0 && $over -eq 0 && $idle -eq 0 && $locked -eq 0 ]]
# Attempts that never meet prove little.
((promoted > 0 && refused > 0 && done_ * 5 >= $(number_of '^exit')))
