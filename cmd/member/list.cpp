#include <tiers/member.h>
#include <tiers/territory.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct Options {
    std::optional<std::string> matching, kind, category, commune;
    std::vector<std::string> tags, offers, seeks, attributes;
    bool left = false;
};

void declare(Arguments& verb, Options& o) {
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
}

int run(const Options& o, Invocation& call) {
    const auto store = call.open(Access::read);
    member::Query query{o.kind, o.category, {}, o.matching, o.left, o.tags, o.offers, o.seeks, o.attributes};
    if (o.commune) query.commune = territory::one(call.data_folder() / "territory", *o.commune).insee;
    Table heading;
    heading.columns = member::columns();
    heading.empty = tr("no members");
    auto rows = call.rows("tiers.member.list/1", heading);
    for (const auto& member : member::list(store, query)) rows.row(member::row(member));
    rows.finish();
    return 0;
}

}  // namespace

extern const Verb member_list;
const Verb member_list =
    verb<Options>("list", msgid("List members"), Needs::read, uses_none, declare, run, member::columns);

}  // namespace tiers::cmd
