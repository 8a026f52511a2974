#include "cmd/event/fields.h"

namespace tiers::cmd {

namespace {

struct EventSessionsOptions {
    std::string event;
    bool all = false;
};

void declare(Arguments& verb, EventSessionsOptions& o) {
    verb.positional("event", o.event, tr("Event whose programme it is"), Names::event);
    verb.flag("--all", o.all, tr("Also those that were cancelled"));
}

int run(const EventSessionsOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    Table table{.columns = event::session_columns()};
    table.empty = tr("no session yet");
    for (const auto& session : event::sessions(store, event::get(store, o.event), o.all))
        table.rows.push_back(event::session_row(session));
    call.show("tiers.event.sessions/1", std::move(table));
    return 0;
}

}  // namespace

extern const Verb event_sessions;
const Verb event_sessions = verb<EventSessionsOptions>("sessions", msgid("List the sessions of an event"), Needs::read,
                                                       uses_none, declare, run, event::session_columns);

}  // namespace tiers::cmd
