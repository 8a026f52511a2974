#include <tiers/subscription.h>

#include "cmd/invocation.h"
#include "cmd/member/receipts.h"
#include "cmd/member/typed.h"

namespace tiers::cmd {

namespace {

struct MemberPauseOptions {
    std::string who;
    std::optional<std::string> plan, from, until;
};

void declare(Arguments& verb, MemberPauseOptions& o) {
    declare_subscription(verb, o.who, o.plan);
    verb.option("--from", "DAY", o.from, tr("First day of the pause; today when left out"));
    verb.option("--until", "DAY", o.until, tr("Last day of the pause; until it is resumed when left out"));
}

int run(const MemberPauseOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto first = o.from ? parse_day(*o.from) : call.today();
    const auto last = o.until ? std::optional(parse_day(*o.until)) : std::nullopt;
    const auto paused = member::pause(store, subscription_named(store, o.who, o.plan, first), first, last);
    call.show("tiers.member.pause/1", subscription_receipt(store, tr("paused"), {paused}, call));
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_pause;
const Verb member_pause = verb<MemberPauseOptions>("pause", msgid("Pause a subscription"), Needs::write, uses_dry_run,
                                                   declare, run, member::subscription_columns);

}  // namespace tiers::cmd
