#pragma once

#include "cmd/invocation.h"

namespace tiers::cmd {

/// Paper is for people; all else, and whoever chooses columns, gets rows.
inline bool prints_paper(const Invocation& call) {
    return call.globals().fields.empty() && call.for_people();
}

}  // namespace tiers::cmd
