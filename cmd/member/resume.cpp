#include <tiers/subscription.h>

#include "cmd/invocation.h"
#include "cmd/member/receipts.h"
#include "cmd/member/typed.h"

namespace tiers::cmd {

namespace {

struct MemberResumeOptions {
    std::string who;
    std::optional<std::string> plan, on;
};

void declare(Arguments& verb, MemberResumeOptions& o) {
    declare_subscription(verb, o.who, o.plan);
    verb.option("--on", "DAY", o.on, tr("First day it goes on; today when left out"));
}

int run(const MemberResumeOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto first = day_or_today(o.on, call);
    const auto resumed = member::resume(store, subscription_named(store, o.who, o.plan, first), first);
    call.show("tiers.member.resume/1", subscription_receipt(store, tr("resumed"), {resumed}, call));
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_resume;
const Verb member_resume =
    verb<MemberResumeOptions>("resume", msgid("Let a subscription go on after a pause"), Needs::write, uses_dry_run,
                              declare, run, member::subscription_columns);

}  // namespace tiers::cmd
