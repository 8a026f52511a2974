#include "cmd/member/erased.h"

#include <tiers/erasure.h>
#include <tiers/upkeep.h>

namespace tiers::cmd {

Exit finish_erased(Store& store, Invocation& call) {
    member::keep_erasure_list(store, member::erasure_file(store.file()));
    if (upkeep::wipe(store)) return Exit::done;
    call.say("erased, not yet wiped: somebody reads the database; the next write finishes, or: tiers db wipe");
    return Exit::busy;
}

}  // namespace tiers::cmd
