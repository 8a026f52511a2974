#include "report/occupancy_count.h"

#include <tiers/catalogue.h>
#include <tiers/error.h>
#include <tiers/subscription.h>
#include <tiers/words.h>
#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "base/text.h"
#include "catalogue/open_spans.h"
#include "report/counter.h"
#include "report/heading.h"
#include "report/levels.h"
#include "report/strands.h"
#include "sql/report.h"
#include "store/segments.h"

namespace tiers::report {

namespace {

/// A cell takes about a kilobyte where it is told.
constexpr std::size_t most_cells = 200'000;

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

bool change_at_quarters(const std::vector<Stretch>& open) {
    return std::all_of(open.begin(), open.end(), [](const Stretch& stretch) {
        return stretch.start % quarter_hour == 0 && stretch.end % quarter_hour == 0;
    });
}

/// Whether two places are open at the same times.
bool same_hours(const Place& one, const Place& other) {
    const auto hours = [](const Place& place) {
        return std::tie(place.timezone, place.hours, place.holidays, place.closures, place.opened, place.retired);
    };
    return hours(one) == hours(other);
}

std::string thing_name(const std::string& thing, const Place& place, const Resource& resource) {
    if (thing == "resource") return resource.id;
    if (thing == "kind") return resource.kind;
    return thing == "place" ? place.id : std::string();
}

DaySpan booked_days(const Store& store, const Period& period, const std::vector<Place>& places) {
    const auto zone = zone_of(places);
    return days_of(store, period, zone, period.from ? std::nullopt : first_booked(store, zone));
}

/// The counting of one report: groups, a counter for each resource, and the scan.
class Counting {
public:
    Counting(const Store& store, const Query& query, Taking taking, const Beside& beside)
        : store_(store),
          taking_(taking),
          beside_(beside),
          by_(dimensions_of(query.by)),
          forecast_(query.forecast),
          places_(places_of(store, query)),
          days_(booked_days(store, query.period, places_)),
          buckets_(by_.time, days_, by_.subtime) {}

    Counted run() {
        make_groups();
        for (const auto& place : places_) make_counters(place);
        if (zones_.empty()) zones_.insert(zone_of(places_).name());
        join_parts();
        if (wants_peaks()) expect_peaks();
        if (wants_sums_alone()) find_open_days();
        count_held();
        scan();
        count_measured();
        count_heads();
        if (forecast_) count_tentative();
        for (std::size_t i = 0; i < fullness_.size(); ++i) groups_[i].levels = fullness_[i].end();
        if (buckets_.hourly() && beside_.weeks) add_up_weeks();
        return {by_, std::move(groups_), days_, std::move(buckets_), join({zones_.begin(), zones_.end()}, ", ")};
    }

private:
    using Key = std::tuple<bool, std::string, std::string>;

    /// What is open at the same times, with as many units.
    struct Opening {
        std::vector<Open> open;
        OpenSeconds seconds;
        std::shared_ptr<const OpenSeats> seats = {};            ///< where a peak is asked for
        std::shared_ptr<const std::vector<OpenDay>> days = {};  ///< where only sums are asked for
    };

    Key key_of(const Place& place, const Resource& resource) const {
        return {resource.whole(), thing_name(by_.thing, place, resource), thing_name(by_.subthing, place, resource)};
    }

    /// A composed resource is the same square metres as its parts: it has a row of its own by resource, and none
    /// elsewhere.
    bool grouped(const Resource& resource) const { return resource.composed_of.empty() || by_.has("resource"); }

    /// All of them first: counters point at groups.
    void make_groups() {
        for (const auto& place : places_)
            for (const auto& resource : place.resources) {
                const auto key = key_of(place, resource);
                if (!grouped(resource) || !positions_.emplace(key, groups_.size()).second) continue;
                if ((groups_.size() + 1) * buckets_.size() > most_cells)
                    throw BadInput("too_many_rows", say("a report has at most {} rows", most_cells),
                                   tr("a shorter period, or one place"));
                const auto& [whole, name, within] = key;
                auto& group = groups_.emplace_back(Group{whole, name, within, !resource.composed_of.empty()});
                group.buckets.resize(buckets_.size());
                if (wants_weeks()) group.week.resize(hours_of_week);
            }
        counters_of_.resize(groups_.size());
    }

