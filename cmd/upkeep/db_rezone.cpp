#include <tiers/booking.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"
#include "cmd/verb.h"

namespace tiers::cmd {

namespace {

struct DbRezoneOptions {};

void declare(Arguments&, DbRezoneOptions&) {}

int run(const DbRezoneOptions&, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto moved = booking::rezone(store);
    if (!moved.empty() || !call.for_people())
        call.show("tiers.db.rezone/1", receipt(tr("moved"), moved, call.language()));
    return call.finish(transaction);
}

}  // namespace

extern const Verb db_rezone;
const Verb db_rezone =
    verb<DbRezoneOptions>("rezone", msgid("Keep bookings to come at their wall time where a law has moved a clock"),
                          Needs::write, uses_dry_run, declare, run);

}  // namespace tiers::cmd
