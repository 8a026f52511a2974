#pragma once

#include <tiers/member.h>

namespace tiers::member {

/// Who may vote on a day: the members of a category whose relation is adherent, or all where no category is one, who
/// had joined and not left.
std::vector<Id> roll(const Store& store, Day on);

}  // namespace tiers::member
