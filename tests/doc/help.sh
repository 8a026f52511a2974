#!/usr/bin/env bash
# Every command tells how it is used, in both languages: help.sh BIN.
set -euo pipefail
export PATH=$1:$PATH LC_ALL=C.UTF-8
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

failures=0
miss() {
    echo "$*"
    failures=$((failures + 1))
}

# Help needs no configuration, says nothing on standard error, and none of the English of the parser's own.
check() {
    local lang
    for lang in en fr; do
        TIERS_LANG=$lang tiers "$@" > "help.$lang" 2> errors || miss "$lang: tiers $*: exit code $?"
        [[ ! -s errors ]] || miss "$lang: tiers $*: $(cat errors)"
        ! grep -nE 'Usage|SUBCOMMAND|OPTIONS|Positionals|REQUIRED' "help.$lang" || miss "$lang: tiers $*: the parser speaks"
    done
    ! cmp -s help.en help.fr || miss "tiers $*: French is English"
    # Option by option; "Note" is French too.
    comm -12 <(options help.en) <(options help.fr) | grep -v ' Note$' > same || true
    [[ ! -s same ]] || miss "tiers $*: not translated: $(cat same)"
}
options() { grep -E '^  +-' "$1" | sort; }

check -h
check --help
check help
check --help-options
commands=0
while IFS=$'\t' read -r kind command _; do
    [[ $kind == noun || $kind == command ]] || continue
    read -ra words <<< "$command"
    check "${words[@]}" -h
    check --help "${words[@]}"
    commands=$((commands + 1))
done < <(tiers __dump)
((commands > 30)) || miss "only $commands commands"
echo "$commands commands, $failures differ"
exit $((failures > 0))
