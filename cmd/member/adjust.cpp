#include <tiers/ledger.h>

#include "cmd/invocation.h"
#include "cmd/member/receipts.h"

namespace tiers::cmd {

namespace {

struct MemberAdjustOptions {
    std::string who, reason;
    std::optional<std::string> add, take, unit, from, until;
    std::optional<std::int64_t> bucket;
    std::vector<std::string> of;
};

void declare(Arguments& verb, MemberAdjustOptions& o) {
    verb.positional("who", o.who, tr("Id, e-mail, or name"), Names::member);
    verb.option("--add", "AMOUNT", o.add, tr("How much more: 2.5 days, 1h30, 3 uses, 45.00"));
    verb.option("--take", "AMOUNT", o.take, tr("How much less"));
    verb.option("--reason", "TEXT", o.reason, tr("Why; kept in the ledger"));
    verb.option("--bucket", "ID", o.bucket, tr("The allowance to add to or take from; a new one when left out"));
    verb.choice("--unit", "UNIT", o.unit, member::allowance_units(), tr("What is counted, of a new one"));
    verb.option("--of", "ID", o.of, tr("Resource or kind of resource a new one is for; any when left out"),
                Names::resource);
    verb.option("--from", "DAY", o.from, tr("First day of a new one; today when left out"));
    verb.option("--until", "DAY", o.until, tr("Last day of a new one; for ever when left out"));
}

void check(const MemberAdjustOptions& o) {
    if (o.add.has_value() == o.take.has_value())
        throw BadInput("bad_options", tr("an adjustment adds or takes: --add or --take"));
    if (o.bucket && (o.unit || !o.of.empty() || o.from || o.until))
        throw BadInput("bad_options", tr("--bucket keeps its unit, what it is for and its days"));
    if (!o.bucket && !o.unit) throw BadInput("missing_option", tr("--unit or --bucket is missing"), "--unit day");
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

int run(const MemberAdjustOptions& o, Invocation& call) {
    check(o);
    auto store = call.open(Access::write);
    Transaction transaction(store);
    member::Adjustment wanted;
    wanted.member = member::find(store, o.who).id;
    wanted.bucket = o.bucket;
    wanted.unit = o.bucket ? member::get_bucket(store, *o.bucket, call.today()).unit : *o.unit;
    wanted.amount = member::parse_amount(wanted.unit, o.add ? *o.add : *o.take) * (o.add ? 1 : -1);
    wanted.of = joined(o.of);
    wanted.first = o.from ? parse_day(*o.from) : call.today();
    if (o.until) wanted.last = parse_day(*o.until);
    wanted.reason = o.reason;
    const auto adjusted = call.told(member::adjust(store, wanted, call.today(), call.globals().key.value_or("")));
    call.show("tiers.member.adjust/1",
              bucket_receipt(tr("adjusted"), {adjusted}, amount_style(store, call), call.today()));
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_adjust;
const Verb member_adjust =
    verb<MemberAdjustOptions>("adjust", msgid("Give or take allowances by hand, with a reason"), Needs::write,
                              uses_dry_run | uses_key, declare, run, [] { return member::bucket_columns(); });

}  // namespace tiers::cmd
