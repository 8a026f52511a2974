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

/// The options --hit and --rewrite-history, and what the first asks for.
void declare_apply(Arguments& verb, std::optional<std::string>& hit, bool& rewrite_history);
catalogue::OnHit on_hit_of(const std::optional<std::string>& hit);

/// What applying would do: done, and taken back.
catalogue::Applied try_catalogue(const catalogue::Loaded& loaded, catalogue::OnHit on_hit, bool rewrite_history,
                                 Invocation& call);
/// Applies what was loaded and commits, or does all but that under --dry-run.
catalogue::Applied apply_catalogue(const catalogue::Loaded& loaded, catalogue::OnHit on_hit, bool rewrite_history,
                                   Invocation& call);
/// Shows what was changed, and the bookings it hit.
void show_applied(const catalogue::Applied& applied, Invocation& call);

}  // namespace tiers::cmd