    void make_counters(const Place& place) {
        const auto zone = Zone::named(place.timezone);
        zones_.insert(zone.name());
        const Span period{zone.midnight(days_.start), zone.midnight(days_.end)};
        auto& clock = clocks_[zone.name()];
        if (!clock) clock = std::make_unique<const LocalClock>(zone, period);
        from_ = std::min(from_, period.start);
        to_ = std::max(to_, period.end);
        const auto of_place = open_of(place, period);
        for (const auto& resource : place.resources) {
            const auto own = !resource.rules.hours.steps.empty() || resource.retired;
            auto& counter = counters_[resource.id];
            counter.zone = zone;
            counter.clock = std::make_shared<const LocalClock>(*clock);
            counter.period = {seconds(period.start), seconds(period.end)};
            counter.open = own ? shared(catalogue::open_spans(place, resource, period)) : of_place;
            counter.units = units_by_second(resource, zone);
            by_row_.resize(std::max(by_row_.size(), static_cast<std::size_t>(resource.row) + 1));
            by_row_[static_cast<std::size_t>(resource.row)] = &counter;
            holds_[resource.row] = &resource.seats;
            if (!grouped(resource)) continue;
            const auto position = positions_.at(key_of(place, resource));
            counter.group = &groups_[position];
            counter.starts = beside_.starts;
            counter.by_quarters = resource.composed_of.empty() && change_at_quarters(*counter.open);
            groups_[position].zone = zone;
            counters_of_[position].push_back(&counter);
            count_open(opening_of(counter).seconds, groups_[position]);
        }
    }

    Opening& opening_of(const Counter& counter) {
        auto [at, made] = openings_.try_emplace({counter.open, counter.units});
        auto& opening = at->second;
        if (made) {
            opening.open = with_units(*counter.open, counter.units);
            opening.seconds = open_seconds(opening.open, *counter.clock, buckets_);
        }
        return opening;
    }

    static void count_open(const OpenSeconds& seconds, Group& group) {
        for (std::size_t i = 0; i < group.buckets.size(); ++i) group.buckets[i].open += seconds.buckets[i];
        for (std::size_t i = 0; i < group.week.size(); ++i) group.week[i].open += seconds.week[i];
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
                for (const auto& leaf : leaves) {
                    counters_.at(leaf).by_quarters = false;
                    counters_.at(resource.id).parts.push_back(&counters_.at(leaf));
                }
            }
    }

    void scan() {
        Strands strands(make_strands(), buckets_, seconds(store_.now()));
        each_booked(store_, from_, to_, [&](const BookedRows& bookings) {
            const auto resource = static_cast<std::size_t>(bookings.resource());
            auto* counter = resource < by_row_.size() ? by_row_[resource] : nullptr;
            if (counter) strands.add(counter->strand, *counter, bookings);
        });
        strands.end();
    }

    void count_measured() {
        const auto now = seconds(store_.now());
        for (auto& [id, counter] : counters_) {
            if (!counter.measured()) continue;
            auto& opening = opening_of(counter);
            if (counter.period.end <= now) {
                counter.add_measured(opening.seconds);
                continue;
            }
            auto so_far = opening.open;
            for (auto& open : so_far) open.span.end = std::max(open.span.start, std::min(open.span.end, now));
            counter.add_measured(open_seconds(so_far, *counter.clock, buckets_));
        }
    }

    /// One of all that is composed with all its parts, which count into each other's groups; and one of each other
    /// group.
    std::vector<Strand> make_strands() {
        std::set<const Group*> composed;
        for (const auto& [id, counter] : counters_)
            for (const auto* part : counter.parts) composed.insert({counter.group, part->group});
        std::vector<Strand> strands(1);
        for (std::size_t i = 0; i < groups_.size(); ++i) {
            const auto at = composed.contains(&groups_[i]) ? 0 : strands.size();
            if (at > 0) strands.emplace_back();
            for (auto* counter : counters_of_[i]) counter->strand = at;
            if (i < fullness_.size() && !counters_of_[i].front()->alone) strands[at].fullness.push_back(&fullness_[i]);
        }
        for (auto& [id, counter] : counters_) strands[counter.strand].counters.push_back(&counter);
        return strands;
    }

    /// What subscriptions hold; one that is paused holds on.
    void count_held() {
        const member::SubscriptionQuery held{.until = days_.end - one_day, .from = days_.start, .holding = true};
        for (const auto& subscription : member::subscriptions(store_, held)) {
            const auto found = counters_.find(subscription.resource);
            if (found == counters_.end()) continue;
            const auto& zone = found->second.zone;
            const auto [first, end] = subscription.days();
            const Stretch during{seconds(zone.midnight(std::max(first, days_.start))),
                                 seconds(zone.midnight(std::min(end, days_.end)))};
            found->second.add(buckets_, during, subscription.seats, &Counts::contracted);
            if (taking_ == Taking::booked_and_held) found->second.take(during, subscription.seats);
        }
    }

