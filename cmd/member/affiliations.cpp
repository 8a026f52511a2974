#include <tiers/affiliation.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct MemberAffiliationsOptions {
    std::optional<std::string> who, role, on;
};

void declare(Arguments& verb, MemberAffiliationsOptions& o) {
    verb.positional("who", o.who, tr("Only of this member or this organisation"), Names::member);
    verb.option("--role", "TEXT", o.role, tr("Only this role"));
    verb.option("--on", "DAY", o.on, tr("Only those that hold on this day"));
}

int run(const MemberAffiliationsOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    member::AffiliationQuery query;
    if (o.who) query.who = member::find(store, *o.who).id;
    if (o.on) query.on = parse_day(*o.on);
    query.role = o.role;
    Table heading;
    heading.columns = member::affiliation_columns();
    heading.empty = tr("no affiliations");
    auto rows = call.rows("tiers.member.affiliations/1", heading);
    for (const auto& one : member::affiliations(store, query)) rows.row(member::affiliation_row(one, call.today()));
    rows.finish();
    return 0;
}

}  // namespace

extern const Verb member_affiliations;
const Verb member_affiliations =
    verb<MemberAffiliationsOptions>("affiliations", msgid("List who belongs to which organisation"), Needs::read,
                                    uses_none, declare, run, member::affiliation_columns);

}  // namespace tiers::cmd
