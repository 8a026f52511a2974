#pragma once

#include <tiers/barcamp.h>
#include <vector>

#include "cmd/invocation.h"

namespace tiers::cmd {

/// What a writing verb did: rows for machines, a line each for people.
Table topic_receipt(const char* done, const std::vector<event::Proposal>& topics);

}  // namespace tiers::cmd
