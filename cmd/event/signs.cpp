#include <tiers/papers.h>

#include "cmd/event/papers.h"

namespace tiers::cmd {

namespace {

struct EventSignsOptions {
    std::string event;
    std::optional<std::string> session;
};

void declare(Arguments& verb, EventSignsOptions& o) {
    verb.positional("event", o.event, tr("Event whose participants they name"), Names::event);
    verb.positional("session", o.session, tr("Only this session"));
}

int run(const EventSignsOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    call.speak_on_page(catalogue::operator_of(store).language);
    const auto all = event::attendees(store, o.event, o.session);
    if (prints_paper(call)) {
        call.show(event::table_signs(event::get(store, o.event), all));
        return 0;
    }
    Table table{.columns = event::attendee_columns()};
    for (const auto& one : all) table.rows.push_back(event::attendee_row(one));
    call.show("tiers.event.signs/1", std::move(table));
    return 0;
}

}  // namespace

extern const Verb event_signs;
const Verb event_signs =
    verb<EventSignsOptions>("signs", msgid("Make table signs with the names of participants and speakers"), Needs::read,
                            writes_private, declare, run, event::attendee_columns);

}  // namespace tiers::cmd
