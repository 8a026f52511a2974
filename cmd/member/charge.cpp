#include <tiers/charge.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct MemberChargeOptions {
    std::optional<std::string> until;
};

void declare(Arguments& verb, MemberChargeOptions& o) {
    verb.option("--until", "DAY", o.until, tr("Up to this day, included; today when left out"));
}

int run(const MemberChargeOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto until = o.until ? parse_day(*o.until) : call.today();
    const auto currency = catalogue::operator_of(store).currency;
    Table table{.columns = member::charge_columns(), .empty = tr("nothing to charge")};
    for (const auto& one : call.told(member::charge(store, until, call.today())))
        table.rows.push_back(member::charge_row(one, currency));
    call.show("tiers.member.charge/1", std::move(table));
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_charge;
const Verb member_charge = verb<MemberChargeOptions>("charge", msgid("Write what members owe for periods that began"),
                                                     Needs::write, uses_dry_run, declare, run, member::charge_columns);

}  // namespace tiers::cmd
