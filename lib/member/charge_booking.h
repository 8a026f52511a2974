#pragma once

#include <tiers/charge.h>

namespace tiers::member {

/// What bookings that begin up to a day cost, as it was fixed, and corrections of what was charged and has become other
/// since: a booking that was moved or cancelled. Corrections are due today. Of one payer, or all.
std::vector<Charge> booking_charges_to_write(const Store& store, Day until, Day today, std::optional<Id> payer);

}  // namespace tiers::member
