#include <tiers/barcamp.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct EventProposalsOptions {
    std::string event;
    bool all = false;
};

void declare(Arguments& verb, EventProposalsOptions& o) {
    verb.positional("event", o.event, tr("Event whose topics they are"), Names::event);
    verb.flag("--all", o.all, tr("Also those that were merged or withdrawn"));
}

int run(const EventProposalsOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    Table table{.columns = event::proposal_columns()};
    table.empty = tr("no topic yet");
    for (const auto& topic : event::proposals(store, o.event, o.all)) table.rows.push_back(event::proposal_row(topic));
    call.show("tiers.event.proposals/1", std::move(table));
    return 0;
}

}  // namespace

extern const Verb event_proposals;
const Verb event_proposals = verb<EventProposalsOptions>("proposals", msgid("List the topics of a barcamp"),
                                                         Needs::read, uses_none, declare, run, event::proposal_columns);

}  // namespace tiers::cmd
