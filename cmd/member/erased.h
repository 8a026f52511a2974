#pragma once

#include "cmd/invocation.h"

namespace tiers::cmd {

/// What was erased is on the list beside the database, and nowhere in its file; busy while somebody reads it.
Exit finish_erased(Store& store, Invocation& call);

}  // namespace tiers::cmd
