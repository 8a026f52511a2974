#include <tiers/limits.h>
#include <tiers/series.h>
#include <algorithm>

#include "booking/booking_store.h"
#include "booking/series_store.h"

namespace tiers::booking {

namespace {

/// Which of the walls it is, counted from 1.
std::optional<std::int64_t> nth_of(const std::vector<WallTime>& walls, WallTime wall) {
    const auto found = std::lower_bound(walls.begin(), walls.end(), wall);
    if (found == walls.end() || *found != wall) return std::nullopt;
    return found - walls.begin() + 1;
}

}  // namespace

std::vector<Column> series_columns() {
    return {{"rrule", tr("Repeats"), Kind::code},
            {"nth", tr("Occurrence"), Kind::count},
            {"of", tr("Of so many"), Kind::count},
            {"endless", tr("Without end"), Kind::flag},
            {"original", tr("The series gave it"), Kind::instant}};
}

Row series_cells(const Store& store, const Booking& booking) {
    if (!booking.series || !booking.original) return Row(series_columns().size());
    const auto series = stored_series(store, *booking.series);
    const auto& set = series.plan.set;
    const auto& zone = series.plan.zone;
    const auto end = set.endless() ? std::optional(*booking.original + Seconds(1)) : std::nullopt;
    const auto walls = set.expand(limits::occurrences, end);
    const auto given = span_of(series.plan, *booking.original);
    return {cell(series.request.rrule), cell(nth_of(walls, *booking.original)),
            set.endless() ? Value() : Value(static_cast<std::int64_t>(walls.size())), set.endless(),
            booking.span == given ? Value() : Value(cell(zone, given.start))};
}

}  // namespace tiers::booking
