#pragma once

#include <tiers/assembly.h>

namespace tiers::member {

/// As it is now.
Assembly get_assembly(const Store& store, std::int64_t id);
/// One of the roll. Throws NotFound.
Voter voter_of(const Store& store, const Assembly& assembly, Id member);

}  // namespace tiers::member
