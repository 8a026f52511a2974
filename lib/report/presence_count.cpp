#include "report/presence_count.h"

#include <tiers/catalogue.h>
#include <tiers/visit.h>
#include <algorithm>
#include <set>

#include "base/text.h"
#include "catalogue/open_spans.h"
#include "member/presence_rules.h"
#include "report/heading.h"
#include "report/local_clock.h"
#include "report/stays.h"
#include "store/database.h"

namespace tiers::report {

namespace {

using catalogue::Place;

/// The first day of anything that the report counts.
std::optional<Day> first_attended(const Store& store, const Zone& zone) {
    auto first = first_arrival(store, zone);
    auto visit = store.db().prepare("select min(day) from visit where withdrawn is null");
    if (visit.step() && !visit.null(0)) first = first ? std::min(*first, visit.day(0)) : visit.day(0);
    return first;
}

/// Days on which an opening of a place begins, and those that lie within one; none to come.
void add_open_days(const Place& place, const Zone& zone, const DaySpan& days, std::set<Day>& open) {
    if (days.empty()) return;
    for (const auto& span : catalogue::open_spans(place, {}, {zone.midnight(days.start), zone.midnight(days.end)})) {
        auto day = zone.day(span.start);
        do open.insert(day);
        while (zone.midnight(++day + one_day) <= span.end);
    }
}

class PresenceCounting {
public:
    PresenceCounting(const Store& store, const Query& query)
        : store_(store),
          query_(query),
          places_(places_of(store, query)),
          zone_(zone_of(places_)),
          days_(days_of(store, query.period, zone_, first_attended(store, zone_))),
          buckets_(query.by, days_),
          attended_(buckets_.size()),
          automatic_end_(store) {}

    PresenceCounted run() {
        std::set<Day> open;
        std::set<std::string> zones;
        for (const auto& place : places_) {
            const auto zone = Zone::named(place.timezone);
            const Span period{zone.midnight(days_.start), zone.midnight(days_.end)};
            zones.insert(zone.name());
            add_open_days(place, zone, {days_.start, std::min(days_.end, zone.day(store_.now()) + one_day)}, open);
            periods_.push_back(period);
            clocks_.emplace_back(zone, period);
        }
        each_stay(store_, places_, periods_, [&](const PlaceStay& stay) { add_stay(stay); });
        for (const auto day : open) of(day).open.push_back(day);
        add_visitors();
        return {days_,
                std::move(buckets_),
                std::move(attended_),
                zone_,
                join({zones.begin(), zones.end()}, ", "),
                surface_of(places_),
                automatic_};
    }

private:
    Attended& of(Day day) { return attended_[buckets_.of(day.time_since_epoch().count(), 0)]; }

    void add_stay(const PlaceStay& stored) {
        const auto& clock = clocks_[stored.place];
        const auto wall = [&](Instant at) { return WallTime(Seconds(seconds(at) + clock.at(seconds(at)).offset)); };
        const auto minutes = [](WallTime at, Day day) -> std::int64_t {
            return std::chrono::floor<Minutes>(at - WallTime(day)).count();
        };
        Stay stay;
        stay.member = stored.member;
        stay.in = stored.in;
        stay.day = std::chrono::floor<std::chrono::days>(wall(stay.in));
        stay.left_noted = stored.out && !stored.automatic;
        stay.out = stored.out ? *stored.out : std::min(automatic_end_(places_[stored.place].id, stay.in), store_.now());
        stay.in_minute = minutes(wall(stay.in), stay.day);
        stay.out_minute = minutes(wall(stay.out), stay.day);
        if (stored.automatic || (!stored.out && stay.out < store_.now())) ++automatic_;
        of(stay.day).stays.push_back(stay);
    }

    void add_visitors() {
        for (const auto& visit : member::visits(store_, {days_.start, days_.end, {}}, query_.place))
            of(visit.day).visitors[visit.day] += visit.count;
    }

