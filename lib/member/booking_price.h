#pragma once

#include <tiers/booking_price.h>

#include "store/database.h"

namespace tiers::member {

/// Writes one, without a row of the journal; returns its id.
std::int64_t insert_booking_price(Store& store, const BookingPrice& price);
/// Throws NotFound.
BookingPrice get_booking_price(const Store& store, std::int64_t id);
/// The newest of each booking that begins up to a day, or that something was charged for; of one payer, or all.
std::vector<BookingPrice> prices_to_charge(const Store& store, Day until, std::optional<Id> payer);
/// What the bookings of a member but `itself` owe at a tariff on a day: the newest price of each, as far as it is of
/// that day.
std::int64_t owed_on_day(const Store& store, Id member, std::string_view tariff, Day day, std::int64_t itself);
/// Uses of allowances that a booking made and that stand.
std::vector<std::int64_t> uses_of_booking(const Store& store, std::int64_t booking);

}  // namespace tiers::member
