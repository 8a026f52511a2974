#pragma once

#include <tiers/booking_price.h>
#include <tiers/i18n.h>
#include <tiers/registration_price.h>
#include <tiers/subscription.h>

namespace tiers::member {

/// What the payer owes for one thing. Sealed once written.
struct Charge {
    std::int64_t id = 0;  ///< 0 for one that is owed and not written yet
    Id member = 0;
    std::string member_name;
    Id payer = 0;
    std::string rule;  ///< plan, dues, trial, deposit, deposit-back, overage, booking, event, late-fee
    std::optional<std::int64_t> subscription;
    std::optional<std::int64_t> use;         ///< of an overage: what no allowance covered
    std::optional<BookingPrice> booking;     ///< of a booking: its price
    std::optional<RegistrationPrice> event;  ///< of a registration for an event: its price
    std::string plan;                        ///< declared id; empty where no plan stands behind it
    std::optional<Day> version;
    Day first{}, last{};  ///< of the service, both included
    Day due{};
    std::int64_t price = 0;     ///< cents of one whole period; of an overage, of all of it
    std::string unit;           ///< what is counted; empty for periods
    std::int64_t quantity = 1;  ///< seats; of an overage, what was not covered, in the measure of the unit
    std::optional<std::int64_t> days, of_days;  ///< served of a period, where not all were
    std::int64_t amount = 0;                    ///< cents, VAT included
    std::int64_t vat = 0;                       ///< basis points
    std::optional<std::int64_t> corrects;       ///< the one before it for the same
    std::string label;
};

/// What is owed up to a day (included) and not written yet: periods that began, deposits, overage, bookings, events,
/// and corrections of what was written and has become other since (an end, a pause, a change, a use withdrawn, a
/// booking or a registration cancelled). The same day twice gives the same. Corrections are due today: what was told of
/// days gone by stays. Of one payer, or all.
TIERS_API std::vector<Charge> charges_to_write(const Store& store, Day until, Day today, std::optional<Id> payer = {});
/// Writes these.
TIERS_API std::vector<Charge> charge(Store& store, Day until, Day today);

struct ChargeQuery {
    std::optional<Id> payer, member;
    std::optional<std::int64_t> subscription, use;
};
/// Those written, by due day.
TIERS_API std::vector<Charge> charges(const Store& store, const ChargeQuery& query);

TIERS_API std::vector<Column> charge_columns();
TIERS_API Row charge_row(const Charge& charge, const std::string& currency);
/// Why it is what it is: "120.00 a month, 16 of 30 days, 64.00 charged before: charge 3".
TIERS_API std::string why(const Charge& charge, Language language);

}  // namespace tiers::member
