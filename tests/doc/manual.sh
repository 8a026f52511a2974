#!/usr/bin/env bash
# The manual says all there is, in both languages: manual.sh BIN FILLED-PAGES PAGES.
set -euo pipefail
export PATH=$1:$PATH LC_ALL=C.UTF-8
filled=$2 pages=$3
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

failures=0
miss() {
    echo "$*"
    failures=$((failures + 1))
}
# All that is wanted of the pages is looked for at once, as a search each would be thousands.
holds() { printf '%s\t%s\n' "$2" "$1" >> "$scratch/wanted"; }
unheld() {
    awk -F '\t' '
        !($1 in count) { while ((getline line < $1) > 0) page[$1, ++count[$1]] = line }
        { found = 0; for (i = 1; i <= count[$1] && !found; ++i) found = page[$1, i] ~ $2
          if (!found) print $1 ": nothing matches " $2 }' "$scratch/wanted"
}


check_tree() {
    local folder=$1 kind command name page
    while IFS=$'\t' read -r kind command name _; do
        # That of its noun; completion stands in tiers(1).
        if [[ $command == completion* ]]; then page=tiers.1; else page=tiers-${command%% *}.1; fi
        case $kind in
            noun) [[ -e $pages/$folder/$page ]] || miss "no page $folder/$page" ;;
            command)
                holds "^\.\\\\\" @OPTIONS $command\$" "$pages/$folder/$page"
                holds "Cm (${command}|${command#* })( |$)|^\.Nm tiers $command$" "$pages/$folder/$page"
                ;;
            option | flag)
                [[ $command == '*' ]] && page=tiers.1
                holds "^\.It (Fl [a-z] , )?Fl Fl ${name#*--}( |$)" "$filled/$folder/$page"
                ;;
            key) holds "^\.It Sy ${command//./\\.}( |$)" "$filled/$folder/tiers.toml.5" ;;
        esac
    done < <(TIERS_LANG=${folder/./en} tiers __dump)
    holds '^\.Nd ' "$filled/$folder/tiers.1"
}

# What a page of the schema names, against a database as the program makes it.
check_schema() {
    awk '/^\.It Sy /{table = $3} /^\.It Li /{print table "." $3}' "$filled/$1/tiers-data.5" | sort > "$scratch/told"
    diff "$scratch/told" "$scratch/stored" || miss "$1/tiers-data.5: not the tables and columns there are"
}

outline() {
    sed -n -e 's/^\.Sh /.Sh /p' -e 's/^\.Ss .*/.Ss/p' -e '/^\.\\" @/p' "$1"
}

tiers init "$scratch" --defaults --quiet > /dev/null
tiers --config "$scratch/tiers.toml" config apply --quiet > /dev/null
sqlite3 "$scratch/tiers.db" "select t.name || '.' || c.name from sqlite_schema t, pragma_table_xinfo(t.name) c
    where t.type = 'table' and t.name not like 'sqlite_%'" | sort > "$scratch/stored"

for folder in . fr; do
    check_tree $folder
    check_schema $folder
    mandoc -Tlint -Wwarning "$filled/$folder"/*.[1-9] || miss "$folder: mandoc warns"
done
while read -r absent; do miss "$absent"; done < <(unheld)
for page in "$pages"/*.[1-9]; do
    translated=$pages/fr/${page##*/}
    [[ -e $translated ]] || { miss "no page fr/${page##*/}"; continue; }
    diff <(outline "$page") <(outline "$translated") || miss "fr/${page##*/}: other sections than the English page"
    grep -ohE '^\.Xr [^ ]+ [0-9]' "$page" | sort -u | while read -r _ name section; do
        [[ $name != tiers* || -e $pages/$name.$section ]] || echo "${page##*/} names $name($section), which is no page"
    done > "$scratch/absent"
    [[ ! -s $scratch/absent ]] || miss "$(cat "$scratch/absent")"
done
for page in "$pages"/fr/*.[1-9]; do [[ -e $pages/${page##*/} ]] || miss "no English ${page##*/}"; done
echo "$failures missing"
exit $((failures > 0))
