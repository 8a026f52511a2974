#include "cmd/member/assembly_fields.h"

namespace tiers::cmd {

namespace {

struct MemberAssembliesOptions {};

void declare(Arguments&, MemberAssembliesOptions&) {}

int run(const MemberAssembliesOptions&, Invocation& call) {
    const auto store = call.open(Access::read);
    Table heading;
    heading.columns = member::assembly_columns();
    heading.empty = tr("no assemblies");
    auto rows = call.rows("tiers.member.assemblies/1", heading);
    for (const auto& one : member::assemblies(store)) rows.row(member::assembly_row(one));
    rows.finish();
    return 0;
}

}  // namespace

extern const Verb member_assemblies;
const Verb member_assemblies = verb<MemberAssembliesOptions>(
    "assemblies", msgid("List general assemblies"), Needs::read, uses_none, declare, run, member::assembly_columns);

}  // namespace tiers::cmd
