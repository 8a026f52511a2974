#include "report/oversell_count.h"

#include <tiers/error.h>
#include <tiers/words.h>
#include <algorithm>

#include "report/heading.h"
#include "report/local_clock.h"
#include "sql/report.h"
#include "store/database.h"

namespace tiers::report {

namespace {

Query of_days_over(const Query& asked, Day today) {
    auto query = asked;
    query.by = asked.by == "kind" ? "kind" : "kind," + asked.by;
    const auto end = std::min(asked.period.to.value_or(today), today);
    query.period.to = end;
    if (query.period.from && *query.period.from >= end)
        throw BadInput("period_to_come", say("'{}' has no days that are over", asked.period.text),
                       "tiers report oversell --period last-month");
    return query;
}

std::vector<Pool> pools_of(const Counted& counted) {
    std::vector<Pool> pools;
    for (const auto& group : counted.groups) pools.push_back({group.whole, group.name});
    return pools;
}

std::vector<std::vector<std::int64_t>> count_waiting(const Store& store, const std::vector<catalogue::Place>& places,
                                                     const Counted& counted) {
    std::vector<std::vector<std::int64_t>> waited(counted.groups.size(),
                                                  std::vector<std::int64_t>(counted.buckets.size()));
    const auto pools = pools_of(counted);
    for (const auto& place : places) {
        const auto zone = Zone::named(place.timezone);
        for (const auto& resource : place.resources) {
            const auto pool = std::find(pools.begin(), pools.end(), Pool{resource.whole(), resource.kind});
            if (pool == pools.end()) continue;
            auto row = store.db().prepare(sql::report::oversell_waiting);
            row.bind(":resource", resource.row)
                .bind(":from", zone.midnight(counted.days.start))
                .bind(":to", zone.midnight(counted.days.end));
            while (row.step()) {
                const auto bucket = counted.buckets.at(zone.wall(row.instant(0)));
                ++waited[static_cast<std::size_t>(pool - pools.begin())][bucket];
            }
        }
    }
    return waited;
}

}  // namespace

double OversellCounted::capacity(std::size_t group, std::size_t bucket) const {
    const auto& counts = counted.groups[group].buckets[bucket];
    return static_cast<double>(counts.open - counts.contracted) / 3600;
}

std::optional<double> OversellCounted::sold_hours(std::size_t group, std::size_t bucket) const {
    const auto& buckets = counted.groups[group].buckets;
    if (buckets.size() == 1) return sold.hours[group];
    std::int64_t all = 0;
    for (const auto& counts : buckets) all += counts.booked;
    if (all == 0) return std::nullopt;
    return sold.hours[group] * static_cast<double>(buckets[bucket].booked) / static_cast<double>(all);
}

OversellCounted count_oversell(const Store& store, const Query& asked) {
    const auto places = places_of(store, asked);
    const auto query = of_days_over(asked, zone_of(places).day(store.now()));
    auto counted = count_occupancy(store, query, Taking::booked_and_held);
    auto sold = sold_hours(store, places, pools_of(counted), counted.days);
    auto waited = count_waiting(store, places, counted);
    return {std::move(counted), std::move(sold), std::move(waited)};
}

}  // namespace tiers::report
