#include "store/overbooked.h"

#include <algorithm>
#include <limits>

#include "base/text.h"
#include "sql/store.h"
#include "store/scan.h"

namespace tiers {

namespace {

/// A booking takes its seats over [start, clear).
struct OverbookedRow {
    std::int64_t id, start, clear, seats;
    bool capacity_aside, parts_aside;
};

/// The seats taken beyond those there are change by `step`; `id` is the booking that starts, 0 for anything else.
struct Event {
    std::int64_t at, step, id;
};

bool names(std::string_view overridden, std::string_view rule) {
    const auto rules = split(overridden, ' ');
    return std::find(rules.begin(), rules.end(), rule) != rules.end();
}

std::vector<OverbookedRow> booked(Database& db, std::int64_t resource) {
    std::vector<OverbookedRow> found;
    Scan scan(db, [&](const ScanRow& row) {
        const auto aside = row.bytes(4);
        const auto some = !aside.empty();
        found.push_back({row.integer(0), row.integer(1), row.integer(2), row.integer(3),
                         some && names(aside, "capacity"), some && names(aside, "parts")});
    });
    auto select = db.prepare(sql::store::live_bookings);
    scan.run(select.bind(":resource", resource));
    return found;
}

std::vector<Event> events(Database& db, std::int64_t resource, const std::vector<OverbookedRow>& bookings) {
    std::vector<Event> found;
    found.reserve(2 * bookings.size() + 4);
    for (const auto& booking : bookings) {
        if (booking.capacity_aside) continue;
        found.push_back({booking.start, booking.seats, booking.id});
        found.push_back({booking.clear, -booking.seats, 0});
    }
    auto row = db.prepare("select since, units from capacity where resource_id = :resource order by since");
    row.bind(":resource", resource);
    for (std::int64_t before = 0; row.step(); before = row.integer(1))
        found.push_back({row.integer(0), before - row.integer(1), 0});
    return found;
}

/// Bookings that start, and changes of capacity, at an instant after which more is taken than there is.
void sweep(std::int64_t resource, std::vector<Event> events, std::vector<Overbooked>& found) {
    std::sort(events.begin(), events.end(), [](const Event& one, const Event& other) { return one.at < other.at; });
    std::int64_t excess = 0;
    for (auto first = events.begin(); first != events.end();) {
        const auto next = std::find_if(first, events.end(), [&](const Event& event) { return event.at != first->at; });
        for (auto event = first; event != next; ++event) excess += event->step;
        for (; first != next; ++first) {
            if (excess <= 0 || first->step <= 0) continue;
            found.push_back({first->id > 0 ? "booking" : "resource", first->id > 0 ? first->id : resource, "capacity"});
        }
    }
}

/// Bookings that meet one of the others. Of those that start before a booking is clear, the last to be clear tells.
void meet(std::vector<OverbookedRow> bookings, std::vector<OverbookedRow> others, std::vector<Overbooked>& found) {
    for (auto* all : {&bookings, &others})
        std::erase_if(*all, [](const OverbookedRow& one) { return one.parts_aside; });
    std::sort(bookings.begin(), bookings.end(), [](const auto& one, const auto& two) { return one.clear < two.clear; });
    std::sort(others.begin(), others.end(), [](const auto& one, const auto& two) { return one.start < two.start; });
    auto next = others.begin();
    auto clear = std::numeric_limits<std::int64_t>::min();
    for (const auto& booking : bookings) {
        for (; next != others.end() && next->start < booking.clear; ++next) clear = std::max(clear, next->clear);
        if (clear > booking.start) found.push_back({"booking", booking.id, "parts"});
    }
}

std::vector<std::int64_t> ids(Statement row) {
    std::vector<std::int64_t> found;
    while (row.step()) found.push_back(row.integer(0));
    return found;
}

}  // namespace

std::vector<Overbooked> overbooked(Database& db, const std::optional<std::vector<std::int64_t>>& resources) {
    std::vector<Overbooked> found;
    for (const auto resource : resources ? *resources : ids(db.prepare("select id from resource order by id"))) {
        const auto bookings = booked(db, resource);
        sweep(resource, events(db, resource, bookings), found);
        auto others = db.prepare("select other_id from excludes where resource_id = :resource");
        others.bind(":resource", resource);
        for (const auto other : ids(std::move(others))) meet(bookings, booked(db, other), found);
    }
    return found;
}

}  // namespace tiers
