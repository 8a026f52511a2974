#include "cmd/event/topics.h"

namespace tiers::cmd {

namespace {

struct EventWithdrawOptions {
    std::string event;
    std::vector<std::string> topics;
};

void declare(Arguments& verb, EventWithdrawOptions& o) {
    verb.positional("event", o.event, tr("Event whose topics they are"), Names::event);
    verb.positional("topic", o.topics, tr("Topics to withdraw: ids, or titles"));
}

int run(const EventWithdrawOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    std::vector<event::Proposal> withdrawn;
    for (const auto& topic : call.words(o.topics)) withdrawn.push_back(event::withdraw_topic(store, o.event, topic));
    if (withdrawn.empty()) throw BadInput("missing_argument", tr("no topic is named"));
    call.show("tiers.event.withdraw/1", topic_receipt(tr("withdrawn"), withdrawn));
    return call.finish(transaction);
}

}  // namespace

extern const Verb event_withdraw;
const Verb event_withdraw = verb<EventWithdrawOptions>("withdraw", msgid("Withdraw topics of a barcamp"), Needs::write,
                                                       uses_dry_run, declare, run, event::proposal_columns);

}  // namespace tiers::cmd
