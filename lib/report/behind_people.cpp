#include "report/behind_people.h"

#include <tiers/catalogue.h>
#include <tiers/trip.h>
#include <tiers/volunteering.h>
#include <functional>
#include <set>
#include <tuple>
#include <unordered_map>

#include "report/buckets.h"
#include "report/heading.h"
#include "report/members_count.h"
#include "report/parts.h"
#include "report/stays.h"
#include "sql/report.h"
#include "store/database.h"

namespace tiers::report {

namespace {

/// What members are known to be now, of what is asked for.
class Traits {
public:
    Traits(const Store& store, const DimensionNames& asked) : asked_(asked) {
        if (!of("commune") && !of("category")) return;
        auto row = store.db().prepare("select id, ifnull(commune, ''), ifnull(category, '') from member");
        while (row.step()) known_[row.integer(0)] = {row.text(1), row.text(2)};
    }

    bool of(const char* dimension) const { return asked_.contains(dimension); }
    void put(std::int64_t member, Point& at) const {
        const auto found = known_.find(member);
        const auto& [commune, category] = found == known_.end() ? nothing_ : found->second;
        if (of("commune")) at["commune"] = commune;
        if (of("category")) at["category"] = category;
    }

private:
    using Known = std::pair<std::string, std::string>;
    const DimensionNames& asked_;
    std::unordered_map<std::int64_t, Known> known_;
    Known nothing_;
};

/// How members would travel without the place, as they declare it.
class UsualTrips {
public:
    UsualTrips(const Store& store, const DimensionNames& asked)
        : mode_(asked.contains("mode")), work_(asked.contains("work")) {
        if (!mode_ && !work_) return;
        for (auto& trip : member::trips(store, {})) by_member_[trip.member].push_back(std::move(trip));
    }

