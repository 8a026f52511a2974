#pragma once

#include <tiers/booking.h>

#include "format/icalendar_write.h"

namespace tiers::exchange {

/// How often a booking changed, and when it was last written.
struct Revision {
    Instant recorded;
    std::int64_t changes;
};

/// Bookings as the events they are in feeds and in invitations: the same UID and SEQUENCE in both.
class BookingEvents {
public:
    explicit BookingEvents(const Store& store);

    const catalogue::Catalogue& catalogue() const { return catalogue_; }
    /// Kept for good: other software knows the booking again by it, and so does `book import`.
    std::string uid(booking::Id id) const;
    /// Whose UID it is; throws NotFound for that of another database, or of none.
    booking::Id booking_of(const std::string& uid) const;
    Revision revision(booking::Id id) const;
    std::string location(const booking::Booking& booking) const;
    /// Without summary and description.
    format::CalendarEntry event(const booking::Booking& booking) const;

private:
    const Store& store_;
    catalogue::Catalogue catalogue_;
    std::string mark_;  ///< tells this database from every other, also after a backup was restored
};

}  // namespace tiers::exchange
