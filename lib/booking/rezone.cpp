#include <tiers/error.h>
#include <set>

#include "base/text.h"
#include "booking/booking_store.h"
#include "booking/lapse.h"
#include "sql/booking.h"
#include "store/overbooked.h"
#include "store/segments.h"
#include "store/triggers_off.h"

namespace tiers::booking {

namespace {

/// A booking whose instant no longer is its wall time, and how far off it is.
struct Astray {
    Id id;
    std::int64_t resource;
    Instant start;
    Seconds by;
};

std::vector<Astray> astray(const Store& store) {
    std::vector<Astray> found;
    auto row = store.db().prepare(sql::booking::wall_times_to_come);
    row.bind(":now", store.now());
    while (row.step()) {
        const auto zone = Zone::named(row.text(3));
        if (zone.wall(row.instant(1)) != row.wall(2))
            found.push_back(
                {row.integer(0), row.integer(4), row.instant(1), zone.instant(row.wall(2)) - row.instant(1)});
    }
    return found;
}

void shift(Store& store, const Astray& booking) {
    store.db().prepare(sql::booking::keep_was).bind(":id", booking.id).bind(":now", store.now()).run();
    store.db()
        .prepare(sql::booking::shift)
        .bind(":id", booking.id)
        .bind(":by", booking.by)
        .bind(":now", store.now())
        .run();
    for (const auto start : {booking.start, booking.start + booking.by})
        segment_changed(store.db(), booking.resource, start);
}

void check_room(const Store& store, const std::set<std::int64_t>& resources) {
    std::vector<std::string> over;
    for (const auto& found : overbooked(store.db(), std::vector(resources.begin(), resources.end())))
        over.push_back(std::to_string(found.id));
    if (!over.empty())
        throw Conflict("overbooked", say("there would be no room for booking {}", join(over, ", ")),
                       tr("move or cancel it first: tiers book move, tiers book cancel"));
}

}  // namespace

std::vector<Booking> rezone(Store& store) {
    end_lapsed(store);
    const auto moving = astray(store);
    std::vector<Booking> moved;
    std::set<std::int64_t> resources;
    {
        // All move at once: on the way one may lie where another still is.
        const TriggersOff off(store.db());
        for (const auto& booking : moving) shift(store, booking);
    }
    for (const auto& booking : moving) {
        moved.push_back(get(store, booking.id));
        resources.insert(moved.back().resource);
    }
    check_room(store, resources);
    if (!moved.empty()) record(store, "rezoned", moved);
    return moved;
}

}  // namespace tiers::booking