    void put(std::int64_t member, Day day, Point& at) const {
        if (!mode_ && !work_) return;
        const member::Trip* usual = nullptr;
        if (const auto found = by_member_.find(member); found != by_member_.end())
            for (const auto& trip : found->second)
                if (trip.since <= day) usual = &trip;
        if (mode_) at["mode"] = usual && usual->mode != "none" ? usual->mode : std::string();
        if (work_) at["work"] = usual ? usual->work : std::string(not_given);
    }

private:
    bool mode_, work_;
    std::unordered_map<std::int64_t, std::vector<member::Trip>> by_member_;
};

/// Calls back for each stretch in which somebody was a member, with what they are.
void each_spell(AllMembers& members, const DimensionNames& asked,
                const std::function<void(const MemberSpells&, const DaySpan&, const Point&)>& take) {
    const Traits traits(members.store(), asked);
    for (const auto& one : members.get().members) {
        Point at;
        traits.put(one.member, at);
        if (asked.contains("kind")) at["kind"] = one.organisation ? "organisation" : "person";
        for (const auto& spell : one.spells) take(one, spell, at);
    }
}

void add_in_month(Behind& behind, Point at, Day day, std::int64_t member) {
    at["month"] = month_text(day);
    behind[std::move(at)][member] += 1;
}

/// Members who came in these days, for the first time or again.
Behind behind_coming(AllMembers& members, const DaySpan& days, const DimensionNames& asked, bool again) {
    Behind behind;
    each_spell(members, asked, [&](const MemberSpells& one, const DaySpan& spell, const Point& at) {
        if (days.contains(spell.start) && (&spell != &one.spells.front()) == again)
            add_in_month(behind, at, spell.start, one.member);
    });
    return behind;
}

/// Members on a day of each month, or when it ends.
Behind behind_months(AllMembers& members, const DaySpan& days, const DimensionNames& asked, bool at_end) {
    Behind behind;
    const auto months = months_of(days);
    std::map<Point, std::vector<Shares*>> by_month;
    each_spell(members, asked, [&](const MemberSpells& one, const DaySpan& spell, const Point& at) {
        auto& shares = by_month.try_emplace(at, months.size(), nullptr).first->second;
        for (std::size_t i = 0; i < months.size(); ++i) {
            if (spell.start >= months[i].end || spell.end <= (at_end ? months[i].end : months[i].start)) continue;
            if (!shares[i]) {
                auto in_month = at;
                in_month["month"] = month_text(months[i].start);
                shares[i] = &behind[std::move(in_month)];
            }
            (*shares[i])[one.member] += 1;
        }
    });
    return behind;
}

/// Of a statement that tells when, traits in this order, and who, at a place and within some instants.
Behind behind_events(const Store& store, const char* statement, const DaySpan& days, const DimensionNames& asked) {
    Behind behind;
    constexpr const char* traits[] = {"kind", "survey",     "event",    "commune",
                                      "epci", "department", "category", "profile"};
    for (const auto& place : catalogue::applied(store).places) {
        const auto zone = Zone::named(place.timezone);
        auto row = store.db().prepare(statement);
        row.bind(":from", zone.midnight(days.start)).bind(":to", zone.midnight(days.end)).bind(":place", place.id);
        while (row.step()) {
            Point at{{"place", place.id}};
            for (int i = 0; i < static_cast<int>(std::size(traits)); ++i)
                if (asked.contains(traits[i])) at[traits[i]] = row.text(1 + i);
            add_in_month(behind, std::move(at), zone.day(row.instant(0)), row.integer(9));
        }
    }
    return behind;
}

}  // namespace

std::string month_text(Day day) {
    return iso(day).substr(0, 7);
}

DaySpan month_before(Day first) {
    const std::chrono::year_month_day last(first - one_day);
    return {Day(last.year() / last.month() / 1), first};
}

std::vector<DaySpan> months_of(const DaySpan& days) {
    return spans_of(Buckets("month", days), days);
}

Behind behind_present(const Store& store, const DaySpan& days, const DimensionNames& asked) {
    Behind behind;
    const Traits traits(store, asked);
    const UsualTrips trips(store, asked);
    const auto places = catalogue::applied(store).places;
    std::set<std::tuple<std::size_t, Day, std::int64_t>> seen;
    each_stay(store, nullptr, places, std::vector(places.size(), days), [&](const PlaceStay& stay) {
        const auto member = stay.stored.member;
        if (!seen.emplace(stay.place, stay.day, member).second) return;
        Point at{{"place", places[stay.place].id}};
        if (traits.of("weekday")) at["weekday"] = weekday_code(std::chrono::weekday(stay.day).iso_encoding());
        traits.put(member, at);
        trips.put(member, stay.day, at);
        add_in_month(behind, std::move(at), stay.day, member);
    });
    return behind;
}

const MembersCounted& AllMembers::get() {
    if (known_) return *known_;
    Query query;
    const auto today = Zone::utc().day(store_.now());
    query.period = {today, today + one_day, {}};
    known_ = std::make_shared<const MembersCounted>(count_members(store_, query));
    return *known_;
}

Behind behind_membership(AllMembers& members, const DaySpan& days, const DimensionNames& asked) {
    return behind_months(members, days, asked, false);
}

Behind behind_members(AllMembers& members, const DaySpan& days, const DimensionNames& asked) {
    return behind_months(members, days, asked, true);
}

Behind behind_joined(AllMembers& members, const DaySpan& days, const DimensionNames& asked) {
    return behind_coming(members, days, asked, false);
}

Behind behind_returned(AllMembers& members, const DaySpan& days, const DimensionNames& asked) {
    return behind_coming(members, days, asked, true);
}

Behind behind_left(AllMembers& members, const DaySpan& days, const DimensionNames& asked) {
    Behind behind;
    each_spell(members, asked, [&](const MemberSpells& one, const DaySpan& spell, Point at) {
        if (spell.end == Day::max() || !days.contains(spell.end - one_day)) return;
        at["since"] = month_text(spell.start);
        add_in_month(behind, std::move(at), spell.end - one_day, one.member);
    });
    return behind;
}

Behind behind_attended(const Store& store, const DaySpan& days, const DimensionNames& asked) {
    return behind_events(store, sql::report::behind_attended, days, asked);
}

Behind behind_registered(const Store& store, const DaySpan& days, const DimensionNames& asked) {
    return behind_events(store, sql::report::behind_registered, days, asked);
}

Behind behind_answered(const Store& store, const DaySpan& days, const DimensionNames& asked) {
    return behind_events(store, sql::report::behind_answered, days, asked);
}

Behind behind_volunteered(const Store& store, const DaySpan& days, const DimensionNames&) {
    Behind behind;
    member::each_volunteering(store, {.member = {}, .period = {days.start, days.end, {}}}, [&](const auto& given) {
        behind[{{"month", month_text(given.day)}}][given.member] += static_cast<double>(given.minutes);
    });
    return behind;
}

}  // namespace tiers::report
