#!/usr/bin/env bash
# kill -9 in the middle of writes: kill.sh BIN [--count KILLS]. What was acknowledged is there, what is there is whole.
set -euo pipefail
PATH=$1:$PATH
kills=20
[[ ${2:-} == --count ]] && kills=$3
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/proof/common.sh
source "$here/common.sh"

RANDOM=1913
: > acknowledged
flying=0
for ((kill = 0; kill < kills; ++kill)); do
    (
        for ((i = 0; i < 1000; ++i)); do
            book "$(slot $((kill * 1000 + i * 7 + RANDOM)))" >> acknowledged || true
        done
    ) &
    writer=$!
    sleep "0.0$((RANDOM % 10))$((RANDOM % 10))"
    child=$(pgrep -P $writer -x tiers || true)
    kill -9 $writer ${child:+"$child"} 2> /dev/null || true
    [[ -z $child ]] || flying=$((flying + 1))
    wait $writer 2> /dev/null || true
    tiers db verify > /dev/null
done
lost=0
while read -r id; do
    [[ $(sqlite3 -cmd '.timeout 10000' tiers.db "select count(*) from booking where id = $id") -eq 1 ]] || lost=$((lost + 1))
done < acknowledged
echo "$kills kills, $flying with a command running: $(wc -l < acknowledged) bookings acknowledged, $lost lost"
[[ $lost -eq 0 ]]
((flying * 2 >= kills))
