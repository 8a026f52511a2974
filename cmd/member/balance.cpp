#include <tiers/ledger.h>

#include "cmd/invocation.h"
#include "cmd/member/receipts.h"
#include "cmd/member/typed.h"

namespace tiers::cmd {

namespace {

struct MemberBalanceOptions {
    std::string who;
    std::optional<std::string> on, list;
    bool all = false;
};

void declare(Arguments& verb, MemberBalanceOptions& o) {
    verb.positional("who", o.who, tr("Id, e-mail, or name"), Names::member);
    verb.option("--on", "DAY", o.on, tr("What counts on this day; today when left out"));
    verb.flag("--all", o.all, tr("Also what has expired, and what does not count yet"));
    verb.choice("--list", "WHAT", o.list, {"movements", "uses"},
                tr("Instead, each movement up to that day, or what was used and how much of it was covered"));
}

Table buckets_table(const std::vector<member::Bucket>& buckets, Day on, const member::AmountStyle& style) {
    Table table{.columns = member::bucket_columns(style.for_people), .empty = tr("no allowances")};
    for (const auto& one : buckets) table.rows.push_back(member::bucket_row(one, on, style));
    return table;
}

Table movements_table(const std::vector<member::Movement>& movements, const member::AmountStyle& style) {
    Table table{.columns = member::movement_columns(style.for_people), .empty = tr("no movements")};
    for (const auto& one : movements) table.rows.push_back(member::movement_row(one, style));
    return table;
}

Table uses_table(const std::vector<member::Use>& uses, const member::AmountStyle& style) {
    Table table{.columns = member::use_columns(style.for_people), .empty = tr("nothing was used")};
    for (const auto& one : uses) table.rows.push_back(member::use_row(one, style));
    return table;
}

/// What a movement's reason means, and the order that allowances are used in.
std::vector<std::string> notes() {
    return {tr("Allowances are used in the order of the list: what has no limit first, then what ends soonest, one's "
               "own before the organisation's, the older before the newer."),
            tr("Why says what an allowance had before the next that could have been used: it has no limit, it ends "
               "first, it is one's own, it is older; or it was the only one. What has no limit is granted by "
               "adjustments, as it is used."),
            tr("A subscription that changes, pauses or ends in the midst of a period grants the part that its days are "
               "worth: the rest of what was granted is taken back, and what was used beyond that part comes out of "
               "what follows.")};
}

int run(const MemberBalanceOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    const auto member = member::find(store, o.who);
    const auto on = day_or_today(o.on, call);
    const auto style = amount_style(store, call);
    if (o.list && *o.list == "uses") {
        call.show("tiers.member.balance.uses/1", uses_table(member::uses(store, member.id, on), style));
        return 0;
    }
    const auto movements_only = o.list.has_value();
    const auto buckets = member::balance(store, member.id, {.on = on, .all = o.all || movements_only});
    Document document;
    document.schema = movements_only ? "tiers.member.balance.movements/1" : "tiers.member.balance/1";
    if (!movements_only) document.sections.emplace_back(buckets_table(buckets, on, style));
    if (movements_only || call.globals().explain) {
        auto movements = movements_table(member::movements(store, buckets, on), style);
        if (!movements_only) movements.title = tr("Movements");
        document.sections.emplace_back(std::move(movements));
    }
    if (call.globals().explain) document.notes = notes();
    call.show(document);
    return 0;
}

}  // namespace

extern const Verb member_balance;
const Verb member_balance =
    verb<MemberBalanceOptions>("balance", msgid("Say what is left of a member's allowances"), Needs::read, uses_explain,
                               declare, run, [] { return member::bucket_columns(); });

}  // namespace tiers::cmd
