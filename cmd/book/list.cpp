#include <tiers/booking.h>
#include <tiers/member.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct BookListOptions {
    std::string period = "today..";
    std::optional<std::string> resource, member, state;
    std::optional<std::int64_t> series;
    bool all = false;
};

void declare(Arguments& verb, BookListOptions& o) {
    verb.option("--period", "PERIOD", o.period,
                tr("When, for instance 2026-03 or last-week; from today on when left out"));
    verb.option("--resource", "ID", o.resource, tr("Only this resource"), Names::resource);
    verb.option("--member", "WHO", o.member, tr("Only this member's"), Names::member);
    verb.option("--series", "N", o.series, tr("Only this series"));
    verb.choice("--state", tr("STATE"), o.state, booking::states(), tr("Only in this state, ended or not"));
    verb.flag("--all", o.all, tr("Also those that were cancelled"));
}

int run(const BookListOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    const auto zone = zone_of(store, call, o.resource.value_or(""));
    booking::Query query;
    query.span = span_of(parse_period(o.period, zone.day(call.now())), zone);
    query.place = call.globals().place ? catalogue::find_place(store, *call.globals().place).id : "";
    query.resource = o.resource.value_or("");
    if (o.member) query.member = member::find(store, *o.member).id;
    query.series = o.series;
    query.ended = o.all;
    query.state = o.state.value_or("");
    Table heading;
    heading.columns = booking::columns();
    heading.empty = say("no bookings in {}", o.period);
    auto rows = call.rows("tiers.book.list/1", heading);
    booking::each(store, query, [&](const booking::Booking& booking) { rows.row(booking::row(booking)); });
    rows.finish();
    return 0;
}

}  // namespace

extern const Verb book_list;
const Verb book_list = verb<BookListOptions>("list", msgid("List bookings"), Needs::read, uses_place | writes_private,
                                             declare, run, booking::columns);

}  // namespace tiers::cmd
