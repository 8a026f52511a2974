#include "report/occupancy_count.h"

#include <tiers/catalogue.h>
#include <tiers/subscription.h>
#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <tuple>

#include "base/text.h"
#include "catalogue/open_spans.h"
#include "report/counter.h"
#include "report/heading.h"
#include "store/segments.h"

namespace tiers::report {

namespace {

using catalogue::Place;
using catalogue::Resource;

std::vector<Stretch> stretches_of(const std::vector<Span>& open) {
    std::vector<Stretch> stretches;
    stretches.reserve(open.size());
    for (const auto& span : open) stretches.push_back({seconds(span.start), seconds(span.end)});
    return stretches;
}

/// Units by date, the first since ever.
std::vector<Units> units_by_second(const Resource& resource, const Zone& zone) {
    constexpr auto ever = std::numeric_limits<std::int64_t>::min();
    std::vector<Units> found = {{ever, resource.whole() ? 1 : 0}};
    if (resource.whole()) return found;
    for (const auto& step : resource.seats.steps)
        if (step.since == catalogue::always)
            found.front().units = step.value;
        else
            found.push_back({seconds(zone.midnight(step.since)), step.value});
    return found;
}

/// Stretches cut where the units change.
std::vector<Open> with_units(const std::vector<Stretch>& stretches, const std::vector<Units>& steps) {
    std::vector<Open> found;
    found.reserve(stretches.size());
    for (const auto& stretch : stretches)
        each_units(steps, stretch.start, stretch.end, [&](auto from, auto to, auto units) {
            found.push_back({{from, to}, units});
        });
    return found;
}

/// Adds the units of a resource to those of the others of its group; most open at the same times.
void add_units(std::vector<Open>& all, const std::vector<Open>& more) {
    const auto same = [](const Open& one, const Open& other) { return one.span == other.span; };
    if (!std::equal(all.begin(), all.end(), more.begin(), more.end(), same))
        all.insert(all.end(), more.begin(), more.end());
    else
        for (std::size_t i = 0; i < all.size(); ++i) all[i].units += more[i].units;
}

/// Whether two places are open at the same times.
bool same_hours(const Place& one, const Place& other) {
    const auto hours = [](const Place& place) {
        return std::tie(place.timezone, place.hours, place.holidays, place.closures, place.opened, place.retired);
    };
    return hours(one) == hours(other);
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

DaySpan booked_days(const Store& store, const Period& period, const std::vector<Place>& places) {
    const auto zone = zone_of(places);
    std::optional<Day> first;
    auto row = store.db().prepare("select min(start) from booking");
    if (!period.from && row.step() && !row.null(0)) first = zone.day(row.instant(0));
    return days_of(store, period, zone, first);
}

/// The counting of one report: groups, a counter for each resource, and the scan.
class Counting {
public:
    Counting(const Store& store, const Query& query)
        : store_(store),
          query_(query),
          places_(places_of(store, query)),
          days_(booked_days(store, query.period, places_)),
          buckets_(query.by, days_) {}

    Counted run() {
        make_groups();
        for (const auto& place : places_) make_counters(place);
        join_parts();
        scan();
        count_held();
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
        auto& clock = clocks_[zone.name()];
        if (!clock) clock = std::make_shared<const LocalClock>(zone, period);
        from_ = std::min(from_, period.start);
        to_ = std::max(to_, period.end);
        const auto peaks = query_.by == "resource" || query_.by == "kind" || query_.by == "place";
        const auto of_place = open_of(place, period);
        std::map<std::size_t, std::vector<Open>> open_of_groups;
        for (const auto& resource : place.resources) {
            const auto own = !resource.rules.hours.steps.empty() || resource.retired;
            auto& counter = counters_[resource.id];
            counter.zone = zone;
            counter.clock = clock;
            counter.period = {seconds(period.start), seconds(period.end)};
            counter.open = own ? shared(catalogue::open_spans(place, resource, period)) : of_place;
            counter.units = units_by_second(resource, zone);
            by_row_.resize(std::max(by_row_.size(), static_cast<std::size_t>(resource.row) + 1));
            by_row_[static_cast<std::size_t>(resource.row)] = &counter;
            if (!grouped(query_, resource)) continue;
            const auto position = positions_.at({resource.whole(), group_name(query_.by, place, resource)});
            counter.group = &groups_[position];
            zone_of_[position] = zone;
            if (peaks) counter.changes = &changes_[position];
            add_units(open_of_groups[position], with_units(*counter.open, counter.units));
        }
        for (const auto& [position, open] : open_of_groups) count_open(open, *clock, buckets_, groups_[position]);
    }

    using Stretches = std::shared_ptr<const std::vector<Stretch>>;

    static Stretches shared(const std::vector<Span>& open) {
        return std::make_shared<const std::vector<Stretch>>(stretches_of(open));
    }

    /// When a place is open. Most resources keep the hours of their place, and places often those of one another.
    Stretches open_of(const Place& place, const Span& period) {
        for (const auto& [other, open] : open_)
            if (same_hours(*other, place)) return open;
        return open_.emplace_back(&place, shared(catalogue::open_spans(place, Resource{}, period))).second;
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
        each_booked(store_.db(), from_, to_, [&](const Booked& booking) {
            const auto resource = static_cast<std::size_t>(booking.resource);
            if (resource < by_row_.size() && by_row_[resource]) by_row_[resource]->count(buckets_, booking, now);
        });
    }

    /// What subscriptions hold; one that is paused holds on.
    void count_held() {
        const member::SubscriptionQuery held{.until = days_.end - one_day, .from = days_.start, .holding = true};
        for (const auto& subscription : member::subscriptions(store_, held)) {
            const auto found = counters_.find(subscription.resource);
            if (found == counters_.end()) continue;
            const auto& zone = found->second.zone;
            const auto [first, end] = subscription.days();
            found->second.hold(buckets_,
                               {seconds(zone.midnight(std::max(first, days_.start))),
                                seconds(zone.midnight(std::min(end, days_.end)))},
                               subscription.seats);
        }
    }

    void find_peaks() {
        for (std::size_t i = 0; i < groups_.size(); ++i) {
            std::sort(changes_[i].begin(), changes_[i].end());  // at the same second those who leave come first
            std::int64_t taken = 0;
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
    std::vector<Place> places_;  ///< counters point at their resources
    DaySpan days_;
    Buckets buckets_;
    std::vector<Group> groups_;
    std::map<Key, std::size_t> positions_;
    std::vector<std::vector<Change>> changes_;
    std::vector<Zone> zone_of_;
    std::map<std::string, Counter> counters_;
    std::vector<const Counter*> by_row_;  ///< by row of the resource; null for those not asked for
    std::map<std::string, std::shared_ptr<const LocalClock>> clocks_;
    std::vector<std::pair<const Place*, Stretches>> open_;
    std::set<std::string> zones_;
    Instant from_ = Instant::max(), to_ = Instant::min();
};

}  // namespace

Counted count_occupancy(const Store& store, const Query& query) {
    return Counting(store, query).run();
}

}  // namespace tiers::report
