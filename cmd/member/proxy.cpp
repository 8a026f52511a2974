#include "cmd/member/assembly_fields.h"

namespace tiers::cmd {

namespace {

struct MemberProxyOptions {
    std::string giver;
    std::optional<std::string> holder, on;
    bool withdraw = false;
};

void declare(Arguments& verb, MemberProxyOptions& o) {
    verb.positional("giver", o.giver, tr("Who cannot come"), Names::member);
    verb.positional("holder", o.holder, tr("Who votes for them"), Names::member);
    declare_on(verb, o.on);
    verb.flag("--withdraw", o.withdraw, tr("Instead, the proxy counts no more"));
}

int run(const MemberProxyOptions& o, Invocation& call) {
    if (o.withdraw == o.holder.has_value())
        throw BadInput("missing_argument", tr("who votes for them? or --withdraw"), "tiers member proxy jeanne paul");
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto assembly = assembly_on(o.on, store, call);
    const auto giver = member::find(store, o.giver).id;
    const auto voter = o.withdraw ? member::take_proxy_back(store, assembly, giver)
                                  : member::give_proxy(store, assembly, giver, member::find(store, *o.holder).id,
                                                       call.globals().key.value_or(""));
    Table table{.columns = member::voter_columns(), .rows = {member::voter_row(voter)}};
    table.sentences = {o.withdraw ? say("{} votes for themselves", voter.name)
                                  : say("{} votes for {}", voter.holder_name, voter.name)};
    call.show("tiers.member.proxy/1", table);
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_proxy;
const Verb member_proxy = verb<MemberProxyOptions>("proxy", msgid("Note that a voter votes for another"), Needs::write,
                                                   uses_dry_run | uses_key, declare, run, member::voter_columns);

}  // namespace tiers::cmd
