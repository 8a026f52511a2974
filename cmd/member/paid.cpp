#include <tiers/payment.h>

#include "cmd/invocation.h"
#include "cmd/member/typed.h"

namespace tiers::cmd {

namespace {

struct MemberPaidOptions {
    std::optional<std::string> who, amount, on;
    std::string by, ref, reason;
    std::optional<std::int64_t> withdraw;
    bool back = false;
};

void declare(Arguments& verb, MemberPaidOptions& o) {
    verb.positional("who", o.who, tr("Id, e-mail, or name"), Names::member);
    verb.positional("amount", o.amount, tr("What was paid, for instance 45.00"));
    verb.option("--on", "DAY", o.on, tr("Day of the payment; today when left out"));
    verb.option("--by", "MEANS", o.by, tr("How: transfer, cash, helloasso ..."));
    verb.option("--ref", "TEXT", o.ref, tr("Reference; the same means and reference are noted once"));
    verb.flag("--back", o.back, tr("It was given back to the member"));
    verb.option("--withdraw", "ID", o.withdraw, tr("Take a payment back that was noted wrong"));
    verb.option("--reason", "TEXT", o.reason, tr("Why it is taken back"));
}

void check(const MemberPaidOptions& o) {
    if (o.withdraw.has_value() == o.amount.has_value() || (o.withdraw && o.who))
        throw BadInput("bad_options", tr("a payment has a member and an amount, or --withdraw"),
                       "tiers member paid WHO 45.00");
}

int run(const MemberPaidOptions& o, Invocation& call) {
    check(o);
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto day = day_or_today(o.on, call);
    member::Payment noted;
    if (o.withdraw) {
        noted = member::take_back(store, *o.withdraw, day, o.reason);
    } else {
        noted.member = member::find(store, *o.who).id;
        noted.day = day;
        noted.amount = *cents(o.amount) * (o.back ? -1 : 1);
        noted.means = o.by;
        noted.reference = o.ref;
        noted = member::pay(store, noted, call.globals().key.value_or(""));
    }
    noted = call.told(std::move(noted));
    const auto currency = catalogue::operator_of(store).currency;
    Table table{.columns = member::payment_columns(), .rows = {member::payment_row(noted, currency)}};
    table.sentences = {fmt::format(
        "{}  {}  {}  {} {}  {}", o.withdraw ? tr("taken back") : tr("noted"), id_text(noted.id), noted.member_name,
        render::shown(Value(noted.amount), Kind::money, call.language()), currency, iso(noted.day))};
    call.show("tiers.member.paid/1", std::move(table));
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_paid;
const Verb member_paid = verb<MemberPaidOptions>("paid", msgid("Note what a member paid"), Needs::write,
                                                 uses_dry_run | uses_key, declare, run, member::payment_columns);

}  // namespace tiers::cmd
