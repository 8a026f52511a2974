#include "cmd/event/fields.h"

namespace tiers::cmd {

namespace {

struct EventOpenOptions {
    std::string event;
};

void declare(Arguments& verb, EventOpenOptions& o) {
    verb.positional("event", o.event, tr("Event whose registrations it is about"), Names::event);
}

int run(const EventOpenOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    call.show("tiers.event.open/1", event_receipt(tr("opened"), event::open(store, o.event), call.language()));
    return call.finish(transaction);
}

}  // namespace

extern const Verb event_open;
const Verb event_open = verb<EventOpenOptions>("open", msgid("Open the registrations of an event"), Needs::write,
                                               uses_dry_run, declare, run, event::event_columns);

}  // namespace tiers::cmd
