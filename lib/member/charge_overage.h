#pragma once

#include <tiers/charge.h>

namespace tiers::member {

/// What no allowance covered of what members used up to a day, at the overage of the plan it came under, and
/// corrections of what was written and has become other since: a use that was withdrawn. What no plan tells a price of
/// is not owed. Corrections are due today. Of one payer, or all.
std::vector<Charge> overage_to_write(const Store& store, Day until, Day today, std::optional<Id> payer);

}  // namespace tiers::member
