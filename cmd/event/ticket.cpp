#include "cmd/event/ticket_fields.h"

namespace tiers::cmd {

namespace {

struct EventTicketOptions {
    std::string event, participant;
    bool anew = false;
};

void declare(Arguments& verb, EventTicketOptions& o) {
    verb.positional("event", o.event, tr("Event of the ticket"), Names::event);
    verb.positional("participant", o.participant, tr("Id, e-mail, or name of a participant who has a seat"));
    verb.flag("--anew", o.anew, tr("Revoke the one they have, and issue another"));
}

int run(const EventTicketOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto ticket = event::issue_ticket(store, o.event, o.participant, o.anew);
    if (!call.globals().dry_run) call.show(ticket_sheet({ticket}, call));
    return call.finish(transaction);
}

}  // namespace

extern const Verb event_ticket;
const Verb event_ticket =
    verb<EventTicketOptions>("ticket", msgid("Issue a participant's ticket, and show its QR code"), Needs::write,
                             uses_dry_run | writes_private, declare, run, event::ticket_columns);

}  // namespace tiers::cmd
