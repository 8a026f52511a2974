#pragma once

#include <tiers/booking.h>

#include "store/database.h"

namespace tiers::booking {

/// A row of the statements that begin with the columns of by_id.sql.
Booking read(const Statement& row);
/// One that stands. Throws NotFound, and Conflict for one that has ended.
Booking standing(const Store& store, Id id);
/// Throws BadInput for a booking of no series.
std::int64_t series_of(const Booking& booking);
/// Live, not begun and not checked in.
bool to_come(const Store& store, const Booking& booking);
/// The live bookings of a series, from an original wall start on, in its order.
std::vector<Booking> live_of_series(const Store& store, std::int64_t series, WallTime from = WallTime::min());
Id insert(Store& store, const Booking& booking, Instant clear);
/// Writes where a booking stands, and makes a parked one live again.
void update(Store& store, const Booking& booking, Instant clear);
/// Writes that a booking is confirmed, and when it ends by itself.
void confirm(Store& store, const Booking& booking);
/// What the rules are content with where a booking shall stand is written and priced; without a row of the journal.
Booking put(Store& store, Booking booking, const MoveRequest& request);
/// Ends a booking: cancelled, no_show, lapsed, declined; or parks it. Throws Conflict where a session would lose its
/// room.
void end(Store& store, Id id, std::string_view how);
/// Nothing more grows from a series whose rest was cancelled.
void end_series(Store& store, std::int64_t series);
void set_presence(Store& store, const Booking& booking);
/// A journal row for what was done to some bookings, made up as they come.
class Record {
public:
    explicit Record(std::string_view done, std::string_view reason = {});
    void add(const Booking& booking);
    /// Cents owed for those that are priced.
    void add_prices(const std::vector<Booking>& bookings);
    bool empty() const { return count_ == 0; }
    void write(Store& store);  ///< and ends it

private:
    std::string content_, prices_;
    std::int64_t count_ = 0;
    Id first_ = 0;
};
void record(Store& store, std::string_view done, const std::vector<Booking>& bookings, const std::string& reason = {});

}  // namespace tiers::booking
