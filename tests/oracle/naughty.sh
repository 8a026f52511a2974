#!/usr/bin/env bash
# Strings that break programs, as names and as notes: naughty.sh BIN FOLDER. Each is stored and comes back the same, as
# JSON and by way of CSV, or is refused with a reason; none reaches a terminal raw. Ends with 77 (skipped) when the folder
# is not there, and fails when it is there and yields no string.
set -euo pipefail
bin=$(realpath "$1") folder=${TIERS_ORACLE:-$2}
[[ -d $folder ]] || { echo "skipped: no folder of cases at $folder"; exit 77; }
folder=$(realpath "$folder")
export TIERS_LANG=en PATH=$bin:$PATH
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

strings=$folder/naughty_strings.json
total=$(jq '.strings | length' "$strings")
[[ $total -gt 0 ]] || { echo "no string in naughty_strings.json"; exit 1; }

place() {
    mkdir "$1"
    tiers init "$1" --kind coworking --defaults --quiet > /dev/null
    (cd "$1" && tiers config apply --yes --quiet > /dev/null)
}

# What is stored under each external id; a program's names and notes are trimmed, and end their lines in LF.
stored() { (cd "$1" && tiers member list --format jsonl) | jq -c "{(.external_id): .$2}" | jq -cs add; }
wanted() {
    jq -c '[.strings | to_entries[] | {("s\(.key)"): (.value | gsub("\r\n?"; "\n"))}] | add' "$strings"
}

# A quote stands before what a spreadsheet would run, as tiers writes it itself.
csv() {
    jq -r --arg field "$1" '
        def safe: if test("^\u0027*([=@\t\r-]|[+].*[^-+0-9 .()])"; "s") then "\u0027" + . else . end;
        (["external_id", "name", "note"] | @csv),
        (.strings | to_entries[] | [ "s\(.key)", if $field == "name" then .value | safe else "x" end,
                                     if $field == "note" then .value | safe else "" end ] | @csv)' "$strings"
}

check() {
    local field=$1 trimmed
    place "$field"
    csv "$field" > "$field.csv"
    (cd "$field" && tiers member import "../$field.csv" --partial --quiet --format jsonl > ../verdicts) || [[ $? -eq 8 ]]
    jq -se 'all(.[]; .verdict == "added" or (.verdict == "refused" and .reason != null))' verdicts > /dev/null
    stored "$field" "$field" > found
    # shellcheck disable=SC2016  # for jq
    trimmed='if $field == "name" then gsub("^[ \u00a0\t\n\u000b\f]+|[ \u00a0\t\n\u000b\f]+$"; "") else . end'
    jq -cn --arg field "$field" --slurpfile found found --slurpfile wanted <(wanted) '
        $found[0] as $f | $wanted[0] as $w
        | [$f | to_entries[] | select((.value // "" | '"$trimmed"') != ($w[.key] | '"$trimmed"' | if test("^[ \u00a0\t\n]*$") then "" else . end)) | .key]
        | if . == [] then empty else "changed: \(.)" end' > changed
    [[ ! -s changed ]] || { cat changed; return 1; }

    # By way of each format into the same place, which changes nothing, and into another.
    local format
    for format in csv jsonl vcf; do
        (cd "$field" && tiers member export --format "$format") > "own.$format"
        (cd "$field" && tiers member import "../own.$format" --quiet --format csv --fields verdict --no-headers) | sort -u > again
        [[ $(cat again) == unchanged ]] || { echo "importing the export as $format said: $(cat again)"; return 1; }
        place "$field-$format"
        (cd "$field-$format" && tiers member import "../own.$format" --quiet > /dev/null)
        [[ $(stored "$field" "$field") == "$(stored "$field-$format" "$field")" ]] ||
            { echo "$format brought something else"; diff <(stored "$field" "$field" | jq .) <(stored "$field-$format" "$field" | jq .); return 1; }
    done

    # No control, no bidirectional override, and no broken UTF-8 in what people see.
    (cd "$field" && tiers member list) > seen
    iconv -f UTF-8 -t UTF-8 seen > /dev/null
    if LC_ALL=C.UTF-8 grep -nP '[\x00-\x08\x0b-\x1f\x7f-\x{9f}\x{61c}\x{200e}\x{200f}\x{2028}-\x{202e}\x{2066}-\x{2069}]' seen; then return 1; fi
    echo "$field: $total strings, $(grep -c '"added"' verdicts) stored, $(grep -c '"refused"' verdicts) refused with a reason"
}

check name
check note
