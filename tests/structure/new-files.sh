#!/usr/bin/env bash
# What scripts/new-report, new-verb and new-migration make is right as it is: new-files.sh SOURCES BUILD. They run in a
# copy of the sources; its new files are compiled as the build at hand compiles others.
set -euo pipefail
source=$1 build=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cp -r "$source"/{cmd,lib,man,scripts,.clang-format} "$scratch"
mkdir "$scratch/tests"
cp -r "$source"/tests/{cli,migrations,structure} "$scratch/tests"
cd "$scratch"
export PATH=$scratch/scripts:$PATH

failures=0
miss() {
    echo "$*"
    failures=$((failures + 1))
}
files() { find . -type f -exec cksum {} + | sort; }

# refused COMMAND...: exit 2, one line that says why, and nothing written.
refused() {
    local exit=0 said before
    before=$(files)
    said=$("$@" 2>&1) || exit=$?
    [[ $exit -eq 2 && $said == "$1: "* && $(wc -l <<< "$said") -eq 1 ]] || miss "$*: $exit: $said"
    [[ $(files) == "$before" ]] || miss "$* wrote something"
}

# compiles FILE: with the flags of its target, and the copy's headers before others.
compiles() {
    local command
    command=$(jq -r --arg target " -o ${1%%/*}/CMakeFiles/" \
        'map(select((.command | contains($target)) and (.file | contains("cmake_pch") | not)))[0].command' \
        "$build/compile_commands.json")
    command=$(sed -E "s| -c .*||; s| -o [^ ]+||; s/ -M(D|[TF] [^ ]+)//g; s| | -Igenerated -Ilib/include -Ilib -I. |" <<< "$command")
    eval "$command -fsyntax-only $1" || miss "$1 does not compile"
}

new-report trial-count > /dev/null
new-verb book trial > /dev/null
new-verb db trial > /dev/null
new-migration trial > /dev/null

for taken in "new-report occupancy" "new-report trial-count" "new-report counter" "new-report run" "new-report delete" \
    "new-report Late" "new-report ../late" "new-report" "new-verb book cancel" "new-verb db trial" "new-verb event add" \
    "new-verb report trial" "new-verb book ../x" "new-verb book" "new-migration seals" "new-migration trial" \
    "new-migration a-b" "new-migration"; do
    read -ra words <<< "$taken"
    refused "${words[@]}"
done

cmake "-DFILES=$(find lib -name '*.sql' -printf '%P\n' | paste -s -d ';')" -DROOT=lib -DOUT=generated \
    -P scripts/cmake/embed-sql.cmake
for code in lib/report/trial_count.cpp lib/report/registry.cpp cmd/book/trial.cpp cmd/upkeep/db_trial.cpp cmd/nouns.cpp; do
    compiles "$code"
done
clang-format --dry-run -Werror lib/report/trial_count.* lib/report/registry.cpp cmd/book/trial.cpp \
    cmd/upkeep/db_trial.cpp cmd/nouns.cpp || miss "not formatted"
tests/structure/layers.sh . || miss "the layers do not hold"

steps=(lib/store/migrations/*.sql) dumps=(tests/migrations/*.sql)
[[ ${#steps[@]} -eq $((${#dumps[@]} + 1)) ]] || miss "${#steps[@]} migrations and ${#dumps[@]} databases of older schemas"
sqlite3 -bail :memory: ".read ${dumps[-1]}" ".read ${steps[-1]}" || miss "${dumps[-1]} does not take ${steps[-1]}"
for command in "report trial-count" "book trial" "db trial"; do
    for page in man man/fr; do
        [[ $(grep -c "^\.\\\\\" @OPTIONS $command$" "$page/tiers-${command% *}.1") -eq 1 ]] || miss "$page: no $command"
    done
done
sqlite3 -bail :memory: ".read ${dumps[-1]}" ".param set :from null" ".param set :to null" ".param set :place ''" \
    ".read lib/report/trial_count.sql" > counted || miss "lib/report/trial_count.sql does not run"
[[ -s counted ]] || miss "lib/report/trial_count.sql finds nothing"
echo "$failures wrong"
exit $((failures > 0))
