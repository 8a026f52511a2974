#pragma once

#include <tiers/catalogue.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

/// Applies what was loaded, shows the changes and commits, or does all but that under --dry-run.
int apply_catalogue(const catalogue::Loaded& loaded, catalogue::OnHit on_hit, bool rewrite_history, Invocation& call);

}  // namespace tiers::cmd
