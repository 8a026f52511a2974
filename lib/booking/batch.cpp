#include "booking/batch.h"

#include <tiers/error.h>

#include "base/text.h"
#include "booking/booking_store.h"
#include "sql/booking.h"
#include "store/overbooked.h"
#include "store/segments.h"

namespace tiers::booking {

namespace {

std::int64_t bookings_in(Database& db) {
    auto count = db.prepare("select count(*) from booking");
    count.step();
    return count.integer(0);
}

}  // namespace

Batch::Batch(Store& store, std::int64_t rows)
    : store_(store), triggers_off_(store.db()), seating_(store), packed_until_(packed_until(store.db())) {
    store.db().keep_pages(128);
    if (bookings_in(store.db()) > rows) return;
    seating_.read_all();
    late_.emplace(store.db(), std::vector{"booking_live", "booking_member", "booking_start"});
}

std::optional<Refusal> Batch::check_capacity(const Claim& claim) {
    return booking::check_capacity(claim, seating_.around(claim));
}

Id Batch::insert(const Booking& booking, Instant clear) {
    const auto& [start, end] = booking.span;
    if (clear < end + seating_.buffer(booking.resource)) throw_wall("booking_buffer");
    const auto id = booking::insert(store_, booking, clear);
    seating_.add(booking.resource, {id, booking.span, clear, booking.seats});
    declare_class(booking.resource, class_of(clear - start));
    mark_segment(booking);
    return id;
}

void Batch::cancel(const Booking& booking) {
    {
        auto clear = store_.db().prepare("select clear from booking where id = :id");
        clear.bind(":id", booking.id).step();
        seating_.remove(booking.resource, {booking.id, booking.span, clear.instant(0), booking.seats});
    }
    store_.db().prepare(sql::booking::keep_was).bind(":id", booking.id).bind(":now", store_.now()).run();
    end(store_, booking.id, "cancelled");
    touched_.try_emplace(booking.resource);
    mark_segment(booking);
}

void Batch::declare_class(std::int64_t resource, int number) {
    auto& declared = touched_[resource];
    if (declared & 1u << number) return;
    declared |= 1u << number;
    store_.db()
        .prepare("insert or ignore into resource_class values (:resource, :class, 3600 << :class)")
        .bind(":resource", resource)
        .bind(":class", number)
        .run();
}

void Batch::mark_segment(const Booking& booking) {
    if (booking.span.start < packed_until_) segment_changed(store_.db(), booking.resource, booking.span.start);
}

void Batch::finish() {
    if (late_) late_->build();
    std::vector<std::int64_t> resources;
    for (const auto& [resource, classes] : touched_) resources.push_back(resource);
    const auto found = overbooked(store_.db(), resources);
    if (!found.empty())
        throw Failed(
            "overbooked",
            say("the whole batch was given up: {} {} would be overbooked", found.front().entity, found.front().id),
            tr("this is a defect of tiers: please report it"));
}

}  // namespace tiers::booking
