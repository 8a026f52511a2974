#pragma once

#include <tiers/registration.h>

namespace tiers::event {

/// What a guest paid for a registration, or below 0 was given back. Sealed.
struct Payment {
    Id id = 0;
    Id registration = 0;
    std::string name;
    Day day{};
    std::int64_t amount = 0;       ///< cents
    std::string means, reference;  ///< transfer, cash, helloasso ...
    std::int64_t due = 0;          ///< after all that was paid so far
    std::string currency;
};

/// Notes one. Throws NotFound, BadInput for nothing, Refused for one that is free or that a member owes, and Conflict
/// where the same means and reference stand already. A key makes a retry safe.
TIERS_API Payment pay(Store& store, const Payment& wanted, std::string_view key = {});

TIERS_API std::vector<Column> event_payment_columns();
TIERS_API Row event_payment_row(const Payment& payment);

}  // namespace tiers::event
