#include <tiers/member.h>

#include "cmd/invocation.h"
#include "cmd/member/fields.h"
#include "cmd/member/receipts.h"
#include "cmd/member/typed.h"

namespace tiers::cmd {

namespace {

struct MemberAddOptions {
    std::string name;
    bool organisation = false;
    std::optional<std::string> again;
    MemberFields fields;
};

void declare(Arguments& verb, MemberAddOptions& o) {
    verb.positional("name", o.name, tr("Full name"));
    verb.flag("--is-organisation", o.organisation, tr("It is an organisation, not a person"));
    declare_fields(verb, o.fields);
    declare_again(verb, o.again);
}

int run(const MemberAddOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    member::Member member;
    member.name = o.name;
    member.kind = o.organisation ? "organisation" : "person";
    put(o.fields, member, store, call);
    const auto key = call.globals().key.value_or("");
    const auto added = member::add(store, member, key, o.fields.profile, day_or(o.again, std::nullopt));
    call.show("tiers.member.add/1", member_receipt(tr("added"), call.told(added)));
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_add;
const Verb member_add = verb<MemberAddOptions>("add", msgid("Add a person or an organisation"), Needs::write,
                                               uses_dry_run | uses_key, declare, run, member::columns);

}  // namespace tiers::cmd
