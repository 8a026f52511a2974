#include "cmd/event/fields.h"

namespace tiers::cmd {

namespace {

struct EventShowOptions {
    std::string event;
};

void declare(Arguments& verb, EventShowOptions& o) {
    verb.positional("event", o.event, tr("Event to show"), Names::event);
}

int run(const EventShowOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    call.show_one("tiers.event.show/1", event::event_columns(), event::event_row(event::get(store, o.event)));
    return 0;
}

}  // namespace

extern const Verb event_show;
const Verb event_show =
    verb<EventShowOptions>("show", msgid("Show an event"), Needs::read, uses_none, declare, run, event::event_columns);

}  // namespace tiers::cmd
