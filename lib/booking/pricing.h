#pragma once

#include <tiers/quote.h>

#include "booking/site.h"

namespace tiers::booking {

/// What allowances give to a booking, in the measure of their unit.
struct Given {
    std::string unit;
    std::int64_t amount = 0;
};
struct Priced {
    member::BookingPrice price;
    std::vector<Given> given;
    bool anything = false;  ///< an allowance, a plan or a tariff says something
};
/// What a booking costs as things stand, whatever it cost before.
Priced price_now(const Store& store, const Site& site, const Booking& booking);

/// Fixes the price of a booking that was made or moved, and takes what allowances give; what it took before goes back.
void fix_price(Store& store, const Site& site, Booking& booking);
/// What a booking took of allowances goes back.
void give_back(Store& store, Id booking, Day today);
/// The same for one that is cancelled. In time, or where nothing is asked, it costs nothing and gives back what it
/// took; late, it costs the late fee instead, or all that it did where there is none.
void cancel_price(Store& store, const Booking& booking, bool for_nothing);
}  // namespace tiers::booking
