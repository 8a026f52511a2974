#include "catalogue/capacity.h"

#include <algorithm>

#include "store/database.h"

namespace tiers::catalogue {

namespace {

std::vector<Units> written_units(const Store& store, const Resource& resource) {
    std::vector<Units> found;
    auto rows = store.db().prepare("select since, units from capacity where resource_id = :resource order by since");
    rows.bind(":resource", resource.row);
    while (rows.step()) found.push_back({rows.instant(0), static_cast<int>(rows.integer(1))});
    return found;
}

void put(Store& store, const Resource& resource, Instant since, int units) {
    store.db()
        .prepare(
            "insert into capacity values (:resource, :since, :units) on conflict do update set units = excluded.units")
        .bind(":resource", resource.row)
        .bind(":since", since)
        .bind(":units", units)
        .run();
}

void remove(Store& store, const Resource& resource, Instant since) {
    store.db()
        .prepare("delete from capacity where resource_id = :resource and since = :since")
        .bind(":resource", resource.row)
        .bind(":since", since)
        .run();
}

bool begins_at(const std::vector<Units>& list, Instant since) {
    return std::any_of(list.begin(), list.end(), [&](const auto& units) { return units.since == since; });
}

}  // namespace

std::vector<Units> units_of(const Resource& resource, const Zone& zone) {
    std::vector<Units> found;
    for (const auto& step : resource.seats.steps)
        found.push_back({zone.midnight(step.since), resource.whole() ? std::min(step.value, 1) : step.value});
    return found;
}

void write_units(Store& store, const Resource& resource, const std::vector<Units>& wanted) {
    const auto written = written_units(store, resource);
    if (written == wanted) return;
    // The table is checked after each statement: everything is raised out of the way first, so that only what will
    // stand at the end can be refused.
    constexpr int plenty = 1'000'000'000;
    for (const auto& units : written) put(store, resource, units.since, plenty);
    for (const auto& units : wanted) put(store, resource, units.since, plenty);
    for (const auto& units : written)
        if (!begins_at(wanted, units.since)) remove(store, resource, units.since);
    for (const auto& units : wanted) put(store, resource, units.since, units.units);
}

}  // namespace tiers::catalogue
