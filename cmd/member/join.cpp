#include <tiers/affiliation.h>

#include "cmd/invocation.h"
#include "cmd/member/receipts.h"
#include "cmd/member/typed.h"

namespace tiers::cmd {

namespace {

struct MemberJoinOptions {
    std::string who, organisation, role;
    std::optional<std::string> from, to;
};

void declare(Arguments& verb, MemberJoinOptions& o) {
    verb.positional("who", o.who, tr("Id, e-mail, or name"), Names::member);
    verb.positional("organisation", o.organisation, tr("Organisation a person belongs to"), Names::member);
    verb.option("--role", "TEXT", o.role, tr("Role in the organisation"));
    verb.option("--from", "DAY", o.from, tr("First day; today when left out, unknown when empty"));
    verb.option("--to", "DAY", o.to, tr("Last day; not known when left out"));
}

int run(const MemberJoinOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    member::Affiliation wanted;
    wanted.member = member::find(store, o.who).id;
    wanted.organisation = member::find(store, o.organisation).id;
    wanted.role = o.role;
    wanted.first = day_or(o.from, call.today());
    wanted.last = day_or(o.to, std::nullopt);
    const auto made = member::affiliate(store, wanted, call.globals().key.value_or(""));
    call.show("tiers.member.join/1", affiliation_receipt(tr("joined"), {call.told(made)}, call.today()));
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_join;
const Verb member_join = verb<MemberJoinOptions>("join", msgid("Say who belongs to which organisation"), Needs::write,
                                                 uses_dry_run | uses_key, declare, run, member::affiliation_columns);

}  // namespace tiers::cmd
