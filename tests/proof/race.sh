#!/usr/bin/env bash
# Eight processes race for the same slots: race.sh BIN [--count ATTEMPTS]. No seat is taken twice, and nobody is told
# that the database is locked.
set -euo pipefail
PATH=$(realpath "$1"):$PATH
count=2000
[[ ${2:-} == --count ]] && count=$3
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/proof/common.sh
source "$here/common.sh"

racer() {
    RANDOM=$1
    local done_=0 code
    for ((done_ = 0; done_ < count / 8; ++done_)); do
        code=0
        book "$(slot $((RANDOM * 32768 + RANDOM)))" > /dev/null || code=$?
        echo $code
    done > "codes.$1"
}
for number in 1 2 3 4 5 6 7 8; do racer "$number" & done
wait

accepted=$(cat codes.* | grep -c '^0$' || true)
refused=$(cat codes.* | grep -c '^4$' || true)
others=$(cat codes.* | grep -vc '^[04]$' || true)
locked=$(grep -cE 'locked|in use' errors || true)
booked=$(sqlite3 tiers.db 'select count(*) from booking where live')
echo "$count attempts: $accepted accepted, $refused refused, $others failed; $booked bookings; told of a lock: $locked"
# Written apart from the product's own check: for each booking, the seats at its start.
over=$(sqlite3 tiers.db "
    select count(*) from booking b join resource r on r.id = b.resource_id
    where (select sum(o.seats) from booking o where o.live and o.resource_id = b.resource_id and o.start <= b.start and o.clear > b.start)
          > case r.code when 'open-space' then 12 else 1 end
       or exists (select 1 from booking o join resource q on q.id = o.resource_id
                  where o.live and o.start < b.clear and o.clear > b.start
                    and ((r.code = 'hall' and q.code in ('salle', 'cabine')) or (q.code = 'hall' and r.code in ('salle', 'cabine'))))")
echo "over capacity: $over"
tiers db verify > /dev/null
[[ $over -eq 0 && $others -eq 0 && $locked -eq 0 && $booked -eq $accepted ]]
# A race where nobody meets anybody, or nobody gets in, proves little.
((accepted * 5 >= count && refused * 5 >= count))
