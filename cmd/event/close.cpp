#include "cmd/event/fields.h"

namespace tiers::cmd {

namespace {

struct EventCloseOptions {
    std::string event;
};

void declare(Arguments& verb, EventCloseOptions& o) {
    verb.positional("event", o.event, tr("Event whose registrations it is about"), Names::event);
}

int run(const EventCloseOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    call.show("tiers.event.close/1", event_receipt(tr("closed"), event::close(store, o.event), call.language()));
    return call.finish(transaction);
}

}  // namespace

extern const Verb event_close;
const Verb event_close = verb<EventCloseOptions>("close", msgid("Close the registrations of an event"), Needs::write,
                                                 uses_dry_run, declare, run, event::event_columns);

}  // namespace tiers::cmd
