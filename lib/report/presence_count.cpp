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
#include "sql/report.h"
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
            add_stays(place, period, LocalClock(zone, period));
        }
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

    void add_stays(const Place& place, const Span& period, const LocalClock& clock) {
        const auto wall = [&](Instant at) { return WallTime(Seconds(seconds(at) + clock.at(seconds(at)).offset)); };
        const auto minutes = [](WallTime at, Day day) -> std::int64_t {
            return std::chrono::floor<Minutes>(at - WallTime(day)).count();
        };
        auto row = store_.db().prepare(sql::report::presence_stays);
        row.bind(":from", period.start).bind(":to", period.end).bind(":place", place.row);
        while (row.step()) {
            Stay stay;
            stay.member = row.integer(0);
            stay.in = row.instant(1);
            stay.day = std::chrono::floor<std::chrono::days>(wall(stay.in));
            stay.left_noted = !row.null(2) && row.integer(3) == 0;
            stay.out = row.null(2) ? std::min(automatic_end_(place.id, stay.in), store_.now()) : row.instant(2);
            stay.in_minute = minutes(wall(stay.in), stay.day);
            stay.out_minute = minutes(wall(stay.out), stay.day);
            if (row.integer(3) != 0 || (row.null(2) && stay.out < store_.now())) ++automatic_;
            of(stay.day).stays.push_back(stay);
        }
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
    member::AutomaticEnds automatic_end_;
    std::int64_t automatic_ = 0;
};

/// Days and members, each pair once, in order of day.
std::vector<std::pair<Day, std::int64_t>> person_days_of(const std::vector<Stay>& stays) {
    std::vector<std::pair<Day, std::int64_t>> pairs;
    pairs.reserve(stays.size());
    for (const auto& stay : stays) pairs.emplace_back(stay.day, stay.member);
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

void count_days(const std::vector<std::pair<Day, std::int64_t>>& pairs, PresenceFigures& figures) {
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

void count_people(const std::vector<std::pair<Day, std::int64_t>>& pairs, PresenceFigures& figures) {
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
    const auto pairs = person_days_of(attended.stays);
    count_days(pairs, figures);
    count_people(pairs, figures);
    count_at_once(attended.stays, figures);
    count_hours(attended.stays, figures);
    return figures;
}

PresenceCounted count_presence(const Store& store, const Query& query) {
    return PresenceCounting(store, query).run();
}

}  // namespace tiers::report
