#include <tiers/ticket.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct EventPackOptions {
    std::string event;
};

void declare(Arguments& verb, EventPackOptions& o) {
    verb.positional("event", o.event, tr("Event whose tickets a door will check"), Names::event);
}

int run(const EventPackOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    call.write(event::pack_text(event::pack_tickets(store, o.event, call.globals().names)));
    return 0;
}

}  // namespace

extern const Verb event_pack;
const Verb event_pack =
    verb<EventPackOptions>("pack", msgid("Write what a door needs to check tickets without the database"), Needs::read,
                           writes_private, declare, run);

}  // namespace tiers::cmd
