#include <tiers/consent.h>

#include "cmd/invocation.h"
#include "cmd/member/receipts.h"
#include "cmd/member/typed.h"

namespace tiers::cmd {

namespace {

struct MemberWithdrawOptions {
    std::string who, kind;
    std::optional<std::string> on;
};

void declare(Arguments& verb, MemberWithdrawOptions& o) {
    verb.positional("who", o.who, tr("Id, e-mail, or full name"), Names::member);
    verb.positional("consent", o.kind, tr("What the member agreed to"));
    verb.option("--on", "DAY", o.on, tr("First day it holds no more; today when left out"));
}

int run(const MemberWithdrawOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto member = member::find(store, o.who, true).id;
    const auto ended = member::withdraw(store, member, o.kind, day_or_today(o.on, call));
    call.show("tiers.member.withdraw/1", consent_receipt(tr("withdrawn"), ended, call.today()));
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_withdraw;
const Verb member_withdraw =
    verb<MemberWithdrawOptions>("withdraw", msgid("Note that a member agrees to something no more"), Needs::write,
                                uses_dry_run, declare, run, member::consent_columns);

}  // namespace tiers::cmd
