#include "cmd/event/topics.h"

namespace tiers::cmd {

namespace {

struct EventProposeOptions {
    std::string event, summary;
    std::vector<std::string> titles, hosts;
};

void declare(Arguments& verb, EventProposeOptions& o) {
    verb.positional("event", o.event, tr("Event the topic is offered at"), Names::event);
    verb.positional("title", o.titles, tr("Titles of topics, or - for one a line on standard input"));
    verb.option("--host", "WHO", o.hosts, tr("Who brings it: a participant, or a name; may be given several times"));
    verb.option("--summary", "TEXT", o.summary, tr("What it is about"));
}

int run(const EventProposeOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto titles = call.words(o.titles);
    if (titles.empty()) throw BadInput("missing_argument", tr("no topic is named"));
    const auto made = event::propose(store, {.event = o.event,
                                             .titles = titles,
                                             .summary = o.summary,
                                             .hosts = o.hosts,
                                             .key = call.globals().key.value_or("")});
    call.show("tiers.event.propose/1", topic_receipt(tr("proposed"), call.told(made)));
    return call.finish(transaction);
}

}  // namespace

extern const Verb event_propose;
const Verb event_propose = verb<EventProposeOptions>("propose", msgid("Offer topics for a barcamp"), Needs::write,
                                                     uses_dry_run | uses_key, declare, run, event::proposal_columns);

}  // namespace tiers::cmd
