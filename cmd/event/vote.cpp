#include <algorithm>

#include "cmd/event/topics.h"
#include "cmd/typed_words.h"

namespace tiers::cmd {

namespace {

struct EventVoteOptions {
    std::string event;
    std::optional<std::string> who;
    std::vector<std::string> topics, hands;
};

void declare(Arguments& verb, EventVoteOptions& o) {
    verb.positional("event", o.event, tr("Event whose topics they are"), Names::event);
    verb.positional("who", o.who,
                    tr("Participant who votes; - for lines of standard input: who, then topics, with commas between"));
    verb.positional("topic", o.topics, tr("Topics they want, in place of those of an earlier ballot: ids, or titles"));
    verb.option("--hands", "TOPIC=N", o.hands, tr("Hands that went up for a topic, where nobody noted whose"));
}

void add_topics(std::vector<event::Proposal>& all, std::vector<event::Proposal> more) {
    for (auto& topic : more) {
        std::erase_if(all, [&](const auto& known) { return known.id == topic.id; });
        all.push_back(std::move(topic));
    }
}

std::vector<event::Proposal> vote_by_line(Store& store, const EventVoteOptions& o, Invocation& call) {
    std::vector<event::Proposal> all;
    for (const auto& line : call.lines()) {
        auto words = comma_separated({line});
        if (words.empty()) continue;
        const auto who = words.front();
        words.erase(words.begin());
        add_topics(all, event::vote(store, o.event, who, words));
    }
    return all;
}

event::Proposal count_hands(Store& store, const EventVoteOptions& o, const std::string& text) {
    const auto sign = text.rfind('=');
    if (const auto hands = sign == std::string::npos ? std::nullopt : whole(std::string_view(text).substr(sign + 1)))
        return event::count_hands(store, o.event, text.substr(0, sign), *hands);
    throw BadInput("bad_hands", say("'{}' is not TOPIC=N", text));
}

int run(const EventVoteOptions& o, Invocation& call) {
    if (!o.who && o.hands.empty()) throw BadInput("missing_argument", tr("who votes?"));
    auto store = call.open(Access::write);
    Transaction transaction(store);
    std::vector<event::Proposal> topics;
    if (o.who) topics = *o.who == "-" ? vote_by_line(store, o, call) : event::vote(store, o.event, *o.who, o.topics);
    for (const auto& hands : o.hands) add_topics(topics, {count_hands(store, o, hands)});
    std::ranges::sort(topics, {}, &event::Proposal::id);
    call.show("tiers.event.vote/1", topic_receipt(tr("voted"), topics));
    return call.finish(transaction);
}

}  // namespace

extern const Verb event_vote;
const Verb event_vote = verb<EventVoteOptions>("vote", msgid("Note which topics somebody wants"), Needs::write,
                                               uses_dry_run, declare, run, event::proposal_columns);

}  // namespace tiers::cmd
