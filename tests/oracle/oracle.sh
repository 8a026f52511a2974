#!/usr/bin/env bash
# Compares the binary with cases others wrote: oracle.sh BIN recurrence|hours [FOLDER]. Ends with 77 (skipped) when the
# folder is not there, and fails when it is there and yields no row.
set -euo pipefail
bin=$1 what=$2 folder=${TIERS_ORACLE:-$3}
[[ -d $folder ]] || { echo "skipped: no folder of cases at $folder"; exit 77; }
export TIERS_LANG=en PATH=$bin:$PATH
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

rows() { jq -c 'select(has("_meta") | not)' "$folder/$1"; }

recurrence() {
    rows recurrence.jsonl > "$scratch/rows"
    total=$(wc -l < "$scratch/rows")
    [[ $total -gt 0 ]] || { echo "no row in recurrence.jsonl"; exit 1; }
    tiers calc recur --jsonl < "$scratch/rows" | jq -c .local > "$scratch/found"
    jq -c .expected "$scratch/rows" > "$scratch/expected"
    diff "$scratch/expected" "$scratch/found"
    echo "$total rows agree"
    rows recurrence_invalid.jsonl | jq -c '{dtstart: "20260101T090000", rrule}' > "$scratch/invalid"
    accepted=$(tiers calc recur --jsonl < "$scratch/invalid" | jq -c 'select(has("error") | not)' | wc -l)
    echo "$(wc -l < "$scratch/invalid") invalid rules, $accepted accepted"
    [[ $accepted -eq 0 ]]
}

hours() {
    rows opening_hours.jsonl > "$scratch/rows"
    total=$(wc -l < "$scratch/rows")
    [[ $total -gt 0 ]] || { echo "no row in opening_hours.jsonl"; exit 1; }
    tiers calc hours --jsonl < "$scratch/rows" > "$scratch/found"
    jq -c '[.intervals[] | [.from, .to]]' "$scratch/rows" > "$scratch/expected"
    paste -d '\n' "$scratch/expected" "$scratch/found" | jq -cn '
        [range(0; 100000) as $i | try input catch empty] as $all
        | [range(0; ($all | length); 2) | {expected: $all[.], found: $all[. + 1]}]
        | {answered: ([.[] | select(.found.intervals)] | length),
           wrong: [.[] | select(.found.intervals and .found.intervals != .expected) | .found.id]}' > "$scratch/verdict"
    answered=$(jq .answered "$scratch/verdict") wrong=$(jq '.wrong | length' "$scratch/verdict")
    echo "$answered of $total rows answered ($((100 * answered / total)) %), $wrong wrong"
    [[ $wrong -eq 0 && $((100 * answered)) -ge $((75 * total)) ]]
    rows opening_hours_invalid.jsonl | jq -c '{value, from: "2026-01-01", to: "2026-02-01"}' > "$scratch/invalid"
    accepted=$(tiers calc hours --jsonl < "$scratch/invalid" | jq -c 'select(has("error") | not)' | wc -l)
    echo "$(wc -l < "$scratch/invalid") invalid values, $accepted accepted"
    [[ $accepted -eq 0 ]]
}

"$what"
