#include <tiers/upkeep.h>

#include "cmd/invocation.h"
#include "cmd/verb.h"

namespace tiers::cmd {

namespace {

struct DbWipeOptions {};

void declare(Arguments&, DbWipeOptions&) {}

int run(const DbWipeOptions&, Invocation& call) {
    auto store = call.open(Access::write);
    if (upkeep::to_wipe(store))
        throw Busy("busy", tr("erased, not yet wiped: somebody reads the database"), tr("try again in a moment"));
    call.say("nothing is left to wipe");
    return 0;
}

}  // namespace

extern const Verb db_wipe;
const Verb db_wipe =
    verb<DbWipeOptions>("wipe", msgid("Finish an erasure: write the file anew without what was erased"), Needs::write,
                        uses_none, declare, run);

}  // namespace tiers::cmd
