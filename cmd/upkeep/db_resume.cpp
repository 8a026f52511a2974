#include <tiers/upkeep.h>

#include "cmd/invocation.h"
#include "cmd/verb.h"

namespace tiers::cmd {

namespace {

struct DbResumeOptions {};

void declare(Arguments&, DbResumeOptions&) {}

int run(const DbResumeOptions&, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    if (upkeep::resume(store))
        call.say("this is the database in use from now on");
    else
        call.say("this is no restored copy: there is nothing to resume");
    return call.finish(transaction);
}

}  // namespace

extern const Verb db_resume;
const Verb db_resume = verb<DbResumeOptions>("resume", msgid("Make a restored copy the database in use"), Needs::write,
                                             uses_dry_run, declare, run);

}  // namespace tiers::cmd
