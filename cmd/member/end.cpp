#include <tiers/subscription.h>

#include "cmd/invocation.h"
#include "cmd/member/receipts.h"
#include "cmd/member/typed.h"

namespace tiers::cmd {

namespace {

struct MemberEndOptions {
    std::string who;
    std::optional<std::string> plan, on, override_;
};

void declare(Arguments& verb, MemberEndOptions& o) {
    declare_subscription(verb, o.who, o.plan);
    verb.option("--on", "DAY", o.on,
                tr("Last day; the end of the period in which the plan's notice is over when left out"));
    verb.choice("--override", "RULE", o.override_, {"notice"}, tr("Set the notice aside"));
}

int run(const MemberEndOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto subscription = subscription_named(store, o.who, o.plan, call.today(), true);
    const auto last = o.on ? std::optional(parse_day(*o.on)) : std::nullopt;
    const auto ended = member::end_subscription(store, subscription, last, call.today(), o.override_.has_value());
    call.show("tiers.member.end/1", subscription_receipt(store, tr("ended"), {ended}, call));
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_end;
const Verb member_end = verb<MemberEndOptions>("end", msgid("End a subscription"), Needs::write, uses_dry_run, declare,
                                               run, member::subscription_columns);

}  // namespace tiers::cmd
