#include <tiers/volunteering.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct MemberVolunteeringOptions {
    std::optional<std::string> who, period;
    bool expected = false;
};

void declare(Arguments& verb, MemberVolunteeringOptions& o) {
    verb.positional("who", o.who, tr("Only of this member"), Names::member);
    verb.option("--period", "PERIOD", o.period,
                tr("When, for instance 2026-03 or last-week; this month when left out"));
    verb.flag("--expected", o.expected,
              tr("Instead, what plans expect in the periods that run today, and what of it "
                 "was given"));
}

int run(const MemberVolunteeringOptions& o, Invocation& call) {
    if (o.expected && o.period) throw BadInput("bad_options", tr("--expected and --period exclude each other"));
    const auto store = call.open(Access::read);
    member::VolunteeringQuery query;
    if (o.who) query.member = member::find(store, *o.who).id;
    if (o.expected) {
        call.show("tiers.member.volunteering.expected/1",
                  member::expected_table(member::expected_volunteering(store, query.member, call.today())));
        return 0;
    }
    query.period = parse_period(o.period.value_or("this-month"), call.today());
    Table heading;
    heading.columns = member::volunteering_columns();
    heading.empty = say("no volunteering: {}", render::shown(query.period, call.language()));
    auto rows = call.rows("tiers.member.volunteering/1", heading);
    member::each_volunteering(store, query,
                              [&](const member::Volunteering& one) { rows.row(member::volunteering_row(one)); });
    rows.finish();
    return 0;
}

}  // namespace

extern const Verb member_volunteering;
const Verb member_volunteering =
    verb<MemberVolunteeringOptions>("volunteering", msgid("List hours that members gave, or what plans expect of them"),
                                    Needs::read, uses_none, declare, run, member::volunteering_columns);

}  // namespace tiers::cmd
