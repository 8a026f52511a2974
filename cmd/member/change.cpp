#include <tiers/subscription.h>

#include "cmd/invocation.h"
#include "cmd/member/receipts.h"
#include "cmd/member/typed.h"

namespace tiers::cmd {

namespace {

struct MemberChangeOptions {
    std::optional<std::string> who, plan, replacing, from, to_version, payer, price, deposit, resource;
    std::optional<std::int64_t> seats, keys;
};

void declare(Arguments& verb, MemberChangeOptions& o) {
    verb.positional("who", o.who, tr("Id, e-mail, or name; all who are on --plan when left out"), Names::member);
    verb.option("--plan", "ID", o.plan, tr("The plan that follows; with --to-version, the plan they are on"),
                Names::plan);
    verb.option("--replacing", "ID", o.replacing, tr("The plan it takes the place of, where the member has several"),
                Names::plan);
    verb.option("--to-version", "DAY", o.to_version, tr("Move to the version of the plan that is sold on that day"));
    verb.option("--from", "DAY", o.from, tr("First day of what follows; today when left out"));
    verb.option("--payer", "WHO", o.payer, tr("Who pays"), Names::member);
    verb.option("--seats", "N", o.seats, tr("How many of it; each has its price"));
    verb.option("--price", "AMOUNT", o.price, tr("Price of a period, instead of the plan's"));
    verb.option("--resource", "ID", o.resource,
                tr("Holds so many seats of this resource: others cannot book them; none when empty"), Names::resource);
    verb.option("--deposit", "AMOUNT", o.deposit, tr("Deposit, instead of the plan's"));
    verb.option("--keys", "N", o.keys, tr("Keys handed over"));
}

void check(const MemberChangeOptions& o) {
    if (!o.who && !(o.plan && o.to_version))
        throw BadInput("bad_options", tr("all members move to a version of a plan: --plan and --to-version"),
                       "tiers member change --plan ID --to-version DAY");
}

member::SubscriptionChange change_of(const MemberChangeOptions& o, const Store& store, Day from) {
    member::SubscriptionChange change;
    change.from = from;
    if (!o.to_version) change.plan = o.plan;
    if (o.to_version) change.version = parse_day(*o.to_version);
    if (o.payer) change.payer = member::find(store, *o.payer).id;
    change.resource = o.resource;
    change.seats = o.seats;
    change.price = cents(o.price);
    change.deposit = cents(o.deposit);
    change.keys = o.keys;
    return change;
}

int run(const MemberChangeOptions& o, Invocation& call) {
    check(o);
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto from = o.from ? parse_day(*o.from) : call.today();
    const auto change = change_of(o, store, from);
    const auto on = o.replacing || !o.to_version ? o.replacing : o.plan;
    const auto whose =
        o.who ? std::vector{member::one_subscription(store, member::find(store, *o.who).id, on, from, "--replacing")}
              : member::on_other_version(store, *o.plan, *change.version, from);
    const auto changed = member::change_subscriptions(store, whose, change, call.today());
    call.show("tiers.member.change/1", subscription_receipt(store, tr("changed"), call.told(changed), call));
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_change;
const Verb member_change =
    verb<MemberChangeOptions>("change", msgid("Change a subscription, or move all to a version of a plan"),
                              Needs::write, uses_dry_run, declare, run, member::subscription_columns);

}  // namespace tiers::cmd
