#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/database.h"
#include "store/packed_rows.h"

namespace tiers {

/// Calls back for all bookings that touch [from, to) and were not given up, and for some that start or end near it:
/// from segments where they hold what is booked, and from the bookings themselves where not. What starts in one stretch
/// comes before what starts in the next, and what starts earlier of a resource before what starts later. A no-show ends
/// when its seats were free again. Call it within a Snapshot.
void each_booked(const Store& store, Instant from, Instant to, const std::function<void(const BookedRows&)>& take);

/// When the first booking there is starts, also one that was given up.
std::optional<Instant> first_start(Database& db);

/// Packs what started before the stretch of now, before a report takes its snapshot. Does nothing where little is
/// booked, nor within a snapshot, and gives up where the file is busy or cannot be written: figures are the same.
void refresh_segments(const Store& store);

/// Packs the next stretch, within the caller's transaction; false when there is none left.
bool pack_next(Database& db, Instant now);

/// What starts before is packed; the beginning of time where nothing is.
Instant packed_until(Database& db);

/// For who changes a booking while triggers are off.
void segment_changed(Database& db, std::int64_t resource, Instant start);

/// Stretch and resource of segments that are not due and differ from what is booked.
std::vector<std::pair<std::int64_t, std::int64_t>> false_segments(Database& db);

/// One state of the file for all that is read while this lives, also where another one lives already.
class Snapshot {
public:
    explicit Snapshot(const Store& store);
    ~Snapshot();
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

private:
    Database& db_;
    bool outermost_;
};

}  // namespace tiers
