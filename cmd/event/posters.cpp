#include <tiers/papers.h>

#include "cmd/event/papers.h"

namespace tiers::cmd {

namespace {

struct EventPostersOptions {
    std::string event;
    std::optional<std::string> session;
};

void declare(Arguments& verb, EventPostersOptions& o) {
    verb.positional("event", o.event, tr("Event whose sessions they tell of"), Names::event);
    verb.positional("session", o.session, tr("Only this session"));
}

int run(const EventPostersOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    call.speak_on_page(catalogue::operator_of(store).language);
    const auto event = event::get(store, o.event);
    const auto sessions =
        o.session ? std::vector{event::get_session(store, o.event, *o.session)} : event::sessions(store, event);
    if (prints_paper(call)) {
        call.show(event::session_posters(store, event, sessions, call.language()));
        return 0;
    }
    Table table{.columns = event::session_columns()};
    for (const auto& session : sessions) table.rows.push_back(event::session_row(session));
    call.show("tiers.event.posters/1", std::move(table));
    return 0;
}

}  // namespace

extern const Verb event_posters;
const Verb event_posters = verb<EventPostersOptions>("posters", msgid("Make a poster for each session"), Needs::read,
                                                     uses_none, declare, run, event::session_columns);

}  // namespace tiers::cmd
