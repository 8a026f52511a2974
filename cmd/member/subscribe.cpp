#include <tiers/subscription.h>

#include "cmd/invocation.h"
#include "cmd/member/receipts.h"
#include "cmd/member/typed.h"

namespace tiers::cmd {

namespace {

struct MemberSubscribeOptions {
    std::string who, plan, resource;
    std::optional<std::string> from, until, as_sold_on, payer, price, deposit;
    std::int64_t seats = 1, keys = 0;
};

void declare(Arguments& verb, MemberSubscribeOptions& o) {
    verb.positional("who", o.who, tr("Id, e-mail, or name"), Names::member);
    verb.positional("plan", o.plan, tr("Id of a plan declared in tiers.toml"), Names::plan);
    verb.option("--from", "DAY", o.from, tr("First day; today when left out"));
    verb.option("--until", "DAY", o.until, tr("Last day; as the plan's term says when left out"));
    verb.option("--as-sold-on", "DAY", o.as_sold_on,
                tr("The version of the plan that was sold that day; that of the first day when left out"));
    verb.option("--payer", "WHO", o.payer, tr("Who pays, if not the member"), Names::member);
    verb.option("--seats", "N", o.seats, tr("How many of it; each has its price"));
    verb.option("--price", "AMOUNT", o.price, tr("Price of a period, instead of the plan's"));
    verb.option("--resource", "ID", o.resource, tr("Holds so many seats of this resource: others cannot book them"),
                Names::resource);
    verb.option("--deposit", "AMOUNT", o.deposit, tr("Deposit, instead of the plan's"));
    verb.option("--keys", "N", o.keys, tr("Keys handed over"));
}

int run(const MemberSubscribeOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    member::Subscribing wanted;
    wanted.member = member::find(store, o.who).id;
    wanted.plan = o.plan;
    wanted.first = o.from ? parse_day(*o.from) : call.today();
    if (o.until) wanted.last = parse_day(*o.until);
    if (o.as_sold_on) wanted.version = parse_day(*o.as_sold_on);
    if (o.payer) wanted.payer = member::find(store, *o.payer).id;
    wanted.seats = o.seats;
    wanted.price = cents(o.price);
    wanted.deposit = cents(o.deposit);
    wanted.resource = o.resource;
    wanted.keys = o.keys;
    const auto made = member::subscribe(store, wanted, call.globals().key.value_or(""));
    call.show("tiers.member.subscribe/1", subscription_receipt(store, tr("subscribed"), {call.told(made)}, call));
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_subscribe;
const Verb member_subscribe =
    verb<MemberSubscribeOptions>("subscribe", msgid("Subscribe a member to a plan"), Needs::write,
                                 uses_dry_run | uses_key, declare, run, member::subscription_columns);

}  // namespace tiers::cmd
