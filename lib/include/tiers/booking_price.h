#pragma once

#include <tiers/i18n.h>
#include <tiers/member.h>

namespace tiers::member {

/// What made up a price: so many of something, each at its price. Hours are counted in minutes and priced by the hour.
struct TIERS_API PricePart {
    std::string what;          ///< hour, half-day, day, week, month, a duration ("3h"), daily-cap, overage, unlimited
    std::int64_t count = 1;    ///< of hours, and of what is unlimited: minutes
    std::int64_t price = 0;    ///< cents of one
    std::optional<Day> day{};  ///< where what is owed of a day is capped

    std::int64_t cents() const;  ///< of all of it, to the nearest
    bool operator==(const PricePart&) const = default;
};

/// What a booking costs, as it was fixed when it was made, moved or cancelled; the newest of a booking counts. Sealed.
struct BookingPrice {
    std::int64_t id = 0;
    std::int64_t booking = 0;
    Id member = 0;
    std::string member_name;
    Id payer = 0;
    std::string place, resource_name;  ///< declared id; for people
    std::string rule = "booking";      ///< booking, late-fee, cancelled
    std::string tariff, plan;          ///< declared id of which priced it; both empty where allowances cover it
    std::optional<Day> version;
    Day first{}, last{};           ///< of the booking, in the clock of its place, both included
    std::int64_t minutes = 0;      ///< of all its seats
    std::int64_t covered = 0;      ///< of them, by allowances
    std::vector<PricePart> parts;  ///< of the others; and what an allowance without limit covers
    std::int64_t money = 0;        ///< cents of their price that allowances of money paid
    std::int64_t amount = 0;       ///< cents owed, VAT included
    std::int64_t vat = 0;          ///< basis points
};

/// The newest of a booking; nothing where nobody priced it.
TIERS_API std::optional<BookingPrice> price_of_booking(const Store& store, std::int64_t booking);
/// "1h30 at 25.00 an hour, 2 × day at 140.00, tariff 'hall' from 2026-01-01; 2h covered by allowances".
TIERS_API std::string why(const BookingPrice& price, Language language);
/// The same behind what is owed: "35.00 EUR: 1h30 at ..."; or that nothing tells a price.
TIERS_API std::string price_text(const std::optional<BookingPrice>& price, std::string_view currency,
                                 Language language);

}  // namespace tiers::member
