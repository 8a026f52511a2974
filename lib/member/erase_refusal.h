#pragma once

#include <tiers/member.h>

namespace tiers::member {

/// Throws Refused where something about a member goes on, with what ends it.
void refuse_to_erase(const Store& store, Id member);

}  // namespace tiers::member
