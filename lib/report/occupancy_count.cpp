#include "report/occupancy_count.h"

#include <tiers/catalogue.h>
#include <tiers/error.h>
#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "catalogue/open_spans.h"
#include "report/counter.h"
#include "sql.h"
#include "store/database.h"

namespace tiers::report {

namespace {

using catalogue::Place;
using catalogue::Resource;

std::int64_t seconds(Instant instant) {
    return instant.time_since_epoch().count();
}

std::vector<Open> open_stretches(const std::vector<Span>& open, const Resource& resource, const Zone& zone) {
    std::vector<Open> stretches;
    for (const auto& span : open) {
        auto start = span.start;
        auto units = resource.whole() ? 1 : resource.seats.on(zone.day(start)).value_or(0);
        for (const auto& step : resource.seats.steps) {
            if (resource.whole() || step.since == catalogue::always) continue;
            const auto change = zone.midnight(step.since);
            if (change <= start || change >= span.end) continue;
            stretches.push_back({seconds(start), seconds(change), units});
            start = change;
            units = step.value;
        }
        stretches.push_back({seconds(start), seconds(span.end), units});
    }
    return stretches;
}

std::string group_name(const std::string& by, const Place& place, const Resource& resource) {
    if (by == "resource") return resource.id;
    if (by == "kind") return resource.kind;
    return by == "place" ? place.id : std::string();
}

/// A composed resource is the same square metres as its parts: it has a row of its own by resource, and none elsewhere.
bool grouped(const Query& query, const Resource& resource) {
    return resource.composed_of.empty() || query.by == "resource";
}

/// The places asked for; their resources stay where they are, since counters point at them.
std::vector<Place> places_of(const Store& store, const Query& query) {
    auto places = catalogue::applied(store).places;
    if (query.place.empty()) return places;
    const auto wanted = catalogue::find_place(store, query.place).id;
    std::erase_if(places, [&](const Place& place) { return place.id != wanted; });
    return places;
}

DaySpan days_of(const Store& store, const Period& period, const std::vector<Place>& places) {
    const auto zone = places.empty() ? Zone::utc() : Zone::named(places.front().timezone);
    auto first = period.from, last = period.to;
    if (!first) {
        auto row = store.db().prepare("select min(start) from booking");
        first = row.step() && !row.null(0) ? zone.day(row.instant(0)) : zone.day(store.now());
    }
    if (!last) last = zone.day(store.now()) + std::chrono::days(1);
    if (*last <= *first) throw BadInput("empty_period", say("'{}' holds no day", period.text));
    if (*last - *first > std::chrono::days(36'600))
        throw BadInput("long_period", tr("a report covers a hundred years at most"));
    return {*first, *last};
}

/// The counting of one report: groups, a counter for each resource, and the scan.
class Counting {
public:
    Counting(const Store& store, const Query& query)
        : store_(store),
          query_(query),
          places_(places_of(store, query)),
          days_(days_of(store, query.period, places_)),
          buckets_(query.by, days_) {}

    Counted run() {
        make_groups();
        for (const auto& place : places_) make_counters(place);
        join_parts();
        scan();
        find_peaks();
        return {std::move(groups_), days_, std::move(buckets_), join({zones_.begin(), zones_.end()}, ", ")};
    }

private:
    using Key = std::pair<bool, std::string>;

    /// All of them first: counters point at groups.
    void make_groups() {
        for (const auto& place : places_)
            for (const auto& resource : place.resources) {
                const Key key{resource.whole(), group_name(query_.by, place, resource)};
                if (!grouped(query_, resource) || !positions_.emplace(key, groups_.size()).second) continue;
                groups_.push_back(
                    {key.first, key.second, !resource.composed_of.empty(), std::vector<Counts>(buckets_.size())});
            }
        changes_.resize(groups_.size());
        zone_of_.resize(groups_.size(), Zone::utc());
    }

    void make_counters(const Place& place) {
        const auto zone = Zone::named(place.timezone);
        zones_.insert(zone.name());
        const Span period{zone.midnight(days_.start), zone.midnight(days_.end)};
        const auto clock = std::make_shared<const LocalClock>(zone, period);
        from_ = std::min(from_, period.start);
        to_ = std::max(to_, period.end);
        const auto peaks = query_.by == "resource" || query_.by == "kind" || query_.by == "place";
        // Most resources keep the hours of their place: those are worked out once.
        const auto of_place = catalogue::open_spans(place, Resource{}, period);
        for (const auto& resource : place.resources) {
            const auto own = !resource.rules.hours.steps.empty() || resource.retired;
            const auto open = own ? catalogue::open_spans(place, resource, period) : std::vector<Span>{};
            auto& counter = counters_[resource.id];
            counter = {clock,
                       {seconds(period.start), seconds(period.end)},
                       open_stretches(own ? open : of_place, resource, zone)};
            by_row_[resource.row] = &counter;
            if (!grouped(query_, resource)) continue;
            const auto position = positions_.at({resource.whole(), group_name(query_.by, place, resource)});
            counter.groups.push_back(&groups_[position]);
            zone_of_[position] = zone;
            if (peaks) counter.changes = &changes_[position];
            counter.count_open(buckets_);
        }
    }

    void add_leaves(const std::string& id, std::set<std::string>& leaves) const {
        for (const auto& place : places_)
            for (const auto& resource : place.resources) {
                if (resource.id != id) continue;
                if (resource.composed_of.empty()) leaves.insert(id);
                for (const auto& part : resource.composed_of) add_leaves(part, leaves);
            }
    }

    void join_parts() {
        for (const auto& place : places_)
            for (const auto& resource : place.resources) {
                std::set<std::string> leaves;
                if (!resource.composed_of.empty()) add_leaves(resource.id, leaves);
                for (const auto& leaf : leaves) counters_.at(resource.id).parts.push_back(&counters_.at(leaf));
            }
    }

    void scan() {
        const auto now = seconds(store_.now());
        auto row = store_.db().prepare(sql::report::bookings);
        row.bind(":from", from_).bind(":to", to_);
        while (row.step()) {
            const auto counter = by_row_.find(row.integer(0));
            if (counter == by_row_.end()) continue;
            counter->second->count(buckets_,
                                   {row.integer(1), row.integer(2), static_cast<int>(row.integer(3)),
                                    row.optional<std::int64_t>(4), row.optional<std::int64_t>(5)},
                                   now);
        }
    }

    void find_peaks() {
        for (std::size_t i = 0; i < groups_.size(); ++i) {
            std::sort(changes_[i].begin(), changes_[i].end());  // at the same second those who leave come first
            int taken = 0;
            for (const auto& [at, change] : changes_[i]) {
                taken += change;
                if (taken <= groups_[i].peak) continue;
                const Instant instant{Seconds(at)};
                groups_[i].peak = taken;
                groups_[i].peak_at = Moment{instant, zone_of_[i].at(instant).offset};
            }
        }
    }

    const Store& store_;
    const Query& query_;
    std::vector<Place> places_;
    DaySpan days_;
    Buckets buckets_;
    std::vector<Group> groups_;
    std::map<Key, std::size_t> positions_;
    std::vector<std::vector<Change>> changes_;
    std::vector<Zone> zone_of_;
    std::map<std::string, Counter> counters_;
    std::map<std::int64_t, const Counter*> by_row_;
    std::set<std::string> zones_;
    Instant from_ = Instant::max(), to_ = Instant::min();
};

}  // namespace

Counted count_occupancy(const Store& store, const Query& query) {
    return Counting(store, query).run();
}

}  // namespace tiers::report
