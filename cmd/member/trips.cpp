#include <tiers/trip.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct MemberTripsOptions {
    std::optional<std::string> who, on;
};

void declare(Arguments& verb, MemberTripsOptions& o) {
    verb.positional("who", o.who, tr("Only of this member"), Names::member);
    verb.option("--on", "DAY", o.on, tr("Only those that hold on this day"));
}

int run(const MemberTripsOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    member::TripQuery query;
    if (o.who) query.member = member::find(store, *o.who).id;
    if (o.on) query.on = parse_day(*o.on);
    Table heading;
    heading.columns = member::trip_columns();
    heading.empty = tr("no usual trips");
    auto rows = call.rows("tiers.member.trips/1", heading);
    for (const auto& one : member::trips(store, query)) rows.row(member::trip_row(one));
    rows.finish();
    return 0;
}

}  // namespace

extern const Verb member_trips;
const Verb member_trips = verb<MemberTripsOptions>("trips", msgid("List where members work otherwise"), Needs::read,
                                                   uses_none, declare, run, member::trip_columns);

}  // namespace tiers::cmd
