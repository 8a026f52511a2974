# Completion of tiers for bash. The program itself says what can follow; nothing it answers is ever evaluated, so that a
# name such as $(reboot) stays text.

# Takes a command line apart as bash would, but expands nothing: the words without their quotes in `words`, and the quote
# that is still open, if any, in `open`.
_tiers_take_apart() {
    local line=$1 char word='' started=''
    local -i i
    words=() open=''
    for ((i = 0; i < ${#line}; i++)); do
        char=${line:i:1}
        if [[ -n $open && $char == "$open" ]]; then
            open=''
        elif [[ $open == "'" ]]; then
            word+=$char
        elif [[ $char == \\ && ( -z $open || ${line:i+1:1} == [\"\\\$\`] ) ]]; then
            ((++i))
            word+=${line:i:1}
        elif [[ -z $open && $char == [\"\'] ]]; then
            open=$char
        elif [[ -z $open && $char == [[:blank:]] ]]; then
            [[ -n $started ]] && words+=("$word")
            word='' started=''
            continue
        else
            word+=$char
        fi
        started=yes
    done
    words+=("$word")
}

# A word as it must stand on the command line, outside or within the quotes that are open.
_tiers_quoted() {
    local word=$1 char
    case $open in
        "'") quoted=${word//\'/\'\\\'\'} ;;
        '"')
            for char in \\ '"' '$' '`'; do word=${word//"$char"/\\"$char"}; done
            quoted=$word
            ;;
        *) printf -v quoted %q "$word" ;;
    esac
}

# What several candidates look like in the list: with what they are. The list alone shows that; menu completion would
# type it.
_tiers_described() {
    [[ $COMP_TYPE != 37 && $COMP_TYPE != 42 && -n $2 ]] && quoted+="  ($2)"
}

_tiers() {
    local line=${COMP_LINE:0:COMP_POINT} current open quoted kept='' word about otherwise=''
    local -a words answer
    _tiers_take_apart "$line"
    current=${words[-1]}
    mapfile -t answer < <(command tiers __complete $((${#words[@]} - 2)) -- "${words[@]:1}" 2> /dev/null)
    COMPREPLY=()
    case ${answer[0]-} in
        files) compopt -o default ;;
        folders) compopt -o dirnames ;;
    esac
    # bash takes up the word behind some characters, the colon and the equals sign among them: what stands before stays.
    [[ -z $open && -n $2 && $current == *"$2" ]] && kept=${current%"$2"}
    [[ -z $open && -z $2 ]] && kept=$current
    for line in "${answer[@]:1}"; do
        word=${line%%$'\t'*} about=''
        [[ $word != "$current"* ]] && otherwise=yes
        [[ $line == *$'\t'* ]] && about=${line#*$'\t'}
        [[ $word == "$kept"* ]] && word=${word#"$kept"}
        _tiers_quoted "$word"
        ((${#answer[@]} > 2)) && _tiers_described "$word" "$about"
        COMPREPLY+=("$quoted")
    done
    # People found by name do not begin with what was typed: among several the word is left as it is.
    ((${#answer[@]} > 2)) && [[ -n $otherwise ]] && COMPREPLY+=('')
}

complete -F _tiers tiers
