#include <tiers/presence.h>

#include "cmd/invocation.h"
#include "cmd/member/receipts.h"
#include "cmd/member/typed.h"

namespace tiers::cmd {

namespace {

struct MemberCheckoutOptions {
    std::vector<std::string> who;
    std::optional<std::string> at;
};

void declare(Arguments& verb, MemberCheckoutOptions& o) {
    verb.positional("who", o.who, tr("Ids, e-mails, or names, or - to read them from standard input"), Names::member);
    verb.option("--at", "TIME", o.at, tr("When, if not now; a time alone is of today"));
}

int run(const MemberCheckoutOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto place = catalogue::one_place(store, call.globals().place);
    const auto left = member::checkout(store, place, member_ids(call, store, o.who), instant(o.at, place, call.now()));
    call.show("tiers.member.checkout/1", presence_receipt(tr("checked out"), left, call));
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_checkout;
const Verb member_checkout =
    verb<MemberCheckoutOptions>("checkout", msgid("Note that members have left a place"), Needs::write,
                                uses_place | uses_dry_run, declare, run, [] { return member::presence_columns(); });

}  // namespace tiers::cmd
