#pragma once

#include <optional>
#include <vector>

#include "booking/series_plan.h"

namespace tiers::booking {

/// A series as it is stored. Its request says whom it is for and what it takes; `imported` that a calendar brought it.
struct StoredSeries {
    std::int64_t id = 0;
    Request request;
    SeriesPlan plan;
    std::optional<WallTime> last;  ///< original wall start of the last occurrence that was written
    std::optional<Instant> ended;  ///< nothing more grows from it
};
/// Throws NotFound.
StoredSeries stored_series(const Store& store, std::int64_t series);
/// Those without end that still grow.
std::vector<StoredSeries> growing_series(const Store& store);

std::int64_t insert_series(Store& store, const Site& site, const Request& request, const SeriesPlan& plan,
                           std::optional<Instant> ended = {});
void update_series(Store& store, std::int64_t series, const Site& site, const Request& request, const SeriesPlan& plan,
                   std::optional<Instant> ended = {});

/// Whether something of a series was to come earlier than at a wall time of it.
bool comes_before(const Store& store, std::int64_t series, WallTime original);
/// What a series has from an original wall start on, ended or not, becomes another's, so much later in its plan. Where
/// each stands does not change.
void reassign(Store& store, std::int64_t from, std::int64_t to, WallTime since, Seconds by);

}  // namespace tiers::booking
