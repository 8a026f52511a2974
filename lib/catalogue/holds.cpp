#include "catalogue/holds.h"

#include <tiers/error.h>
#include <algorithm>
#include <set>

#include "base/text.h"
#include "sql/catalogue.h"
#include "store/database.h"

namespace tiers::catalogue {

namespace {

struct Hold {
    bool own;  ///< of the resource itself, not of one that shares a part with it
    int seats;
    Interval<Instant> during;
};

std::vector<Hold> holds(const Store& store, const Resource& resource, const Zone& zone) {
    std::vector<Hold> found;
    auto row = store.db().prepare(sql::catalogue::holds);
    row.bind(":resource", resource.row);
    while (row.step()) {
        const auto seats = resource.whole() ? 1 : static_cast<int>(row.integer(1));
        const auto last = row.optional<Day>(3);
        const auto end = last ? zone.midnight(*last + std::chrono::days(1)) : Instant::max();
        found.push_back({row.integer(0) != 0, seats, {zone.midnight(row.day(2)), end}});
    }
    return found;
}

int declared_at(const std::vector<Units>& declared, Instant at) {
    auto units = 0;
    for (const auto& step : declared)
        if (step.since <= at) units = step.units;
    return units;
}

/// What remains at an instant.
int remaining(const Resource& resource, const std::vector<Units>& declared, const std::vector<Hold>& all, Instant at,
              const Zone& zone) {
    auto held = 0;
    auto shared = false;
    for (const auto& hold : all) {
        if (!hold.during.contains(at)) continue;
        if (hold.own) held += hold.seats;
        shared = shared || !hold.own;
    }
    const auto units = declared_at(declared, at);
    if (held > units || (held > 0 && shared))
        throw Conflict("held",
                       shared ? say("'{}' shares a part with what is held on {}", resource.id, iso(zone.day(at)))
                              : say("of '{}' there are {}, and {} would be held on {}", resource.id, units, held,
                                    iso(zone.day(at))),
                       say("tiers member subscriptions --on {}", iso(zone.day(at))));
    return shared ? 0 : units - held;
}

std::vector<std::string> sharing(const Store& store, std::int64_t resource) {
    std::vector<std::string> found;
    auto row = store.db().prepare(
        "select r.code from excludes x join resource r on r.id = x.other_id where x.resource_id = :resource");
    row.bind(":resource", resource);
    while (row.step()) found.push_back(row.text(0));
    return found;
}

void write_remaining(Store& store, const Resource& resource) {
    const auto zone = Zone::named(place_of(store, resource).timezone);
    try {
        write_units(store, resource, bookable_units(store, resource, zone));
    } catch (const Conflict& error) {
        if (error.code() != "capacity_below_bookings") throw;
        throw Conflict("booked", say("'{}' is booked then", resource.id),
                       say("tiers book list --resource {}", resource.id));
    }
}

}  // namespace

std::vector<Units> bookable_units(const Store& store, const Resource& resource, const Zone& zone) {
    auto declared = units_of(resource, zone);
    const auto all = holds(store, resource, zone);
    if (all.empty()) return declared;
    std::set<Instant> changes;
    for (const auto& step : declared) changes.insert(step.since);
    for (const auto& hold : all) changes.insert({hold.during.start, hold.during.end});
    changes.erase(Instant::max());
    std::vector<Units> found;
    for (const auto at : changes) {
        const auto units = remaining(resource, declared, all, at, zone);
        if (found.empty() || found.back().units != units) found.push_back({at, units});
    }
    return found;
}

void write_held(Store& store, std::string_view id) {
    const auto resource = find_resource(store, id, false);
    write_remaining(store, resource);
    for (const auto& other : sharing(store, resource.row)) write_remaining(store, find_resource(store, other, false));
}

}  // namespace tiers::catalogue
