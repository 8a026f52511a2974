# Fills a manual page from `tiers __dump`: awk -f fill-man.awk DUMP PAGE. A line `.\" @OPTIONS config apply` becomes the
# options of that command, `.\" @KEYS` the keys of tiers.toml, `.\" @COMMANDS` the nouns with their verbs, `.\" @FIELDS`
# the columns that commands show, `.\" @COLUMNS booking` those of a table of the database.

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

function item(kind, name, meta,    short) {
    if (kind == "word") return "Ar " quoted(name)
    # "-o,--output" is a short name and a long one.
    short = name ~ /^-[a-z],/ ? "Fl " substr(name, 2, 1) " , " : ""
    sub(/^(-[a-z],)?--/, "", name)
    return short "Fl Fl " name (meta == "" ? "" : " Ar " quoted(meta))
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
        if (key_variable[i] != "") text = text ".Ev " key_variable[i] " .\n"
    }
    return ".Bl -tag -width Ds\n" text ".El\n"
}

function commands(    i, text) {
    for (i = 1; i <= noun_count; i++) {
        text = text ".It Ic tiers " noun_name[i] "\n" plain(noun_help[i])
        text = text (noun_verbs[i] == "" ? ".\n" : ":\n.Cm " noun_verbs[i] " .\n")
    }
    return ".Bl -tag -width Ds\n" text ".El\n"
}

# Commands that show the same columns stand together.
function fields(    i, text) {
    for (i = 1; i <= shape_count; i++) text = text ".It Ic " shape_commands[i] "\n" shape[i]
    return ".Bl -tag -width Ds\n" text ".El\n"
}

function note_fields(    i) {
    if (field_command == "") return
    for (i = 1; i <= shape_count; i++)
        if (shape[i] == field_shape) {
            shape_commands[i] = shape_commands[i] " , " field_command
            return
        }
    shape[++shape_count] = field_shape; shape_commands[shape_count] = field_command
}

function columns(table) {
    return ".Bl -tag -compact -offset indent -width organisation_id\n" table_columns[table] ".El\n"
}

BEGIN { FS = "\t" }

FNR == NR && $1 == "key" {
    key_name[++key_count] = $2; key_default[key_count] = $3; key_words[key_count] = $4; key_help[key_count] = $6
    key_variable[key_count] = $7
}
FNR == NR && ($1 == "word" || $1 == "option" || $1 == "flag") {
    kinds[++count] = $1; owner[count] = $2; names[count] = $3; metas[count] = $4; helps[count] = $6
}
FNR == NR && $1 == "noun" {
    noun_name[++noun_count] = $2; noun_verbs[noun_count] = $3; noun_help[noun_count] = $6
    gsub(/ /, " , ", noun_verbs[noun_count])
}
FNR == NR && $1 == "command" { note_fields(); field_command = ""; field_shape = "" }
FNR == NR && $1 == "field" {
    field_command = $2
    field_shape = field_shape ".Li " $3 "\n(" $4 ")\n"
}
FNR == NR && $1 == "column" {
    table_columns[$2] = table_columns[$2] ".It Li " $3 "\n" $4 ($5 == "" ? "" : ", not null") "\n"
}
FNR == NR { next }
FNR == 1 { note_fields() }

/^\.\\" @OPTIONS / { sub(/^\.\\" @OPTIONS /, ""); printf "%s", options($0); next }
/^\.\\" @KEYS/ { printf "%s", keys(); next }
/^\.\\" @COMMANDS/ { printf "%s", commands(); next }
/^\.\\" @FIELDS/ { printf "%s", fields(); next }
/^\.\\" @COLUMNS / { sub(/^\.\\" @COLUMNS /, ""); printf "%s", columns($0); next }
{ print }
