#include <tiers/subscription.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct MemberSubscriptionsOptions {
    std::optional<std::string> who, plan, payer, on, ending;
};

void declare(Arguments& verb, MemberSubscriptionsOptions& o) {
    verb.positional("who", o.who, tr("Only of this member"), Names::member);
    verb.option("--plan", "ID", o.plan, tr("Only of this plan"), Names::plan);
    verb.option("--payer", "WHO", o.payer, tr("Only those that this one pays"), Names::member);
    verb.option("--on", "DAY", o.on, tr("Only those that run on this day"));
    verb.option("--ending", "DAY", o.ending, tr("Only those that end up to this day and that no other follows"));
}

int run(const MemberSubscriptionsOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    member::SubscriptionQuery query;
    if (o.who) query.member = member::find(store, *o.who).id;
    if (o.plan) query.plan = member::plan_versions(store, *o.plan).front().plan;
    if (o.payer) query.payer = member::find(store, *o.payer).id;
    if (o.on) query.on = parse_day(*o.on);
    if (o.ending) query.ending = parse_day(*o.ending);
    Table heading;
    heading.columns = member::subscription_columns();
    heading.empty = tr("no subscriptions");
    auto rows = call.rows("tiers.member.subscriptions/1", heading);
    for (const auto& one : member::subscriptions(store, query))
        rows.row(member::subscription_row(store, one, call.today()));
    rows.finish();
    return 0;
}

}  // namespace

extern const Verb member_subscriptions;
const Verb member_subscriptions =
    verb<MemberSubscriptionsOptions>("subscriptions", msgid("List who is on which plan"), Needs::read, uses_none,
                                     declare, run, member::subscription_columns);

}  // namespace tiers::cmd
