#include "cmd/event/fields.h"

namespace tiers::cmd {

namespace {

struct EventAcceptOptions {
    std::string registration;
};

void declare(Arguments& verb, EventAcceptOptions& o) {
    verb.positional("registration", o.registration, tr("Id of a registration that is offered a seat"));
}

int run(const EventAcceptOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto one = event::accept(store, registration_ids(call, {o.registration}).front());
    call.show("tiers.event.accept/1", registration_receipt(nullptr, {one}));
    return call.finish(transaction);
}

}  // namespace

extern const Verb event_accept;
const Verb event_accept = verb<EventAcceptOptions>("accept", msgid("Take a seat that is offered"), Needs::write,
                                                   uses_dry_run, declare, run, event::registration_columns);

}  // namespace tiers::cmd
