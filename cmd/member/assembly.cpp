#include "cmd/member/assembly_fields.h"

namespace tiers::cmd {

namespace {

struct MemberAssemblyOptions {
    std::optional<std::string> on, roll, rule;
    std::string kind = "ordinary", at, where;
    std::vector<std::string> agenda;
    bool no_quorum = false, cancel = false;
};

void declare(Arguments& verb, MemberAssemblyOptions& o) {
    verb.option("--on", "DAY", o.on, tr("The day of the assembly"));
    verb.choice("--kind", "KIND", o.kind, member::assembly_kinds(), tr("Ordinary when left out"));
    verb.option("--at", "TIME", o.at, tr("When it begins, 18:30"));
    verb.option("--where", "TEXT", o.where, tr("Where it is"));
    verb.option("--agenda", "TEXT", o.agenda, tr("A point of the agenda; several times for several"));
    verb.option("--roll", "DAY", o.roll, tr("Who may vote on this day is on the roll; today when left out"));
    verb.flag("--no-quorum", o.no_quorum, tr("A second convocation: votes whatever the quorum"));
    verb.choice("--override", "RULE", o.rule, {"notice"}, tr("Set a rule aside by name; the journal keeps that"));
    verb.flag("--cancel", o.cancel, tr("Instead, it does not take place"));
}

member::Assembly called(const MemberAssemblyOptions& o, Store& store, const Invocation& call) {
    const auto rules = member::assembly_rules(store);
    member::Assembly wanted;
    wanted.day = parse_day(*o.on);
    wanted.kind = o.kind;
    wanted.clock = o.at;
    wanted.location = o.where;
    wanted.agenda = o.agenda;
    wanted.roll_day = o.roll ? parse_day(*o.roll) : call.today();
    wanted.proxies = rules.proxies;
    wanted.quorum = o.no_quorum ? 0 : rules.quorum;
    return member::call_assembly(store, wanted, call.today(), o.rule.has_value(), call.globals().key.value_or(""));
}

int run(const MemberAssemblyOptions& o, Invocation& call) {
    if (!o.on)
        throw BadInput("missing_argument", tr("on which day is the assembly?"),
                       "tiers member assembly --on 2026-12-12 --at 18:30");
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto assembly =
        o.cancel ? member::cancel_assembly(store, assembly_on(o.on, store, call)) : call.told(called(o, store, call));
    call.show("tiers.member.assembly/1", assembly_receipt(o.cancel ? tr("called off") : tr("called"), assembly, call));
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_assembly;
const Verb member_assembly =
    verb<MemberAssemblyOptions>("assembly", msgid("Call a general assembly, and freeze who may vote"), Needs::write,
                                uses_dry_run | uses_key, declare, run, member::assembly_columns);

}  // namespace tiers::cmd
