#include "cmd/event/topics.h"

namespace tiers::cmd {

namespace {

struct EventMergeOptions {
    std::string event, topic, into;
};

void declare(Arguments& verb, EventMergeOptions& o) {
    verb.positional("event", o.event, tr("Event whose topics they are"), Names::event);
    verb.positional("topic", o.topic, tr("Topic that goes into another: id, or title"));
    verb.positional("into", o.into, tr("Topic that takes its hosts and wishes"));
}

int run(const EventMergeOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    call.show("tiers.event.merge/1",
              topic_receipt(tr("merged into"), {event::merge_topic(store, o.event, o.topic, o.into)}));
    return call.finish(transaction);
}

}  // namespace

extern const Verb event_merge;
const Verb event_merge = verb<EventMergeOptions>("merge", msgid("Merge a topic of a barcamp into another"),
                                                 Needs::write, uses_dry_run, declare, run, event::proposal_columns);

}  // namespace tiers::cmd
