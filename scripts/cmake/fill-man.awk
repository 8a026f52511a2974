# Fills a manual page from `tiers __dump`: awk -f fill-man.awk DUMP PAGE. A line `.\" @OPTIONS config apply` becomes the
# options of that command, `.\" @KEYS` the keys of tiers.toml.

# Text that mdoc would read as something else: backslashes, and a dot or a quote at the front.
function plain(text) {
    gsub(/\\/, "\\e", text)
    return text ~ /^[.']/ ? "\\&" text : text
}

# The same within a macro line.
function quoted(text) {
    text = plain(text)
    gsub(/"/, "\\(dq", text)
    return "\"" text "\""
}

function item(kind, name, meta) {
    if (kind == "word") return "Ar " quoted(name)
    sub(/^--/, "", name)
    return "Fl Fl " name (meta == "" ? "" : " Ar " quoted(meta))
}

function options(command,    i, text) {
    for (i = 1; i <= count; i++)
        if (owner[i] == command) text = text ".It " item(kinds[i], names[i], metas[i]) "\n" plain(helps[i]) ".\n"
    return text == "" ? "" : ".Bl -tag -width Ds\n" text ".El\n"
}

function keys(    i, text) {
    for (i = 1; i <= key_count; i++) {
        text = text ".It Sy " key_name[i] (key_default[i] == "" ? "" : " Pq " quoted(key_default[i])) "\n"
        text = text plain(key_help[i]) (key_words[i] == "" ? "" : ": " plain(key_words[i])) ".\n"
    }
    return ".Bl -tag -width Ds\n" text ".El\n"
}

BEGIN { FS = "\t" }

FNR == NR && $1 == "key" {
    key_name[++key_count] = $2; key_default[key_count] = $3; key_words[key_count] = $4; key_help[key_count] = $6
}
FNR == NR && ($1 == "word" || $1 == "option" || $1 == "flag") {
    kinds[++count] = $1; owner[count] = $2; names[count] = $3; metas[count] = $4; helps[count] = $6
}
FNR == NR { next }

/^\.\\" @OPTIONS / { sub(/^\.\\" @OPTIONS /, ""); printf "%s", options($0); next }
/^\.\\" @KEYS/ { printf "%s", keys(); next }
{ print }
