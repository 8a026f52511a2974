#include <tiers/consent.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct MemberConsentsOptions {
    std::optional<std::string> who, kind, on;
};

void declare(Arguments& verb, MemberConsentsOptions& o) {
    verb.positional("who", o.who, tr("Only of this member"), Names::member);
    verb.option("--consent", "ID", o.kind, tr("Only this consent"));
    verb.option("--on", "DAY", o.on, tr("Only those that hold on this day"));
}

int run(const MemberConsentsOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    member::ConsentQuery query;
    if (o.who) query.member = member::find(store, *o.who).id;
    query.kind = o.kind;
    if (o.on) query.on = parse_day(*o.on);
    Table heading;
    heading.columns = member::consent_columns();
    heading.empty = tr("no consents");
    auto rows = call.rows("tiers.member.consents/1", heading);
    for (const auto& one : member::consents(store, query)) rows.row(member::consent_row(one, call.today()));
    rows.finish();
    return 0;
}

}  // namespace

extern const Verb member_consents;
const Verb member_consents = verb<MemberConsentsOptions>("consents", msgid("List who agreed to what, in which words"),
                                                         Needs::read, uses_none, declare, run, member::consent_columns);

}  // namespace tiers::cmd
