# Sourced by the new-* scripts, in the folder of the sources: what they refuse, and a verb's place in the manual.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

refuse() {
    echo "${0##*/}: $1" >&2
    exit 2
}

is_new() {
    local file
    for file; do [[ ! -e $file ]] || refuse "$file is there already"; done
}

# needs TOOL...: nothing is written where one is missing.
needs() {
    local tool
    for tool; do
        command -v "$tool" > /dev/null || refuse "$tool is not installed: scripts/install-packages build test"
    done
}

# replace FILE: by standard input, which may be made of it.
replace() {
    local text
    text=$(cat)
    printf '%s\n' "$text" > "$1"
}

# describe FOLDER NOUN VERB TEXT: an item of the noun's page, below its last one.
describe() {
    local page=$1/tiers-$2.1 last
    last=$(awk -v noun="$2" '$2 == "@OPTIONS" && $3 == noun { last = NR } END { print last }' "$page")
    awk -v last="$last" -v noun="$2" -v verb="$3" -v text="$4" '
        /^\.Sh DESCRIPTION/ { described = 1 }
        /^\.Cm / && !described { $0 = $0 " | " verb }
        { print }
        NR == last { printf ".It Cm %s\n%s\n.\\\" @OPTIONS %s %s\n", verb, text, noun, verb }' "$page" | replace "$page"
}
