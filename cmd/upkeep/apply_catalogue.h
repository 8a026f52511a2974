#pragma once

#include <tiers/catalogue.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

/// Reads and checks a file, or a copy that stands for `name`, communes too.
catalogue::Loaded load_catalogue(const std::filesystem::path& file, const std::filesystem::path& name,
                                 const Invocation& call);

/// Sentences for people, columns for machines.
Table table_for(const std::vector<catalogue::Change>& changes, const Invocation& call);

/// What applying would change; all is new before the first apply, when there is no database.
std::vector<catalogue::Change> changes_to_apply(const catalogue::Loaded& loaded, Invocation& call);

/// Applies what was loaded, shows the changes and commits, or does all but that under --dry-run.
int apply_catalogue(const catalogue::Loaded& loaded, catalogue::OnHit on_hit, bool rewrite_history, Invocation& call);

}  // namespace tiers::cmd
