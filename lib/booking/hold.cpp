#include <tiers/error.h>
#include <tiers/hold.h>

#include "base/text.h"
#include "booking/booking_store.h"
#include "booking/lapse.h"
#include "booking/pricing.h"
#include "booking/waiting.h"

namespace tiers::booking {

namespace {

Booking unconfirmed(Store& store, Id id) {
    end_lapsed(store);
    auto booking = get(store, id);
    if (!booking.ended.empty()) throw Conflict("ended", say("booking {} has ended: {}", id, tr(booking.ended.c_str())));
    if (booking.confirmed()) throw Conflict("confirmed", say("booking {} is confirmed already", id));
    return booking;
}

}  // namespace

Booking approve(Store& store, Id id) {
    auto booking = unconfirmed(store, id);
    const auto where = site(store, booking.resource_id);
    booking.lapses = no_show_at(where, booking.span, store.now());
    confirm(store, booking);
    booking = get(store, id);
    fix_price(store, where, booking);
    record(store, "approved", {booking});
    return booking;
}

Booking decline(Store& store, Id id, const std::string& reason) {
    unconfirmed(store, id);
    end(store, id, "declined");
    auto declined = get(store, id);
    record(store, "declined", {declined}, reason);
    promote(store, {declined});
    return declined;
}

Booking excuse(Store& store, Id id, const std::string& reason) {
    end_lapsed(store);
    const auto booking = get(store, id);
    if (booking.checked_in) throw Conflict("checked_in", say("somebody came for booking {}", id));
    if (booking.ended.empty() && booking.span.start > store.now())
        throw Conflict("to_come", say("booking {} is still to come", id), say("tiers book cancel {}", id));
    if (!booking.ended.empty() && booking.ended != "no_show")
        throw Conflict("ended", say("booking {} has ended: {}", id, tr(booking.ended.c_str())));
    end(store, id, "cancelled");
    cancel_price(store, booking, true);
    auto excused = get(store, id);
    record(store, "excused", {excused}, reason);
    promote(store, {excused});
    return excused;
}

}  // namespace tiers::booking
