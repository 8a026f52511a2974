#pragma once

#include <tiers/simulate.h>
#include <map>
#include <set>

#include "booking/tariff.h"

namespace tiers::booking {

/// The tariffs of a file, each as its last version says, for resources, categories and plans that are declared. Throws
/// BadInput.
std::vector<Tariff> read_tariffs(const Store& store, const RowsFile& file);

/// A booking whose price is, or would be, a tariff's.
struct Replayed {
    Booking booking;
    std::int64_t minutes = 0;  ///< of its seats, that no allowance covered
    bool priced = false;       ///< something told its price
    std::string was_tariff, tariff;
    std::int64_t was = 0, would_be = 0;  ///< cents of them
    std::string group;                   ///< machine id; empty for none

    std::int64_t change() const { return would_be - was; }
};
struct Replay {
    std::vector<Replayed> bookings;
    std::int64_t by_plans = 0;  ///< left out: a plan prices them beyond its allowances
    std::int64_t covered = 0;   ///< left out: allowances cover them
};
Replay replay(const Store& store, const std::vector<Tariff>& tariffs, const SimulationQuery& query);

}  // namespace tiers::booking
