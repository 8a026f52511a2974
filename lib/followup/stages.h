#pragma once

#include <tiers/followup.h>
#include <set>

namespace tiers::followup {

/// The id of the stage, or level, that is meant by its id or its name. Throws NotFound with those there are.
std::string stage_called(const Store& store, std::string_view typed);
std::string level_called(const Store& store, std::string_view typed);
/// The stages that end a follow-up, also those that left tiers.toml.
std::set<std::string> ending_stages(const Store& store);

}  // namespace tiers::followup
