#pragma once

#include <tiers/store.h>
#include <cstdint>
#include <optional>
#include <string>

#include "exchange/member_row.h"

namespace tiers::exchange {

/// What a row says a member paid, and the plan it was for.
struct Dues {
    std::int64_t amount = 0;  ///< cents
    Day day{};
    std::string means, reference;
    std::string plan;  ///< declared id; empty for none
    std::optional<Day> first, last;
};

/// Nothing where a row speaks of no money and no plan. Throws BadInput for an amount without a reference, which could
/// not be known again, and for what is no amount and no day; NotFound for a plan that is not declared.
std::optional<Dues> dues_of(const Store& store, const MemberRow& row, const MemberMap& map);

/// Notes the payment, and renews the plan or begins it. A payment of the member with the same means and reference, or
/// one numbered behind it, is that one: nothing is done then. One that pays what is owed for the running term renews
/// nothing. What was done, for people; empty for nothing.
std::string settle(Store& store, member::Id member, const Dues& dues);

}  // namespace tiers::exchange
