#include "cmd/event/fields.h"

namespace tiers::cmd {

namespace {

struct EventWaitingOptions {
    std::string event;
};

void declare(Arguments& verb, EventWaitingOptions& o) {
    verb.positional("event", o.event, tr("Event whose waiting list it is"), Names::event);
}

int run(const EventWaitingOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    Table table{.columns = event::event_waiting_columns()};
    table.empty = tr("nobody waits");
    for (const auto& wait : event::waiting(store, o.event)) table.rows.push_back(event::event_waiting_row(wait));
    tell_categories(store, o.event, table);
    call.show("tiers.event.waiting/1", std::move(table));
    return 0;
}

}  // namespace

extern const Verb event_waiting;
const Verb event_waiting =
    verb<EventWaitingOptions>("waiting", msgid("List who waits for a seat, in order, and why"), Needs::read,
                              writes_private, declare, run, event::event_waiting_columns);

}  // namespace tiers::cmd
