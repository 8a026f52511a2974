#include <tiers/plan_preview.h>

#include "cmd/invocation.h"
#include "cmd/member/typed.h"

namespace tiers::cmd {

namespace {

struct MemberPlanPreviewOptions {
    std::string who;
    std::optional<std::string> plan, replacing, from;
    std::optional<std::int64_t> seats;
};

void declare(Arguments& verb, MemberPlanPreviewOptions& o) {
    verb.positional("who", o.who, tr("Id, e-mail, or name"), Names::member);
    verb.option("--plan", "ID", o.plan, tr("The plan that would follow"), Names::plan);
    verb.option("--replacing", "ID", o.replacing, tr("The plan it takes the place of, where the member has several"),
                Names::plan);
    verb.option("--from", "DAY", o.from, tr("First day of what follows; today when left out"));
    verb.option("--seats", "N", o.seats, tr("How many of it; each has its price"));
}

int run(const MemberPlanPreviewOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    const Transaction rolled_back(store);
    member::SubscriptionChange change;
    change.from = o.from ? parse_day(*o.from) : call.today();
    change.plan = o.plan;
    change.seats = o.seats;
    const auto subscription = subscription_named(store, o.who, o.replacing, change.from);
    const auto currency = catalogue::operator_of(store).currency;
    Table table{.columns = member::preview_columns(), .empty = tr("nothing would be owed or granted otherwise")};
    table.columns.back().machine_only = true;
    for (const auto& one : member::plan_preview(store, subscription, change, call.today())) {
        table.rows.push_back(member::preview_row(one, currency));
        if (one.unlimited) table.columns.back().machine_only = false;  // people are told where there is such a thing
    }
    call.show("tiers.member.plan-preview/1", std::move(table));
    return 0;
}

}  // namespace

extern const Verb member_plan_preview;
const Verb member_plan_preview =
    verb<MemberPlanPreviewOptions>("plan-preview", msgid("Tell what a change of plan would do"), Needs::write,
                                   uses_none, declare, run, member::preview_columns);

}  // namespace tiers::cmd