    /// Where it is known how many people a room holds.
    void count_heads() {
        auto row = store_.db().prepare(sql::report::occupancy_heads);
        row.bind(":from", from_).bind(":to", to_);
        while (row.step()) {
            const auto resource = static_cast<std::size_t>(row.integer(0));
            if (resource >= by_row_.size() || !by_row_[resource]) continue;
            const auto& counter = *by_row_[resource];
            const auto holds = holds_.find(row.integer(0));
            if (holds == holds_.end()) continue;
            if (const auto people = holds->second->on(counter.zone.day(row.instant(1))))
                counter.came(buckets_, {row.integer(1), row.integer(2)}, row.integer(3), *people);
        }
    }

    void count_tentative() {
        auto row = store_.db().prepare(sql::report::occupancy_tentative);
        row.bind(":from", from_).bind(":to", to_).bind(":now", store_.now());
        while (row.step()) {
            const auto resource = static_cast<std::size_t>(row.integer(0));
            if (resource < by_row_.size() && by_row_[resource])
                by_row_[resource]->add(buckets_, {row.integer(1), row.integer(2)}, row.integer(3), &Counts::tentative);
        }
    }

    bool wants_peaks() const { return beside_.levels && !by_.thing.empty(); }
    bool wants_weeks() const { return beside_.weeks && !buckets_.hourly(); }
    /// Of days, or of the hours of one week.
    bool wants_sums_alone() const {
        return !wants_peaks() && !wants_weeks() && !beside_.starts &&
               (!buckets_.hourly() || buckets_.size() == hours_of_week);
    }

    void find_open_days() {
        for (auto& [id, counter] : counters_) {
            if (!counter.by_quarters) continue;
            auto& days = opening_of(counter).days;
            if (!days)
                days = std::make_shared<const std::vector<OpenDay>>(
                    open_days(*counter.open, counter.period, *counter.clock, buckets_));
            counter.days = days;
        }
    }

    void expect_peaks() {
        fullness_.reserve(groups_.size());
        for (const auto& counters : counters_of_) {
            // Where several zones are together, by the clock of the last.
            const auto& last = *counters.back();
            auto& fullness = fullness_.emplace_back(seats_open(counters), last.clock, last.period, buckets_);
            for (auto* counter : counters) {
                counter->fullness = &fullness;
                counter->alone = counters.size() == 1;
            }
        }
    }

    std::shared_ptr<const OpenSeats> seats_open(const std::vector<Counter*>& counters) {
        const auto& last = *counters.back();
        if (counters.size() == 1) {
            auto& opening = opening_of(last);
            if (!opening.seats)
                opening.seats = std::make_shared<OpenSeats>(opening.open, *last.clock, last.period, buckets_);
            return opening.seats;
        }
        std::vector<Open> all;
        for (const auto* counter : counters) add_units(all, opening_of(*counter).open);
        return std::make_shared<OpenSeats>(all, *last.clock, last.period, buckets_);
    }

    void add_up_weeks() {
        for (auto& group : groups_) {
            group.week.resize(hours_of_week);
            for (std::size_t i = 0; i < group.buckets.size(); ++i) group.week[i % hours_of_week] += group.buckets[i];
        }
    }

    const Store& store_;
    Taking taking_;
    Beside beside_;
    Dimensions by_;
    bool forecast_;
    std::vector<Place> places_;  ///< counters point at their resources
    DaySpan days_;
    Buckets buckets_;
    std::vector<Group> groups_;
    std::map<Key, std::size_t> positions_;
    std::map<std::string, Counter> counters_;
    std::vector<std::vector<Counter*>> counters_of_;  ///< groups
    std::map<std::pair<Stretches, std::vector<Units>>, Opening> openings_;
    std::vector<Fullness> fullness_;  ///< of groups, where peaks are asked for
    std::vector<Counter*> by_row_;    ///< by row of the resource; null for those not asked for
    std::map<std::int64_t, const catalogue::Dated<int>*> holds_;  ///< people, by row of the resource
    std::map<std::string, std::unique_ptr<const LocalClock>> clocks_;
    std::vector<std::pair<const Place*, Stretches>> open_;
    std::set<std::string> zones_;
    Instant from_ = Instant::max(), to_ = Instant::min();
};

}  // namespace

std::optional<Day> first_booked(const Store& store, const Zone& zone) {
    const auto start = first_start(store.db());
    return start ? std::optional(zone.day(*start)) : std::nullopt;
}

Counted count_occupancy(const Store& store, const Query& query, Taking taking, const Beside& beside) {
    return Counting(store, query, taking, beside).run();
}

}  // namespace tiers::report
