#include <tiers/subscription.h>

#include "cmd/invocation.h"
#include "cmd/member/receipts.h"
#include "cmd/member/typed.h"

namespace tiers::cmd {

namespace {

struct MemberRenewOptions {
    std::string who;
    std::optional<std::string> plan;
};

void declare(Arguments& verb, MemberRenewOptions& o) {
    declare_subscription(verb, o.who, o.plan);
}

int run(const MemberRenewOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto key = call.globals().key.value_or("");
    const auto renewed =
        member::renew(store, member::last_subscription(store, member::find(store, o.who).id, o.plan), key);
    call.show("tiers.member.renew/1", subscription_receipt(store, tr("renewed"), {call.told(renewed)}, call));
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_renew;
const Verb member_renew =
    verb<MemberRenewOptions>("renew", msgid("Let another subscription follow one that ends"), Needs::write,
                             uses_dry_run | uses_key, declare, run, member::subscription_columns);

}  // namespace tiers::cmd
