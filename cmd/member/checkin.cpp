#include <tiers/presence.h>

#include "cmd/invocation.h"
#include "cmd/member/receipts.h"
#include "cmd/member/typed.h"

namespace tiers::cmd {

namespace {

struct MemberCheckinOptions {
    std::vector<std::string> who;
    std::optional<std::string> at;
};

void declare(Arguments& verb, MemberCheckinOptions& o) {
    verb.positional("who", o.who, tr("Ids, e-mails, or names, or - to read them from standard input"), Names::member);
    verb.option("--at", "TIME", o.at, tr("When, if not now; a time alone is of today"));
}

int run(const MemberCheckinOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto place = catalogue::one_place(store, call.globals().place);
    const auto come = member::checkin(store, place, member_ids(call, store, o.who), instant(o.at, place, call.now()),
                                      call.globals().key.value_or(""));
    call.show("tiers.member.checkin/1", presence_receipt(tr("checked in"), call.told(come), call));
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_checkin;
const Verb member_checkin = verb<MemberCheckinOptions>("checkin", msgid("Note that members have come to a place"),
                                                       Needs::write, uses_place | uses_dry_run | uses_key, declare, run,
                                                       [] { return member::presence_columns(); });

}  // namespace tiers::cmd
