#!/usr/bin/env bash
# Compares the binary with cases others wrote: oracle.sh BIN recurrence|hours|calendars|programme [FOLDER]. Ends with 77 (skipped) when the
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
    # Rules of a group give the same instances.
    rows recurrence_equivalence.jsonl | jq -c '. as $group | .rules[] | {id: $group.rules[0], dtstart: $group.dtstart, rrule: ., limit: $group.compare_first}' > "$scratch/rules"
    groups=$(tiers calc recur --jsonl < "$scratch/rules" | jq -s 'group_by(.id) | map(map(.local // error("refused")) | unique | length)')
    echo "$(jq length <<< "$groups") groups of rules that are equal, $(jq 'map(select(. != 1)) | length' <<< "$groups") differ"
    jq -e 'length > 0 and all(. == 1)' <<< "$groups" > /dev/null
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

# What four other programs agree that a file holds: events, but for those that a later one replaces, and where the first
# occurrence of each starts; times of zones that nobody knows are left out.
same_events() {
    local file=$1 source=$2 expected found
    jq -c --arg file "ics/$file" 'select(.file == $file)' "$scratch/files" > "$scratch/file"
    expected=$(jq '[.events[] | select(.uid) | [.uid, .recurrence_id]] as $keys | .expected_events - ($keys | length) + ($keys | unique | length)' "$scratch/file")
    found=$(($(wc -l < verdicts) - 1))
    [[ $expected -eq $found ]] || { echo "$file: $found events, not $expected"; exit 1; }
    jq -c '[.events[] | select(.uid)] | group_by(.uid)[] | select(length == 1)[0] | select(.recurrence_id == null and .dtstart)
        | {id: .uid, local: (.dtstart | gsub("[-:Z]"; "")), zone: {utc: "UTC", tz: .tzid}[.kind]}
        | .local |= if length == 8 then . + "T000000" else . end | .zone //= "Europe/Paris"' "$scratch/file" |
        tiers calc time --jsonl | jq -r 'select(.utc) | [.id, (.utc[0] | sub("[+]00:00$"; "Z") | fromdateiso8601)] | @tsv' > "$scratch/starts"
    while IFS=$'\t' read -r uid start; do
        found=$(sqlite3 tiers.db "select first from source_item i join source s on s.id = i.source_id
            where s.code = '$source' and i.uid = '${uid//\'/\'\'}' and first is not null")
        [[ -n $found ]] || continue
        [[ $found == "$start" ]] || { echo "$file: $uid starts at $found, not $start"; exit 1; }
        starts=$((starts + 1))
    done < "$scratch/starts"
}

# Each file is imported or refused with a reason, holds what others read in it, and a second import changes nothing.
calendars() {
    cd "$scratch"
    tiers init . --kind coworking --defaults --quiet > /dev/null
    printf '\n[[place.resource]]\nid = "agora"\nkind = "area"\ncapacity = 100000\n' >> tiers.toml
    tiers config apply --yes --quiet > /dev/null
    tiers member add Agora --is-organisation --quiet > /dev/null
    rows ics_files.jsonl > "$scratch/files"
    local files=0 imported=0 refused=0 code first second number=0 starts=0
    for file in "$folder"/ics/*.ics; do
        files=$((files + 1)) number=$((number + 1)) code=0
        import=(timeout 60 tiers book import "$file" --source "s$number" --resource agora --member-from agora --partial --quiet --format csv)
        "${import[@]}" > verdicts 2> errors || code=$?
        case $code in
            0 | 8) imported=$((imported + 1)); same_events "$(basename "$file")" "s$number" ;;
            2) refused=$((refused + 1)); [[ -s errors ]] ;;
            *) echo "$file: exit $code: $(cat errors)"; exit 1 ;;
        esac
        first=$(sqlite3 tiers.db 'select count(*), total(start), total(recorded), total(live) from booking')
        "${import[@]}" > again 2>> errors || true
        second=$(sqlite3 tiers.db 'select count(*), total(start), total(recorded), total(live) from booking')
        [[ $first == "$second" ]] || { echo "$file: a second import changed $first into $second"; exit 1; }
        if grep -qE '^(booked|moved|refused|cancelled)' again; then echo "$file: a second import said:"; cat again; exit 1; fi
    done
    [[ $files -gt 0 ]] || { echo "no calendar in ics"; exit 1; }
    [[ $starts -gt 0 ]] || { echo "no start was compared"; exit 1; }
    echo "$files calendars: $imported imported, $refused refused whole; $starts starts agree; $(sqlite3 tiers.db 'select count(*) from booking') bookings"
    tiers db verify > /dev/null
}

# The programme of a conference makes an event of as many sessions; what is exported from it is valid, and imported again
# changes nothing.
programme() {
    local debconf=$folder/schedule/debconf23.xml schema=$folder/schedule/schedule.xml.xsd
    cd "$scratch"
    tiers init . --kind coworking --defaults --quiet > /dev/null
    tiers config apply --yes --quiet > /dev/null
    verdicts() { tiers event import "$1" --event debconf23 --quiet --format csv --fields verdict | sort | uniq -c | xargs; }
    [[ $(verdicts "$debconf") == "117 added 1 verdict" ]]
    [[ $(verdicts "$debconf") == "117 unchanged 1 verdict" ]]
    [[ $(tiers event sessions debconf23 --format jsonl | wc -l) -eq 117 ]]
    tiers event export debconf23 --output programme.xml
    xmllint --noout --schema "$schema" programme.xml
    [[ $(xmllint --xpath 'count(//event)' programme.xml) -eq 117 ]]
    tiers event export debconf23 --output programme.json
    for form in xml json; do [[ $(verdicts "programme.$form") == "117 unchanged 1 verdict" ]]; done
    diff <(guids "$debconf") <(guids programme.xml)
    echo "117 sessions imported, exported and valid"
}
guids() { grep -oE '<event [^>]*>' "$1" | grep -oE '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}' | sort; }

"$what"
