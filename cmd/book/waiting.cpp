#include <tiers/member.h>
#include <tiers/waiting.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct BookWaitingOptions {
    std::optional<std::string> period, resource, member;
    bool all = false;
};

void declare(Arguments& verb, BookWaitingOptions& o) {
    verb.option("--period", "PERIOD", o.period,
                tr("When, for instance 2026-03 or next-week; all that is to come when left out"));
    verb.option("--resource", "ID", o.resource, tr("Only this resource"), Names::resource);
    verb.option("--member", "WHO", o.member, tr("Only this member's"), Names::member);
    verb.flag("--all", o.all, tr("Also those who wait no more"));
}

booking::WaitingQuery query_of(const BookWaitingOptions& o, const Store& store, const Invocation& call) {
    booking::WaitingQuery query;
    const auto zone = zone_of(store, call, o.resource.value_or(""));
    if (o.period) query.span = span_of(parse_period(*o.period, zone.day(call.now())), zone);
    query.resource = o.resource.value_or("");
    if (o.member) query.member = member::find(store, *o.member).id;
    query.ended = o.all;
    return query;
}

int run(const BookWaitingOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    const auto why = call.globals().explain && call.for_people();
    Table table;
    table.columns = booking::waiting_columns();
    if (why) table.columns.push_back({"why", tr("Why"), Kind::text});
    table.empty = tr("nobody waits");
    booking::each_waiting(store, query_of(o, store, call), [&](const booking::Waiting& one) {
        table.rows.push_back(booking::waiting_row(one));
        if (why) table.rows.back().emplace_back(booking::why_waiting(store, one));
    });
    call.show("tiers.book.waiting/1", std::move(table));
    return 0;
}

}  // namespace

extern const Verb book_waiting;
const Verb book_waiting = verb<BookWaitingOptions>("waiting", msgid("List who waits for seats"), Needs::read,
                                                   uses_explain, declare, run, booking::waiting_columns);

}  // namespace tiers::cmd
