#pragma once

#include <tiers/booking.h>
#include <tiers/booking_price.h>

namespace tiers::booking {

/// What would be booked.
struct QuoteRequest {
    std::string resource;  ///< declared id
    std::int64_t member = 0;
    Span span;
    int seats = 1;
};
/// What a booking costs: allowances cover as much as they hold, what plans price beyond them comes next, and a tariff
/// prices the rest. Nothing where neither allowance, plan nor tariff says anything. Throws NotFound, BadInput,
/// and Conflict for several seats of what is booked whole.
TIERS_API std::optional<member::BookingPrice> quote(const Store& store, const QuoteRequest& request);

/// What the rules say to it, as if it were booked now.
struct Outlook {
    std::vector<Step> steps;  ///< in order, up to the first that refuses it
    bool waits = false;       ///< for approval

    /// The rule that refuses it; nullptr where it would be booked.
    const Step* refusing() const { return steps.empty() || steps.back().passed ? nullptr : &steps.back(); }
};
/// Throws NotFound.
TIERS_API Outlook outlook(const Store& store, const QuoteRequest& request);

/// Lets go of the price of a booking that was cancelled otherwise than by `cancel`: it costs nothing, and what it took
/// of allowances goes back.
TIERS_API void release_price(Store& store, Id booking);

TIERS_API std::vector<Column> quote_columns();
/// A row for machines; a line for people: "costs  Atelier  12 March 2026, 14:00-16:00  Jeanne Martin  50.00 EUR: ...",
/// and another where it would not simply be booked.
TIERS_API Table quote_table(const Store& store, const QuoteRequest& request,
                            const std::optional<member::BookingPrice>& price, const Outlook& outlook,
                            Language language);
/// What a price is made of.
TIERS_API Table parts_table(const member::BookingPrice& price);

}  // namespace tiers::booking
