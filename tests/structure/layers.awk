# Tells each line of the sources below lib/ and cmd/ that breaks the layers, as "file:line: what". A folder of lib/ has a
# height, and includes itself and what is lower; a public header belongs to a folder.
BEGIN {
    pairs("base 0 time 1 format 2 i18n 2 store 3 catalogue 4 member 5 booking 6 event 7 billing 8 followup 8 report 9 exchange 9 render 9", height)
    pairs("error base export base limits base unfinished base i18n base words base document time published time upkeep store glance catalogue territory catalogue calc exchange certificate member presence member presence_use member visit member profile member affiliation member trip member consent member assembly member plan member subscription member charge member payment member statement member roll member plan_preview member ledger member attest member reconcile booking duplicate member erasure member identifier member privacy_request member directory member held member retention followup reminder member booking_price member quote booking waiting booking hold booking block booking handover booking volunteering member booking_plan booking simulate booking find_free booking choose booking agenda booking feed exchange invitation exchange series booking event event session event registration event attendance event topic base outline format programme exchange barcamp event barcamp_grid event ticket event checkin event survey event survey_report event survey_import exchange outcome event papers event event_mail exchange enrol exchange report_mail exchange own_report report event_category event registration_price member event_payment event", owner)
    pairs("member 1 booking 1 event 1 billing 1 followup 1", domain)
}

FNR == 1 {
    split(FILENAME, path, "/")
    public = FILENAME ~ /^lib\/include\/tiers\//
    folder = path[1] == "cmd" ? "cmd" : public ? owner_of(path[4]) : path[2]
}

/^[ \t]*#[ \t]*include/ {
    match($0, /["<][^">]*/)
    own = substr($0, RSTART, 1) == "\""
    target = substr($0, RSTART + 1, RLENGTH - 1)
    split(target, to, "/")
    if (folder == "cmd") cmd_includes()
    else if (to[1] == "tiers" && !own) lower(owner_of(to[2]))
    else if (own && to[1] != "sql") lower(to[1])
    else if (target ~ /^(iostream|print|cstdio|stdio\.h)$/) tell("the library prints nothing")
    else if (public && target ~ /[\/.]/ && target != "fmt/format.h") tell("a public header includes <" target ">")
    if (public && own) tell("a public header includes a private one")
    if (target ~ /_store\.h$/ && domain[to[1]] && domain[folder] && to[1] != folder) tell(folder " includes the rows of another domain, " target)
}

folder != "cmd" && /getenv|isatty|program_invocation|std::c(out|err|in|log)|(^|[^_a-z])f?(printf|puts) *\(/ { tell("the library reads no environment and no terminal, and prints nothing") }
folder != "cmd" && FILENAME != "lib/time/clock.cpp" && /system_clock::now|clock_gettime|gettimeofday|std::time *\(/ { tell("the library asks the clock in time/clock alone") }
folder == "cmd" && tolower($0) ~ /"(select|insert into|insert or|update|delete from|create table|pragma) / { tell("SQL in cmd") }
FILENAME ~ /\.h$/ && /using namespace/ { tell("a header says using namespace") }

END { exit broken }

function pairs(text, into,   words, i) {
    for (i = split(text, words, " "); i > 0; i -= 2) into[words[i - 1]] = words[i]
}
function owner_of(header) {
    sub(/\.h$/, "", header)
    return header in owner ? owner[header] : header
}
# What renders knows no domain; nothing in the library but itself includes it.
function lower(other) {
    if (other == folder) return
    if (!(other in height)) tell("\"" other "\" has no height in tests/structure/layers.awk")
    else if (height[other] >= height[folder] || (folder == "render" && height[other] > 2)) tell(folder " includes " target ", which is not below it")
}
function cmd_includes() {
    if (own && to[1] != "cmd") tell("cmd includes " target ", and may only <tiers/...> and \"cmd/...\"")
    if (!own && target ~ /^(SQLiteCpp|nlohmann|toml\+\+|cctz)\/|^(sqlite3|sodium|utf8proc)\.h/) tell("cmd includes <" target ">, which the library is for")
}
function tell(what) {
    print FILENAME ":" FNR ": " what
    broken = 1
}
