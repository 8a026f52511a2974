#pragma once

#include <tiers/booking_price.h>
#include <tiers/time.h>
#include <optional>
#include <string>
#include <vector>

namespace tiers::booking {

using member::PricePart;

/// A time that is sold at a price. An hour is sold by the step.
struct Rate {
    std::string what;                  ///< hour, half-day, day, week, month, or a duration, "3h"
    std::int64_t price = 0;            ///< cents of all of it; of an hour, for hours
    std::optional<Minutes> step = {};  ///< of an hour
    Minutes lasts{};                   ///< of a half-day and a duration; the others follow from where they begin
};

/// How long a rate lasts that begins then: a day, a week and a month are nominal, over a clock change too.
Minutes lasts_from(const Rate& rate, WallTime start, const Zone& zone);

/// The rates that cover a time at the lowest price; what begins is paid whole. Nothing to cover costs nothing; without
/// rates nothing can be covered.
std::vector<PricePart> best_price(Minutes time, const std::vector<Rate>& rates);

/// What parts come to.
std::int64_t cents_of(const std::vector<PricePart>& parts);

}  // namespace tiers::booking
