#!/usr/bin/env bash
# Completion in a real fish on a terminal: fish.sh BIN.
set -euo pipefail
# shellcheck source=tests/completion/common.sh
source "$(dirname "$0")/common.sh"

# With the folder there, fish does not read every manual page of the machine in the background, past the end of the test.
mkdir -p .config/fish .local/share/fish/generated_completions
cat > .config/fish/config.fish << RC
set -g fish_greeting
function fish_prompt; echo '> '; end
source '$share/fish/vendor_completions.d/tiers.fish'
function record; printf '<%s>\n' \$argv > typed; end
RC

# Control-A goes to the front, where "record" makes the command one that notes its words.
type_in_shell() {
    local line=$1 before=''
    [[ $line == *'; '* ]] && before=${line%%; *} line=${line#*; }
    printf '%s\n%s\001record \nexit\n' "$before" "$line" | timeout 20 script -qec 'fish' /dev/null
}

expect_everywhere
finish
