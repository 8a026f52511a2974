#pragma once

#include <tiers/booking.h>

namespace tiers::booking {

struct SimulationQuery {
    Period period;
    Span within;           ///< the same, in the clock of a place
    std::string place;     ///< declared id, empty for all
    std::string by;        ///< category, plan, resource or member
    bool explain = false;  ///< also booking by booking
};
/// What the bookings that begin in a period would have cost by other tariffs: those of a file, as tiers.toml declares
/// them; the rest of the file is not looked at. By group, with who pays more and who pays less. Throws BadInput for a
/// file that is wrong.
TIERS_API Document simulate(const Store& store, const RowsFile& tariffs, const SimulationQuery& query);

TIERS_API std::vector<Column> simulation_columns();

}  // namespace tiers::booking
