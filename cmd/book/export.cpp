#include <tiers/exchange.h>
#include <tiers/feed.h>
#include <tiers/member.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct BookExportOptions {
    std::optional<std::string> period, resource, member;
    bool all = false, free_busy = false;
};

void declare(Arguments& verb, BookExportOptions& o) {
    verb.option("--period", "PERIOD", o.period, tr("When, for instance 2026-03 or today..; ever when left out"));
    verb.option("--resource", "ID", o.resource, tr("Only this resource"), Names::resource);
    verb.option("--member", "WHO", o.member, tr("Only this member's"), Names::member);
    verb.flag("--all", o.all, tr("Also those that were cancelled, marked so"));
    verb.flag("--free-busy", o.free_busy, tr("A calendar that tells when, and neither who nor what"));
}

booking::Query query_of(const BookExportOptions& o, const Store& store, const Invocation& call) {
    const auto zone = zone_of(store, call, o.resource.value_or(""));
    booking::Query query;
    if (o.period) query.span = span_of(parse_period(*o.period, zone.day(call.now())), zone);
    query.place = call.globals().place ? catalogue::find_place(store, *call.globals().place).id : "";
    query.resource = o.resource.value_or("");
    if (o.member) query.member = member::find(store, *o.member).id;
    query.ended = o.all;
    return query;
}

int run(const BookExportOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    const auto query = query_of(o, store, call);
    const auto names = call.globals().names;
    if (call.asked_format().value_or(render::Format::ics) == render::Format::ics) {
        exchange::write_feed(store, {query, names, o.free_busy}, [&](std::string_view piece) { call.write(piece); });
        return 0;
    }
    if (o.free_busy) throw BadInput("bad_format", tr("--free-busy is of a calendar"), "--format ics");
    auto rows = call.rows("tiers.book.export/1", {.columns = exchange::export_columns(names)});
    exchange::export_rows(store, query, names, [&](Row row) { rows.row(std::move(row)); });
    rows.finish();
    return 0;
}

}  // namespace

extern const Verb book_export;
const Verb book_export =
    verb<BookExportOptions>("export", msgid("Write bookings for other software: a calendar, CSV, JSON lines"),
                            Needs::read, uses_place, declare, run);

}  // namespace tiers::cmd
