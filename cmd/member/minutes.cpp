#include "cmd/member/assembly_fields.h"

namespace tiers::cmd {

namespace {

struct MemberMinutesOptions {
    std::optional<std::string> on;
};

void declare(Arguments& verb, MemberMinutesOptions& o) {
    declare_on(verb, o.on);
}

int run(const MemberMinutesOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    call.show(member::minutes(store, assembly_on(o.on, store, call), call.language()));
    return 0;
}

}  // namespace

extern const Verb member_minutes;
const Verb member_minutes = verb<MemberMinutesOptions>("minutes", msgid("Make a page for the minutes of an assembly"),
                                                       Needs::read, uses_none, declare, run);

}  // namespace tiers::cmd
