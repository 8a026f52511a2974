#include "cmd/member/assembly_fields.h"

namespace tiers::cmd {

namespace {

struct MemberSheetOptions {
    std::optional<std::string> on;
};

void declare(Arguments& verb, MemberSheetOptions& o) {
    declare_on(verb, o.on);
}

int run(const MemberSheetOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    call.show(member::signature_sheet(store, assembly_on(o.on, store, call), call.language()));
    return 0;
}

}  // namespace

extern const Verb member_sheet;
const Verb member_sheet = verb<MemberSheetOptions>("sheet", msgid("Make the signature sheet of an assembly"),
                                                   Needs::read, uses_none, declare, run);

}  // namespace tiers::cmd
