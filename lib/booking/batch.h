#pragma once

#include <unordered_map>

#include "booking/seating.h"
#include "store/late_indexes.h"
#include "store/row_feed.h"
#include "store/triggers_off.h"

namespace tiers::booking {

/// Bookings made and cancelled in great number within the caller's transaction: capacity is decided in memory, the row
/// triggers are off, and finish() has the database sweep what was touched. A batch that was not finished must not be
/// committed.
class Batch {
public:
    /// `rows` are about so many bookings.
    Batch(Store& store, std::int64_t rows);

    std::optional<Refusal> check_capacity(const Claim& claim);
    /// Throws Conflict where the booking ends closer to the next than the resource now wants.
    Id insert(const Booking& booking, Instant clear);
    /// The database knows what was inserted from here on; until then it may wait to be stored with others.
    void settle();
    void cancel(const Booking& booking);
    /// Throws Failed when more is booked than there is room for.
    void finish();

private:
    /// What is to be stored of a booking.
    struct Pending {
        std::int64_t resource;
        Span span;
        Instant clear;
        int seats;
        Id member;
        WallTime wall_start;
        std::string zone, label;
        std::optional<Instant> lapses;
    };
    void give(const Pending& booking, int column, const FedCell& cell) const;
    /// Stored at once, behind those that wait.
    Id insert_now(const Booking& booking, Instant clear);
    Id insert_later(const Booking& booking, Instant clear);
    /// Declares a class of duration that the resource may not have had, as the trigger booking_class_insert does.
    void declare_class(std::int64_t resource, int number);
    /// As the triggers booking_segment_... do.
    void mark_segment(const Booking& booking);

    Store& store_;
    TriggersOff triggers_off_;
    Seating seating_;
    std::optional<LateIndexes> late_;  ///< where there are no more bookings than are to come
    Instant packed_until_;
    std::unordered_map<std::int64_t, unsigned> touched_;  ///< resources, with a bit for each class declared
    std::vector<Pending> pending_;
    Id next_;  ///< that the next row gets
    RowFeed feed_;
};

}  // namespace tiers::booking
