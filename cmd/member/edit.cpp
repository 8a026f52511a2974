#include <tiers/member.h>

#include "cmd/invocation.h"
#include "cmd/member/fields.h"
#include "cmd/member/receipts.h"
#include "cmd/member/typed.h"

namespace tiers::cmd {

namespace {

struct MemberEditOptions {
    std::string who;
    std::optional<std::string> name, again;
    MemberFields fields;
};

void declare(Arguments& verb, MemberEditOptions& o) {
    verb.positional("who", o.who, tr("Id, e-mail, or name"), Names::member);
    verb.option("--name", "NAME", o.name, tr("New name"));
    declare_fields(verb, o.fields);
    declare_taken(verb, o.fields.profile);
    declare_again(verb, o.again);
}

int run(const MemberEditOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    auto member = member::find(store, o.who);
    if (o.name) member.name = *o.name;
    put(o.fields, member, store, call);
    const auto changed = member::change(store, member, o.fields.profile, day_or(o.again, std::nullopt));
    call.show("tiers.member.edit/1", member_receipt(tr("changed"), changed));
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_edit;
const Verb member_edit = verb<MemberEditOptions>("edit", msgid("Change what is known of a member"), Needs::write,
                                                 uses_dry_run, declare, run, member::columns);

}  // namespace tiers::cmd
