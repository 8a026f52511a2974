#include "cmd/member/assembly_fields.h"
#include "cmd/member/typed.h"

namespace tiers::cmd {

namespace {

struct MemberArriveOptions {
    std::vector<std::string> who;
    std::optional<std::string> on;
    bool left = false;
};

void declare(Arguments& verb, MemberArriveOptions& o) {
    verb.positional("who", o.who, tr("Ids, e-mails, or names, or - to read them from standard input"), Names::member);
    declare_on(verb, o.on);
    verb.flag("--left", o.left, tr("Instead, they have left"));
}

int run(const MemberArriveOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto assembly = assembly_on(o.on, store, call);
    const auto who = member_ids(call, store, o.who);
    const auto now = o.left ? member::depart(store, assembly, who) : member::arrive(store, assembly, who, call.today());
    Table table{.columns = member::assembly_columns(), .rows = {member::assembly_row(now)}};
    table.sentences = {member::quorum_sentence(now)};
    call.show("tiers.member.arrive/1", table);
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_arrive;
const Verb member_arrive =
    verb<MemberArriveOptions>("arrive", msgid("Note who has come to an assembly, and tell the quorum"), Needs::write,
                              uses_dry_run, declare, run, member::assembly_columns);

}  // namespace tiers::cmd
