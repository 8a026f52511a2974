#include "cmd/book/site.h"
#include "cmd/event/fields.h"

namespace tiers::cmd {

namespace {

struct EventListOptions {
    std::string period = "today..";
    std::optional<std::string> state;
};

void declare(Arguments& verb, EventListOptions& o) {
    verb.option("--period", "PERIOD", o.period,
                tr("When, for instance 2026-03 or last-week; from today on when left out"));
    verb.choice("--state", tr("STATE"), o.state,
                {msgid("draft"), msgid("open"), msgid("full"), msgid("closed"), msgid("done"), msgid("cancelled")},
                tr("Only in this state"));
}

int run(const EventListOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    const auto zone = zone_of(store, call);
    Table table{.columns = event::event_columns()};
    table.empty = say("no events in {}", o.period);
    const event::EventQuery query{span_of(parse_period(o.period, zone.day(call.now())), zone), call.globals().place,
                                  o.state};
    for (const auto& event : event::events(store, query)) table.rows.push_back(event::event_row(event));
    call.show("tiers.event.list/1", std::move(table));
    return 0;
}

}  // namespace

extern const Verb event_list;
const Verb event_list =
    verb<EventListOptions>("list", msgid("List events"), Needs::read, uses_place, declare, run, event::event_columns);

}  // namespace tiers::cmd
