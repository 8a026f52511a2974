#pragma once

#include <tiers/member.h>

namespace tiers::member {

/// What a member paid, or below 0 was given back. Sealed.
struct Payment {
    std::int64_t id = 0;
    Id member = 0;
    std::string member_name;
    Day day{};
    std::int64_t amount = 0;  ///< cents
    std::string means;        ///< transfer, cash, helloasso ...
    std::string reference;
    std::optional<std::int64_t> reverses;
    std::string reason;
};

/// Notes one. Throws BadInput for nothing, Conflict where the same means and reference stand already and were not taken
/// back. A key makes a retry safe.
TIERS_API Payment pay(Store& store, const Payment& wanted, std::string_view key = {});
/// Another takes one back, on a day. Throws NotFound, Conflict where that was done.
TIERS_API Payment take_back(Store& store, std::int64_t payment, Day day, const std::string& reason);

/// In order of the days; of one member or all.
TIERS_API std::vector<Payment> payments(const Store& store, std::optional<Id> member);

TIERS_API std::vector<Column> payment_columns();
TIERS_API Row payment_row(const Payment& payment, const std::string& currency);

}  // namespace tiers::member
