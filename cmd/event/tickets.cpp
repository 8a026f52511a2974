#include "cmd/event/ticket_fields.h"

namespace tiers::cmd {

namespace {

struct EventTicketsOptions {
    std::string event;
};

void declare(Arguments& verb, EventTicketsOptions& o) {
    verb.positional("event", o.event, tr("Event of the tickets"), Names::event);
}

int run(const EventTicketsOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto tickets = event::issue_tickets(store, o.event);
    if (!call.globals().dry_run) call.show(ticket_sheet(tickets, call));
    return call.finish(transaction);
}

}  // namespace

extern const Verb event_tickets;
const Verb event_tickets =
    verb<EventTicketsOptions>("tickets", msgid("Issue the tickets of all who have a seat, as a sheet to print"),
                              Needs::write, uses_dry_run | writes_private, declare, run, event::ticket_columns);

}  // namespace tiers::cmd