    const Store& store_;
    const Query& query_;
    std::vector<Place> places_;
    Zone zone_;
    DaySpan days_;
    Buckets buckets_;
    std::vector<Attended> attended_;
    std::vector<Span> periods_;       ///< of each place
    std::vector<LocalClock> clocks_;  ///< of each place
    member::AutomaticEnds automatic_end_;
    std::int64_t automatic_ = 0;
};

using PersonDays = std::vector<std::pair<Day, std::int64_t>>;

PersonDays person_days_of(const std::vector<Stay>& stays) {
    PersonDays pairs;
    pairs.reserve(stays.size());
    for (const auto& stay : stays) pairs.emplace_back(stay.day, stay.member);
    return pairs;
}

/// Days and members, each pair once, in order of day.
PersonDays each_once(PersonDays pairs) {
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

double median_of(std::vector<std::int64_t> counts) {
    std::sort(counts.begin(), counts.end());
    const auto middle = counts.size() / 2;
    const auto upper = static_cast<double>(counts[middle]);
    return counts.size() % 2 == 1 ? upper : (static_cast<double>(counts[middle - 1]) + upper) / 2;
}

void count_days(const PersonDays& pairs, PresenceFigures& figures) {
    std::vector<std::int64_t> of_days;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (i == 0 || pairs[i].first != pairs[i - 1].first) of_days.push_back(0);
        if (++of_days.back() <= figures.peak) continue;
        figures.peak = of_days.back();
        figures.peak_day = pairs[i].first;
    }
    figures.days = static_cast<std::int64_t>(of_days.size());
    figures.person_days = static_cast<std::int64_t>(pairs.size());
    figures.median = median_of(std::move(of_days));
}

void count_people(const PersonDays& pairs, PresenceFigures& figures) {
    std::vector<std::int64_t> members;
    members.reserve(pairs.size());
    for (const auto& [day, member] : pairs) members.push_back(member);
    std::sort(members.begin(), members.end());
    for (auto from = members.begin(); from != members.end();) {
        const auto to = std::upper_bound(from, members.end(), *from);
        ++figures.people;
        if (to - from >= regular_days) ++figures.regulars;
        from = to;
    }
}

/// Who leaves as another comes is not there with them.
void count_at_once(const std::vector<Stay>& stays, PresenceFigures& figures) {
    std::vector<std::pair<Instant, int>> changes;
    changes.reserve(2 * stays.size());
    for (const auto& stay : stays) {
        if (stay.out <= stay.in) continue;
        changes.emplace_back(stay.in, 1);
        changes.emplace_back(stay.out, -1);
    }
    std::sort(changes.begin(), changes.end());
    std::int64_t there = 0;
    for (const auto& [at, change] : changes) {
        there += change;
        if (there <= figures.at_once) continue;
        figures.at_once = there;
        figures.at_once_at = at;
    }
}

void count_hours(const std::vector<Stay>& stays, PresenceFigures& figures) {
    figures.first = stays.front().in_minute;
    for (const auto& stay : stays) {
        figures.first = std::min(figures.first, stay.in_minute);
        if (!stay.left_noted) continue;
        figures.last = std::max(figures.last, stay.out_minute);
        figures.last_known = true;
    }
}

}  // namespace

Attended& Attended::operator+=(const Attended& more) {
    stays.insert(stays.end(), more.stays.begin(), more.stays.end());
    open.insert(open.end(), more.open.begin(), more.open.end());
    visitors.insert(more.visitors.begin(), more.visitors.end());
    return *this;
}

Attended PresenceCounted::all() const {
    Attended sum;
    for (const auto& one : by_bucket) sum += one;
    return sum;
}

PresenceFigures figures_of(const Attended& attended) {
    PresenceFigures figures;
    figures.open_days = static_cast<std::int64_t>(attended.open.size());
    figures.visitor_days = static_cast<std::int64_t>(attended.visitors.size());
    for (const auto& [day, count] : attended.visitors) figures.visitors = figures.visitors.value_or(0) + count;
    if (attended.stays.empty()) return figures;
    const auto pairs = each_once(person_days_of(attended.stays));
    count_days(pairs, figures);
    count_people(pairs, figures);
    count_at_once(attended.stays, figures);
    count_hours(attended.stays, figures);
    return figures;
}

std::vector<PresenceFigures> people_of_places(const Store& store, const Query& query,
                                              const std::vector<Place>& places) {
    std::vector<Span> periods;
    std::vector<LocalClock> clocks;
    for (const auto& place : places) {
        const auto zone = Zone::named(place.timezone);
        const auto days = days_of(store, query.period, zone, first_arrival(store, zone));
        periods.push_back({zone.midnight(days.start), zone.midnight(days.end)});
        clocks.emplace_back(zone, periods.back());
    }
    std::vector<PersonDays> came(places.size());
    each_stay(store, places, periods, [&](const PlaceStay& stay) {
        const auto wall =
            WallTime(stay.in.time_since_epoch() + Seconds(clocks[stay.place].at(seconds(stay.in)).offset));
        came[stay.place].emplace_back(std::chrono::floor<std::chrono::days>(wall), stay.member);
    });
    std::vector<PresenceFigures> found(places.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (came[i].empty()) continue;
        const auto pairs = each_once(std::move(came[i]));
        count_days(pairs, found[i]);
        count_people(pairs, found[i]);
    }
    return found;
}

PresenceCounted count_presence(const Store& store, const Query& query) {
    return PresenceCounting(store, query).run();
}

}  // namespace tiers::report
