#include "cmd/event/fields.h"

namespace tiers::cmd {

namespace {

struct EventPromoteOptions {
    std::string event;
};

void declare(Arguments& verb, EventPromoteOptions& o) {
    verb.positional("event", o.event, tr("Event whose waiting list it is"), Names::event);
}

int run(const EventPromoteOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    auto table = registration_receipt(nullptr, event::promote(store, o.event));
    table.empty = tr("nobody comes in");
    call.show("tiers.event.promote/1", std::move(table));
    return call.finish(transaction);
}

}  // namespace

extern const Verb event_promote;
const Verb event_promote =
    verb<EventPromoteOptions>("promote", msgid("End offers that have lapsed, and bring in who waits"), Needs::write,
                              uses_dry_run, declare, run, event::registration_columns);

}  // namespace tiers::cmd
