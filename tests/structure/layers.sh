#!/usr/bin/env bash
# The layers hold: layers.sh SOURCES. First a tree that breaks each rule once, so that a check that finds nothing is seen.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
check() (cd "$1" && find lib cmd -name '*.cpp' -o -name '*.h' | LC_ALL=C sort | xargs awk -f "$here/layers.awk")

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
broken=0
# breaks FILE LINE: a file of this one line is told.
breaks() {
    rm -rf "$scratch/tree"
    mkdir -p "$scratch/tree/lib" "$scratch/tree/cmd" "$scratch/tree/$(dirname "$1")"
    echo "$2" > "$scratch/tree/$1"
    if check "$scratch/tree" > /dev/null; then echo "not told: $2 in $1" && broken=1; fi
}
breaks cmd/book/add.cpp '#include "booking/capacity.h"'
breaks cmd/book/add.cpp '#include <SQLiteCpp/Database.h>'
breaks cmd/book/add.cpp '    const auto* sql = "select id from booking";'
breaks lib/base/text.cpp '#include "time/period.h"'
breaks lib/time/zone.cpp '#include <tiers/store.h>'
breaks lib/format/csv.cpp '#include "store/database.h"'
breaks lib/catalogue/load.cpp '#include <tiers/member.h>'
breaks lib/member/find.cpp '#include <tiers/booking.h>'
breaks lib/booking/add.cpp '#include "member/member_store.h"'
breaks lib/billing/seal.cpp '#include <tiers/followup.h>'
breaks lib/report/occupancy.cpp '#include "render/paint.h"'
breaks lib/render/text.cpp '#include <tiers/booking.h>'
breaks lib/render/text.cpp '#include <iostream>'
breaks lib/include/tiers/time.h '#include <tiers/store.h>'
breaks lib/include/tiers/store.h '#include <SQLiteCpp/Database.h>'
breaks lib/include/tiers/store.h '#include "store/database.h"'
breaks lib/include/tiers/store.h 'using namespace std;'
breaks lib/catalogue/file.cpp '    const auto* home = std::getenv("HOME");'
breaks lib/store/store.cpp '    return std::chrono::system_clock::now();'

check "$1" || broken=1
exit $broken
