#include <tiers/ticket.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct EventRevokeOptions {
    std::string event, participant;
};

void declare(Arguments& verb, EventRevokeOptions& o) {
    verb.positional("event", o.event, tr("Event of the ticket"), Names::event);
    verb.positional("participant", o.participant, tr("Id, e-mail, or name of who has it"));
}

std::vector<Column> revoked_columns() {
    return {{"ticket", tr("Ticket"), Kind::id}, {"event", tr("Event"), Kind::code}};
}

int run(const EventRevokeOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto number = event::revoke_ticket(store, o.event, o.participant);
    call.show("tiers.event.revoke/1", {.columns = revoked_columns(),
                                       .rows = {{number, o.event}},
                                       .sentences = {say("ticket {} is revoked", number)}});
    return call.finish(transaction);
}

}  // namespace

extern const Verb event_revoke;
const Verb event_revoke =
    verb<EventRevokeOptions>("revoke", msgid("Let a ticket in no more: doors want a new pack then"), Needs::write,
                             uses_dry_run, declare, run, revoked_columns);

}  // namespace tiers::cmd
