#include <algorithm>
#include <iterator>

#include "cmd/event/fields.h"

namespace tiers::cmd {

namespace {

struct EventRegistrationsOptions {
    std::string event;
    std::optional<std::string> session, state;
    bool all = false;
};

void declare(Arguments& verb, EventRegistrationsOptions& o) {
    verb.positional("event", o.event, tr("Event whose registrations they are"), Names::event);
    verb.option("--session", "ID", o.session, tr("Only for this session"));
    verb.choice("--state", tr("STATE"), o.state,
                {msgid("confirmed"), msgid("waiting"), msgid("offered"), msgid("cancelled"), msgid("lapsed"),
                 msgid("transferred")},
                tr("Only in this state, ended or not"));
    verb.flag("--all", o.all, tr("Also those that have ended"));
}

int run(const EventRegistrationsOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    Table table{.columns = event::registration_columns()};
    table.empty = tr("nobody is registered");
    const auto answers = event::registration_answers(store, o.event);
    std::ranges::copy(answers.columns(), std::back_inserter(table.columns));
    const auto all = event::registrations(store, o.event, {o.session, o.state, o.all});
    for (const auto& one : all) {
        table.rows.push_back(event::registration_row(one));
        std::ranges::copy(answers.cells(one.participant.id), std::back_inserter(table.rows.back()));
    }
    tell_categories(store, o.event, table);
    tell_prices(all, table);
    tell_tickets(all, table);
    call.show("tiers.event.registrations/1", std::move(table));
    return 0;
}

}  // namespace

extern const Verb event_registrations;
const Verb event_registrations =
    verb<EventRegistrationsOptions>("registrations", msgid("List who is registered"), Needs::read, writes_private,
                                    declare, run, event::registration_columns);

}  // namespace tiers::cmd
