#compdef tiers
# Completion of tiers for zsh. The program itself says what can follow; nothing it answers is ever evaluated, so that a
# name such as $(reboot) stays text.

_tiers() {
    local current=${(Q)PREFIX} line
    local -a answer candidates shown how
    answer=("${(@f)$(command tiers __complete $((CURRENT - 2)) -- "${(@Q)words[2,CURRENT-1]}" "$current" 2> /dev/null)}")
    case $answer[1] in
        files) [[ $current == --*=* ]] && compset -P '*='; _files; return ;;
        folders) [[ $current == --*=* ]] && compset -P '*='; _files -/; return ;;
    esac
    for line in "${(@)answer[2,-1]}"; do
        candidates+=("${line%%$'\t'*}")
        shown+=("${line/$'\t'/  -- }")
    done
    (($#candidates)) || return 1
    # People found by name do not begin with what was typed: one takes its place, several are listed.
    if [[ -n ${candidates:#${(b)current}*} ]]; then
        how=(-U)
        (($#candidates > 1)) && compstate[insert]='' compstate[list]='list force'
    fi
    compadd $how -l -d shown -a candidates
}

if [[ $funcstack[1] == _tiers ]]; then
    _tiers "$@"
else
    compdef _tiers tiers
fi
