# Sourced: a place with names that want to be run, and a terminal in which a shell completes. TAB stands for the key.
bin=$(cd "$1" && pwd)
share=$bin/../share
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
unset TIERS_CONFIG TIERS_DB TIERS_PLACE TIERS_NOW TIERS_AS XDG_CONFIG_HOME XDG_DATA_HOME
export PATH=$bin:$PATH HOME=$scratch TIERS_LANG=en LC_ALL=C.UTF-8 TERM=xterm

cat > tiers.toml << 'TOML'
[operator]
name = "Essai"

[[place]]
id = "lieu"

[[place.resource]]
id = "grande-salle"
name = "$(touch pwned)"
kind = "room"

[[place.resource]]
id = "grenier"
kind = "room"
TOML
tiers config apply --quiet > /dev/null
tiers member add "Hélène Dupré" --email helene@example.org --quiet > /dev/null
# shellcheck disable=SC2016 # names that must stay as they are
{
    run='$(touch${IFS}pwned)@example.org'
    back='`touch${IFS}pwned`'\''x&|;!@example.org'
    tiers member add '$(touch pwned)' --email "$run" --quiet > /dev/null
    sqlite3 tiers.db "insert into member (kind, name, folded, email, created, recorded)
        values ('person', '\`touch pwned\`; \"touch\" pwned' || char(10) || 'touch pwned' || char(27) || '[31m', 'touch', '${back//\'/\'\'}', 0, 0)"
}
tiers member add "Zoé Sans-adresse" --quiet > /dev/null
tiers book add grenier "tomorrow 9h-10h" --member helene --quiet > /dev/null

failures=0
# What a shell passed to a command when these keys were typed in front of it and the line was accepted.
expect() {
    local name=$1 keys=$2 found
    shift 2
    rm -f typed
    found=$(type_in_shell "$keys" > log 2>&1; cat typed 2> /dev/null) || true
    # zsh takes the slash of a folder off again when the line is accepted.
    if [[ ${found//\/>/>} == "$(printf '<%s>\n' "$@")" ]]; then return; fi
    failures=$((failures + 1))
    printf '%s: typed %q\n--- expected\n' "$name" "$keys"
    printf '<%s>\n' "$@"
    printf -- '--- found\n%s\n--- on the terminal\n' "$found"
    cat -v log
}

# What every shell must get right.
expect_everywhere() {
    expect "a command" $'tiers mem\t' tiers member
    expect "a verb" $'tiers member sho\t' tiers member show
    expect "an option" $'tiers member list --no-h\t' tiers member list --no-headers
    expect "the words of an option" $'tiers member list --format jsonl\t' tiers member list --format jsonl
    expect "the value behind an equals sign" $'tiers book add --member=hel\t' tiers book add --member=helene@example.org
    expect "a resource" $'tiers book free gran\t' tiers book free grande-salle
    expect "a second resource" $'tiers book free grenier gran\t' tiers book free grenier grande-salle
    expect "a booking to come" $'tiers book cancel \t' tiers book cancel 1
    expect "a column behind a comma" $'tiers member list --fields id,na\t' tiers member list --fields id,name
    expect "a member by e-mail" $'tiers member show hel\t' tiers member show helene@example.org
    expect "a member past the at sign" $'tiers member show helene@ex\t' tiers member show helene@example.org
    expect "a member by id" $'tiers member show 4\t' tiers member show 4
    expect "an e-mail that would run a command" "tiers member show \\\$\\("$'\t' tiers member show "$run"
    expect "an e-mail in backquotes" "tiers member show \\\`"$'\t' tiers member show "$back"
    expect "an e-mail within single quotes" "tiers member show '\$(t"$'\t' tiers member show "$run"
    expect "a file" $'tiers --config tiers.t\t config path' tiers --config tiers.toml config path
    expect "a folder" $'mkdir -p deep/er; tiers init deep/\t' tiers init deep/er
}

finish() {
    if [[ -e pwned || -e deep/pwned ]]; then
        echo "a name was run"
        failures=$((failures + 1))
    fi
    echo "$failures differ"
    exit $((failures > 0))
}
