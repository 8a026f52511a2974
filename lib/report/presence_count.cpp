#include "report/presence_count.h"

#include <tiers/catalogue.h>
#include <tiers/visit.h>
#include <algorithm>
#include <future>
#include <set>

#include "base/text.h"
#include "catalogue/open_spans.h"
#include "member/presence_rules.h"
#include "report/heading.h"
#include "report/shared.h"
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

    const std::vector<Place>& places() const { return places_; }
    const DaySpan& days() const { return days_; }

    void add(const Place& place, const PlaceStay& at_place) {
        const auto& stored = at_place.stored;
        const auto minutes = [&](Instant at) -> std::int64_t {
            return std::chrono::floor<Minutes>(at_place.clock.wall(at) - WallTime(at_place.day)).count();
        };
        const auto noted = stored.out != StoredStay::not_noted;
        Stay stay;
        stay.member = stored.member;
        stay.in = stored.in;
        stay.day = at_place.day;
        stay.left_noted = noted && !stored.automatic;
        stay.out = noted ? stored.out : std::min(automatic_end_(place.id, stay.in), store_.now());
        stay.in_minute = minutes(stay.in);
        stay.out_minute = minutes(stay.out);
        if (stored.automatic || (!noted && stay.out < store_.now())) ++automatic_;
        of(stay.day).stays.push_back(stay);
    }

    /// When all stays are added.
    PresenceCounted end() {
        std::set<Day> open;
        std::set<std::string> zones;
        for (const auto& place : places_) {
            const auto zone = Zone::named(place.timezone);
            zones.insert(zone.name());
            add_open_days(place, zone, {days_.start, std::min(days_.end, zone.day(store_.now()) + one_day)}, open);
        }
        if (zones.empty()) zones.insert(zone_.name());
        for (const auto day : open) of(day).open.push_back(day);
        add_visitors();
        PresenceCounted counted{days_,
                                std::move(buckets_),
                                std::move(attended_),
                                zone_,
                                join({zones.begin(), zones.end()}, ", "),
                                surface_of(places_),
                                automatic_};
        auto together = std::async([&counted] { return figures_of(counted.all()); });
        for (const auto& one : counted.by_bucket) counted.figures.push_back(figures_of(one));
        counted.together = together.get();
        return counted;
    }

private:
    Attended& of(Day day) { return attended_[buckets_.of(day.time_since_epoch().count(), 0)]; }

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

PersonDays person_days_of(const std::vector<Stay>& stays) {
    PersonDays came;
    came.reserve(stays.size());
    for (const auto& stay : stays) came.push_back({stay.day, stay.member});
    return each_once(std::move(came));
}

double median_of(std::vector<std::int64_t> counts) {
    std::sort(counts.begin(), counts.end());
    const auto middle = counts.size() / 2;
    const auto upper = static_cast<double>(counts[middle]);
    return counts.size() % 2 == 1 ? upper : (static_cast<double>(counts[middle - 1]) + upper) / 2;
}

void count_days(const PersonDays& came, PresenceFigures& figures) {
    std::vector<std::int64_t> of_days;
    for (std::size_t i = 0; i < came.size(); ++i) {
        if (i == 0 || came[i].day != came[i - 1].day) of_days.push_back(0);
        if (++of_days.back() <= figures.peak) continue;
        figures.peak = of_days.back();
        figures.peak_day = came[i].day;
    }
    figures.days = static_cast<std::int64_t>(of_days.size());
    figures.person_days = static_cast<std::int64_t>(came.size());
    figures.median = median_of(std::move(of_days));
}

