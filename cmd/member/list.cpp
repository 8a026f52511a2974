#include <tiers/statement.h>
#include <tiers/territory.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct MemberListOptions {
    std::optional<std::string> matching, kind, category, commune;
    std::vector<std::string> tags, offers, seeks, attributes;
    bool left = false, due = false;
};

void declare(Arguments& verb, MemberListOptions& o) {
    verb.positional("matching", o.matching, tr("Part of the name or e-mail"));
    verb.choice("--kind", "KIND", o.kind, {"person", "organisation"}, tr("Only persons, or only organisations"));
    verb.option("--category", "ID", o.category, tr("Only this category"));
    verb.option("--commune", "COMMUNE", o.commune, tr("Only from this commune"));
    verb.option("--tag", "WORD", o.tags, tr("Only those with this tag; with all of them when given several times"));
    verb.option("--offers", "SKILL", o.offers, tr("Only those who offer this skill"));
    verb.option("--seeks", "SKILL", o.seeks, tr("Only those who seek this skill"));
    verb.option("--attribute", "ID=VALUE", o.attributes,
                tr("Only those of whom this is known; ID alone for any value"));
    verb.flag("--left", o.left, tr("Also those who left"));
    verb.flag("--due", o.due, tr("Instead, those who owe something, how much, and since when"));
}

int list_due(const MemberListOptions& o, Invocation& call) {
    if (o.matching || o.kind || o.category || o.commune || o.left || !o.tags.empty() || !o.offers.empty() ||
        !o.seeks.empty() || !o.attributes.empty())
        throw BadInput("bad_options", tr("--due goes alone"), "tiers member list --due");
    const auto store = call.open(Access::read);
    const auto currency = catalogue::operator_of(store).currency;
    Table table{.columns = member::balance_columns(), .empty = tr("nobody owes anything")};
    for (const auto& one : member::balances_due(store, call.today()))
        table.rows.push_back(member::balance_row(one, currency));
    call.show("tiers.member.list.due/1", std::move(table));
    return 0;
}

int run(const MemberListOptions& o, Invocation& call) {
    if (o.due) return list_due(o, call);
    const auto store = call.open(Access::read);
    member::Query query{o.kind, o.category, {}, o.matching, o.left, o.tags, o.offers, o.seeks, o.attributes};
    if (o.commune) query.commune = territory::one(call.data_folder() / "territory", *o.commune).insee;
    Table heading;
    heading.columns = member::columns();
    heading.empty = tr("no members");
    auto rows = call.rows("tiers.member.list/1", heading);
    member::each(store, query, [&](const member::Member& member) { rows.row(member::row(member)); });
    rows.finish();
    return 0;
}

}  // namespace

extern const Verb member_list;
const Verb member_list =
    verb<MemberListOptions>("list", msgid("List members"), Needs::read, uses_none, declare, run, member::columns);

}  // namespace tiers::cmd
