#include <tiers/ledger.h>

#include "cmd/invocation.h"
#include "cmd/member/receipts.h"
#include "cmd/member/typed.h"

namespace tiers::cmd {

namespace {

struct MemberUseOptions {
    std::optional<std::string> who, amount, unit, on;
    std::string of, note;
    std::optional<std::int64_t> withdraw;
};

void declare(Arguments& verb, MemberUseOptions& o) {
    verb.positional("who", o.who, tr("Id, e-mail, or name"), Names::member);
    verb.positional("amount", o.amount, tr("How much: 0.5 days, 1h30, 3 uses, 45.00"));
    verb.choice("--unit", "UNIT", o.unit, member::allowance_units(), tr("What is counted"));
    verb.option("--of", "ID", o.of, tr("Resource or kind of resource that was used"), Names::resource);
    verb.option("--on", "DAY", o.on, tr("The day; today when left out"));
    verb.option("--note", "TEXT", o.note, tr("Note"));
    verb.option("--withdraw", "ID", o.withdraw, tr("Instead, take a wrong one back"));
}

void check(const MemberUseOptions& o, const Invocation& call) {
    if (o.withdraw && (o.who || o.amount || o.unit || o.on || !o.of.empty() || !o.note.empty() || call.globals().key))
        throw BadInput("bad_options", tr("--withdraw takes the id of a use and nothing else"));
    if (!o.withdraw && (!o.who || !o.amount || !o.unit))
        throw BadInput("missing_argument", tr("who used how much, and in which unit?"),
                       "tiers member use jeanne 1 --unit day");
}

member::Use noted(const MemberUseOptions& o, Store& store, const Invocation& call) {
    member::Using wanted;
    wanted.member = member::find(store, *o.who).id;
    wanted.unit = *o.unit;
    wanted.amount = member::parse_amount(*o.unit, *o.amount);
    wanted.of = o.of;
    wanted.day = day_or_today(o.on, call);
    wanted.note = o.note;
    return member::use(store, wanted, call.today(), call.globals().key.value_or(""));
}

int run(const MemberUseOptions& o, Invocation& call) {
    check(o, call);
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto use =
        o.withdraw ? member::withdraw_use(store, *o.withdraw, call.today()) : call.told(noted(o, store, call));
    const auto style = amount_style(store, call);
    Table table{.columns = member::use_columns(style.for_people), .rows = {member::use_row(use, style)}};
    table.sentences = {member::use_sentence(o.withdraw ? tr("withdrawn") : tr("noted"), use, style)};
    call.show("tiers.member.use/1", table);
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_use;
const Verb member_use =
    verb<MemberUseOptions>("use", msgid("Note what a member used, by hand"), Needs::write, uses_dry_run | uses_key,
                           declare, run, [] { return member::use_columns(); });

}  // namespace tiers::cmd