void count_people(const PersonDays& came, PresenceFigures& figures) {
    std::vector<std::int64_t> members;
    members.reserve(came.size());
    for (const auto& [day, member] : came) members.push_back(member);
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
    std::vector<Instant> comes, goes;
    comes.reserve(stays.size());
    goes.reserve(stays.size());
    for (const auto& stay : stays) {
        if (stay.out <= stay.in) continue;
        comes.push_back(stay.in);
        goes.push_back(stay.out);
    }
    if (!std::is_sorted(comes.begin(), comes.end())) std::sort(comes.begin(), comes.end());
    std::sort(goes.begin(), goes.end());
    auto gone = goes.begin();
    for (auto come = comes.begin(); come != comes.end(); ++come) {
        while (*gone <= *come) ++gone;  // nobody leaves before they came: one at least is there
        const auto there = (come + 1 - comes.begin()) - (gone - goes.begin());
        if (there <= figures.at_once) continue;
        figures.at_once = there;
        figures.at_once_at = *come;
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

PersonDays each_once(PersonDays came) {
    sort_by_day(came, [](const PersonDay& one, const PersonDay& other) { return one.member < other.member; });
    came.erase(std::unique(came.begin(), came.end()), came.end());
    return came;
}

Attended& Attended::operator+=(const Attended& more) {
    stays.insert(stays.end(), more.stays.begin(), more.stays.end());
    open.insert(open.end(), more.open.begin(), more.open.end());
    visitors.insert(more.visitors.begin(), more.visitors.end());
    return *this;
}

Attended PresenceCounted::all() const {
    Attended sum;
    std::size_t stays = 0;
    for (const auto& one : by_bucket) stays += one.stays.size();
    sum.stays.reserve(stays);
    for (const auto& one : by_bucket) sum += one;
    return sum;
}

PresenceFigures figures_of(const Attended& attended) {
    PresenceFigures figures;
    figures.open_days = static_cast<std::int64_t>(attended.open.size());
    figures.visitor_days = static_cast<std::int64_t>(attended.visitors.size());
    for (const auto& [day, count] : attended.visitors) figures.visitors = figures.visitors.value_or(0) + count;
    if (attended.stays.empty()) return figures;
    const auto came = person_days_of(attended.stays);
    count_days(came, figures);
    count_people(came, figures);
    count_at_once(attended.stays, figures);
    count_hours(attended.stays, figures);
    return figures;
}

std::vector<PresenceFigures> people_of_places(const Store& store, const Query& query,
                                              const std::vector<Place>& places) {
    std::vector<DaySpan> days;
    for (const auto& place : places) {
        const auto zone = Zone::named(place.timezone);
        days.push_back(days_of(store, query.period, zone, first_arrival(store, zone)));
    }
    std::vector<PersonDays> came(places.size());
    each_stay(store, shared_stays(query), places, days, [&](const PlaceStay& stay) {
        came[stay.place].push_back({stay.day, stay.stored.member});
    });
    std::vector<PresenceFigures> found(places.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (came[i].empty()) continue;
        const auto person_days = each_once(std::move(came[i]));
        count_days(person_days, found[i]);
        count_people(person_days, found[i]);
    }
    return found;
}

std::vector<PresenceCounted> count_presence(const Store& store, const std::vector<Query>& queries) {
    std::vector<PresenceCounting> countings;
    countings.reserve(queries.size());
    std::vector<Place> places;
    std::vector<DaySpan> days;
    std::vector<PresenceCounting*> of_place;
    for (const auto& query : queries) {
        auto& counting = countings.emplace_back(store, query);
        for (const auto& place : counting.places()) {
            places.push_back(place);
            days.push_back(counting.days());
            of_place.push_back(&counting);
        }
    }
    if (queries.empty()) return {};
    each_stay(store, shared_stays(queries.front()), places, days,
              [&](const PlaceStay& stay) { of_place[stay.place]->add(places[stay.place], stay); });
    std::vector<PresenceCounted> counted;
    for (auto& counting : countings) counted.push_back(counting.end());
    return counted;
}

PresenceCounted count_presence(const Store& store, const Query& query) {
    return std::move(count_presence(store, std::vector{query}).front());
}

}  // namespace tiers::report
