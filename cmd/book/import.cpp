#include <tiers/booking.h>
#include <tiers/exchange.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct BookImportOptions {
    std::string file;
    std::string source, member_from, charset;
    std::optional<std::string> resource, map;
    bool partial = false, mirror = false;
};

void declare(Arguments& verb, BookImportOptions& o) {
    verb.positional("file", o.file, tr("Calendar, CSV or JSON lines; - for standard input"), Names::file);
    verb.option("--source", "ID", o.source, tr("The file is a calendar: the name its events are kept under"));
    verb.option("--resource", "ID", o.resource, tr("Resource the calendar is about"), Names::resource);
    verb.option("--map", "FILE", o.map, tr("Which of its events are about which resource, as TOML"), Names::file);
    verb.option(
        "--member-from", "WHO", o.member_from,
        tr("Who its bookings are for: attendee, summary, or a member; an organisation of the source's name when "
           "left out"),
        Names::member);
    verb.flag("--mirror", o.mirror, tr("Cancel what the calendar once had and no longer has"));
    verb.option("--charset", "NAME", o.charset, tr("Charset of CSV; found out when left out"));
    verb.flag("--partial", o.partial, tr("Keep what can be booked, and tell what cannot"));
}

/// What the command ends with when a line is refused.
Exit exit_of(const std::string& verdict) {
    if (verdict == "conflict") return Exit::conflict;
    if (verdict == "unknown") return Exit::not_found;
    return verdict == "bad_line" || verdict == "bad_interval" ? Exit::bad_input : Exit::refused;
}

[[noreturn]] void refuse_all(const std::vector<booking::Verdict>& bad) {
    std::string message = tr("nothing was booked:");
    for (const auto& verdict : bad)
        message += "\n" + tiers::say("line {}: {}: {}", verdict.line, verdict.verdict, verdict.reason);
    throw Error(exit_of(bad.front().verdict), bad.front().verdict, message, tr("--partial books the other lines"));
}

int import_lines(const BookImportOptions& o, Invocation& call, std::string_view bytes) {
    auto store = open_settled(call);
    Transaction transaction(store);
    const auto in_brief = call.in_brief(), ids_last = !call.globals().dry_run;
    Table table{.columns = {{"line", tr("Line"), Kind::id},
                            {"verdict", tr("Verdict"), Kind::word},
                            {"id", tr("Id"), Kind::id, "", false, in_brief},
                            {"reason", tr("Reason"), Kind::text}}};
    const auto imported = booking::import_rows(store, {bytes, o.file, o.charset}, [&](const booking::Verdict& verdict) {
        if (in_brief && verdict.reason.empty()) return;
        table.rows.push_back({verdict.line, verdict.verdict, verdict.id && ids_last ? Value(*verdict.id) : Value(),
                              cell(verdict.reason)});
    });
    if (imported.refused > 0 && !o.partial) refuse_all(imported.bad);
    call.say("{} lines done, {} refused", imported.done, imported.refused);
    return call.finish(transaction, "tiers.book.import/1", std::move(table),
                       imported.refused > 0 ? Exit::partly : Exit::done);
}

exchange::CalendarMap map_of(const BookImportOptions& o, const Store& store, const std::string& toml) {
    exchange::CalendarMap map;
    if (o.map) return exchange::read_calendar_map(store, toml, *o.map);
    map.otherwise = *o.resource;
    return map;
}

int import_events(const BookImportOptions& o, Invocation& call, std::string_view bytes) {
    if (o.resource.has_value() == o.map.has_value())
        throw BadInput("missing_option", tr("a calendar wants --resource, or --map and not both"));
    const auto toml = o.map ? call.read_input(*o.map) : std::string();
    auto store = open_settled(call);
    Transaction transaction(store);
    Table table{.columns = {{"verdict", tr("Verdict"), Kind::word},
                            {"bookings", tr("Bookings"), Kind::count},
                            {"uid", tr("UID"), Kind::code},
                            {"recurrence", tr("Of"), Kind::code},
                            {"summary", tr("Summary"), Kind::text},
                            {"code", tr("Code"), Kind::code, "", false, true},
                            {"reason", tr("Reason"), Kind::text}}};
    std::string refusals;
    auto first = Exit::done;
    const exchange::CalendarOptions options{o.source, map_of(o, store, toml), o.member_from, o.mirror,
                                            call.globals().yes};
    const auto imported = exchange::import_calendar(store, bytes, options, [&](const exchange::CalendarVerdict& v) {
        table.rows.push_back(
            {v.verdict, v.bookings, v.uid, cell(v.recurrence), cell(v.summary), cell(v.code), cell(v.reason)});
        if (v.exit == Exit::done) return;
        refusals += "\n" + tiers::say("{}: {}", v.uid, v.reason);
        if (first == Exit::done) first = v.exit;
    });
    if (imported.refused > 0 && !o.partial)
        throw Error(first, "refused", tr("nothing was booked:") + refusals, tr("--partial books the other events"));
    if (o.map && imported.done > 0) exchange::keep_mapping(store, *o.map, toml);
    call.say("{} events done, {} refused", imported.done, imported.refused);
    return call.finish(transaction, "tiers.book.import/1", std::move(table),
                       imported.refused > 0 ? Exit::partly : Exit::done);
}

int run(const BookImportOptions& o, Invocation& call) {
    const auto bytes = call.read_input(o.file);
    if (o.source.empty() && (o.map || o.resource || o.mirror || !o.member_from.empty()))
        throw BadInput("missing_option", tr("these options are for a calendar, which wants --source"),
                       tr("--source ID, a name its events are kept under"));
    return o.source.empty() ? import_lines(o, call, bytes) : import_events(o, call, bytes);
}

}  // namespace

extern const Verb book_import;
const Verb book_import =
    verb<BookImportOptions>("import", msgid("Book what a file holds: a calendar, CSV, or JSON lines"), Needs::write,
                            uses_dry_run | uses_yes | uses_limit, declare, run);

}  // namespace tiers::cmd
