#include <tiers/reconcile.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct MemberReconcileOptions {
    std::string period = "last-month";
    std::optional<std::string> by;
};

void declare(Arguments& verb, MemberReconcileOptions& o) {
    verb.option("--period", "PERIOD", o.period,
                tr("When, for instance 2026-10 or last-quarter; last-month when left out"));
    verb.choice("--by", "WHAT", o.by, {"place"}, tr("Only how many, a place"));
}

int run(const MemberReconcileOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    const booking::ReconcileQuery query{
        parse_period(o.period, zone_of(store, call).day(call.now())),
        call.globals().place ? catalogue::find_place(store, *call.globals().place).id : ""};
    const auto places = booking::reconcile(store, query);
    call.show(o.by ? booking::unmatched_by_place(places, query) : booking::unmatched(places, query, call.now()));
    return 0;
}

}  // namespace

extern const Verb member_reconcile;
const Verb member_reconcile =
    verb<MemberReconcileOptions>("reconcile", msgid("Hold presences against bookings"), Needs::read, uses_place,
                                 declare, run, booking::unmatched_columns);

}  // namespace tiers::cmd
