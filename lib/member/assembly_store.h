#pragma once

#include <tiers/assembly.h>
#include <optional>

namespace tiers::member {

/// As it is now.
Assembly get_assembly(const Store& store, std::int64_t id);
/// One of the roll. Throws NotFound.
Voter voter_of(const Store& store, const Assembly& assembly, Id member);
/// The day of the next assembly that a member is on the roll of, today or later.
std::optional<Day> next_assembly(const Store& store, Id member);

}  // namespace tiers::member
