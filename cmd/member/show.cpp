#include <tiers/profile.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct MemberShowOptions {
    std::string who;
};

void declare(Arguments& verb, MemberShowOptions& o) {
    verb.positional("who", o.who, tr("Id, e-mail, or name"), Names::member);
}

int run(const MemberShowOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    const auto member = member::find(store, o.who);
    const auto sheet = member::sheet(member, member::profile(store, member.id));
    call.show_one("tiers.member.show/1", sheet.columns, sheet.rows.front());
    return 0;
}

}  // namespace

extern const Verb member_show;
const Verb member_show = verb<MemberShowOptions>("show", msgid("Show a member"), Needs::read, uses_none, declare, run,
                                                 member::sheet_columns);

}  // namespace tiers::cmd
