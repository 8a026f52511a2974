#include <tiers/affiliation.h>

#include "cmd/invocation.h"
#include "cmd/member/receipts.h"

namespace tiers::cmd {

namespace {

struct MemberLeaveOptions {
    std::string who, organisation;
    std::optional<std::string> role, to;
};

void declare(Arguments& verb, MemberLeaveOptions& o) {
    verb.positional("who", o.who, tr("Id, e-mail, or full name"), Names::member);
    verb.positional("organisation", o.organisation, tr("Organisation a person belongs to"), Names::member);
    verb.option("--role", "TEXT", o.role, tr("Only this role"));
    verb.option("--to", "DAY", o.to, tr("Last day; today when left out"));
}

int run(const MemberLeaveOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto member = member::find(store, o.who, true).id;
    const auto organisation = member::find(store, o.organisation, true).id;
    const auto ended = member::leave(store, member, organisation, o.role, o.to ? parse_day(*o.to) : call.today());
    call.show("tiers.member.leave/1", affiliation_receipt(tr("left"), ended, call.today()));
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_leave;
const Verb member_leave = verb<MemberLeaveOptions>("leave", msgid("End a role in an organisation"), Needs::write,
                                                   uses_dry_run, declare, run, member::affiliation_columns);

}  // namespace tiers::cmd
