#include <tiers/papers.h>

#include "cmd/event/papers.h"

namespace tiers::cmd {

namespace {

struct EventBadgesOptions {
    std::string event;
    bool tickets = false;
};

void declare(Arguments& verb, EventBadgesOptions& o) {
    verb.positional("event", o.event, tr("Event whose participants wear them"), Names::event);
    verb.flag("--tickets", o.tickets, tr("Issue their tickets, and put the codes on the badges"));
}

void show_badges(const EventBadgesOptions& o, const Store& store, const std::vector<event::IssuedTicket>& tickets,
                 Invocation& call) {
    const auto all = event::attendees(store, o.event, {});
    if (prints_paper(call)) return call.show(event::badges(event::get(store, o.event), all, tickets));
    Table table{.columns = event::attendee_columns()};
    for (const auto& one : all) table.rows.push_back(event::attendee_row(one));
    call.show("tiers.event.badges/1", std::move(table));
}

int run(const EventBadgesOptions& o, Invocation& call) {
    auto store = call.open(o.tickets ? Access::write : Access::read);
    call.speak_on_page(catalogue::operator_of(store).language);
    if (!o.tickets) {
        show_badges(o, store, {}, call);
        return 0;
    }
    Transaction transaction(store);
    const auto tickets = event::issue_tickets(store, o.event);
    if (!call.globals().dry_run) show_badges(o, store, tickets, call);
    return call.finish(transaction);
}

}  // namespace

extern const Verb event_badges;
const Verb event_badges =
    verb<EventBadgesOptions>("badges", msgid("Make badges of participants and speakers, to print"), Needs::write,
                             uses_dry_run | writes_private, declare, run, event::attendee_columns);

}  // namespace tiers::cmd
