#!/usr/bin/env bash
# Completion in a real zsh on a terminal: zsh.sh BIN.
set -euo pipefail
# shellcheck source=tests/completion/common.sh
source "$(dirname "$0")/common.sh"

cat > .zshrc << RC
PS1='> '
fpath=('$share/zsh/site-functions' \$fpath)
autoload -U compinit
compinit -u -D
bindkey -e
record() { printf '<%s>\n' "\$@" > typed }
RC

# Control-A goes to the front, where "record" makes the command one that notes its words.
type_in_shell() {
    local line=$1 before=''
    [[ $line == *'; '* ]] && before=${line%%; *} line=${line#*; }
    printf '%s\n%s\001record \nexit\n' "$before" "$line" | timeout 20 script -qec 'zsh -i' /dev/null
}

expect_everywhere
expect "a member by name" $'tiers member show Zo\t' tiers member show 4
expect "a member by name, without its accent" $'tiers member show zoe\t' tiers member show 4
expect "an e-mail within double quotes" "tiers member show \"\\\$(t"$'\t' tiers member show "$run"
finish
