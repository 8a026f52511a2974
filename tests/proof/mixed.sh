#!/usr/bin/env bash
# Eight processes add, move, cancel, wait and approve on the same resources: mixed.sh BIN [--count OPERATIONS | --seconds N].
# No seat is taken twice, nothing that was acknowledged is lost, and nobody is told that the database is locked.
set -euo pipefail
PATH=$(realpath "$1"):$PATH
count=240 seconds=3600
[[ ${2:-} == --count ]] && count=$3
[[ ${2:-} == --seconds ]] && seconds=$3 count=1000000
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/proof/common.sh
source "$here/common.sh"
for ((day = 8; day < 80; ++day)); do days[day]=${days[day % 8]}; done  # eight days, so that they meet

# told VERB ARGUMENTS: what one operation prints as ids; its exit code.
told() { tiers --now 2026-03-01T08:00:00Z book "$@" --format tsv --fields id --no-headers 2>> errors; }

worker() {
    RANDOM=$1
    local mine=() done_ code at id where when held=
    for ((done_ = 0; done_ < count / 8 && SECONDS < seconds; ++done_)); do
        code=0
        where=$(slot $((RANDOM * 32768 + RANDOM)))
        when=${where#*|} where=${where%%|*}
        when="${when%%T*} ${when#*T}"
        at=$((RANDOM % (${#mine[@]} > 0 ? ${#mine[@]} : 1)))
        id=${mine[at]:-}
        case $((RANDOM % 10)) in
            [0-2]) id=$(told add "$where" "$when" --member 1) && mine+=("$id") && echo "added $id" || code=$?
                [[ $code -ne 0 || $where == open-space ]] || held="$where|$when" ;;
            3 | 4) [[ -z $id ]] || { told move "$id" "$when" --to "$where" > /dev/null && echo "moved $id"; } || code=$? ;;
            5 | 6) [[ -z $id ]] || { told cancel "$id" > /dev/null && echo "cancelled $id" && mine=("${mine[@]:0:at}" "${mine[@]:at + 1}"); } || code=$? ;;
            # For what is taken: what this process took last.
            7 | 8) [[ -z $held ]] || { id=$(told wait "${held%%|*}" "${held#*|}" --member 1) && echo "waits $id"; } || code=$? ;;
            9) told approve "$(sqlite3 -cmd '.timeout 5000' tiers.db "select ifnull(max(id), 0) from booking where state = 'held' and ended is null")" \
                > /dev/null && echo "approved" || code=$? ;;
        esac
        echo "exit $code"
    done > "told.$1"
}
for number in 1 2 3 4 5 6 7 8; do worker "$number" & done
wait

number_of() { cat told.* | grep -c "$1" || true; }
failed=$(cat told.* | grep '^exit' | grep -vcE '^exit [034]$' || true)
locked=$(grep -cE 'locked|in use' errors || true)
rows "select id from booking" | sort > there
rows "select id from booking where ended = 'cancelled'" | sort > gone
rows "select id from waiting" | sort > waited
lost=$(($(cat told.* | sed -n 's/^added //p' | sort | comm -23 - there | wc -l) +
    $(cat told.* | sed -n 's/^cancelled //p' | sort -u | comm -23 - gone | wc -l) +
    $(cat told.* | sed -n 's/^waits //p' | sort | comm -23 - waited | wc -l)))
promoted=$(rows "select count(*) from waiting where ended = 'promoted'")
# Written apart from the product's own check, as in race.sh.
over=$(rows "
    create temp table claim as select b.id, r.code, b.start, b.\"end\" + iif(r.code = 'salle', 900, 0) as until, b.seats
                               from booking b join resource r on r.id = b.resource_id where b.ended is null;
    select count(*) from claim b
    where (select sum(o.seats) from claim o where o.code = b.code and o.start <= b.start and o.until > b.start)
          > iif(b.code = 'open-space', 12, 1)
       or exists (select 1 from claim o
                  where b.code = 'hall' and o.code in ('salle', 'cabine') and o.start < b.until and o.until > b.start)")
# Nobody waits for what is free.
idle=$(rows "select count(*) from waiting w join resource r on r.id = w.resource_id where w.ended is null and r.code <> 'open-space'
    and not exists (select 1 from booking b join resource o on o.id = b.resource_id
                    where b.ended is null and b.start < w.\"end\" + iif(r.code = 'salle', 900, 0)
                      and b.\"end\" + iif(o.code = 'salle', 900, 0) > w.start
                      and (o.code = r.code or (o.code = 'hall' and r.code in ('salle', 'cabine'))
                           or (r.code = 'hall' and o.code in ('salle', 'cabine'))))")
done_=$(number_of '^exit 0')
echo "$(number_of '^exit') operations, $done_ done: $(number_of '^added') added, $(number_of '^moved') moved," \
    "$(number_of '^cancelled') cancelled, $(number_of '^waits') waiting, $promoted promoted, $(number_of '^approved') approved;" \
    "$failed failed, $lost lost, $over over capacity, $idle waiting for what is free; told of a lock: $locked"
tiers db verify > /dev/null
[[ $failed -eq 0 && $lost -eq 0 && $over -eq 0 && $idle -eq 0 && $locked -eq 0 ]]
# Operations that never meet prove little.
((promoted > 0 && done_ * 3 >= $(number_of '^exit')))
