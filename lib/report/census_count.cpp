#include "report/census_count.h"

#include <tiers/volunteering.h>
#include <algorithm>
#include <set>

#include "report/heading.h"
#include "sql/report.h"
#include "store/database.h"

namespace tiers::report {

namespace {

VolunteerFigures count_volunteers(const Store& store, const DaySpan& days) {
    VolunteerFigures figures;
    std::set<member::Id> people;
    member::each_volunteering(store, {.member = {}, .period = {days.start, days.end, {}}}, [&](const auto& given) {
        people.insert(given.member);
        figures.minutes += given.minutes;
    });
    figures.people = static_cast<std::int64_t>(people.size());
    return figures;
}

void count_sessions(const Store& store, const Query& query, const Span& span, CensusCounted& counted) {
    auto row = store.db().prepare(sql::report::census_sessions);
    row.bind(":from", span.start).bind(":to", std::min(span.end, store.now())).bind(":place", query.place);
    while (row.step())
        (row.integer(0) != 0 ? counted.trainings : counted.others) = {row.integer(1), row.integer(2), row.integer(3),
                                                                      row.integer(4), row.integer(5)};
}

void count_categories(const Store& store, const Query& query, const Span& span, CensusCounted& counted) {
    auto row = store.db().prepare(sql::report::census_people);
    row.bind(":from", span.start).bind(":to", span.end).bind(":place", query.place);
    while (row.step()) counted.categories[row.text(0)] = row.integer(1);
}

MemberFigures members_of(const Store& store, const Query& query) {
    const auto counted = count_members(store, query);
    std::vector<const MemberSpells*> all;
    for (const auto& one : counted.members) all.push_back(&one);
    return figures_of(all, counted.known(counted.days));
}

IncomeFigures income_in(const Store& store, const Query& query) {
    const auto counted = count_income(store, query);
    std::vector<const Earned*> all;
    for (const auto& one : counted.earned) all.push_back(&one);
    return income_of(all, counted.days);
}

}  // namespace

CensusCounted::Rooms CensusCounted::rooms_of(const catalogue::Place& place, Day day) {
    Rooms found;
    for (const auto& resource : place.resources) {
        if (resource.kind != "room" || resource.retired || !resource.composed_of.empty()) continue;
        ++found.rooms;
        found.capacity += resource.seats.on(day).value_or(0);
    }
    return found;
}

CensusCounted count_census(const Store& store, const Query& query) {
    auto funding = count_funding(store, query);
    auto asked = query;
    asked.period = {funding.days.start, funding.days.end, query.period.text};
    auto places = places_of(store, query);
    if (query.place.empty())
        std::erase_if(places, [](const catalogue::Place& place) { return place.retired.has_value(); });
    const auto zone = zone_of(places);
    const auto days = funding.days;
    const Span span{zone.midnight(days.start), zone.midnight(days.end)};
    CensusCounted counted{.days = days,
                          .places = std::move(places),
                          .funding = std::move(funding),
                          .income = income_in(store, asked),
                          .members = members_of(store, asked),
                          .categories = {},
                          .trainings = {},
                          .others = {},
                          .volunteers = {}};
    counted.volunteers = count_volunteers(store, days);
    count_sessions(store, query, span, counted);
    count_categories(store, query, span, counted);
    return counted;
}

}  // namespace tiers::report
