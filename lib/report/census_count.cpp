#include "report/census_count.h"

#include <tiers/volunteering.h>
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

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

using Categories = std::unordered_map<std::int64_t, std::string>;

/// Of members who are in one now.
Categories categories_of(const Store& store) {
    Categories found;
    auto row = store.db().prepare("select id, category from member where category is not null");
    while (row.step()) found.emplace(row.integer(0), row.text(1));
    return found;
}

/// Who came, each once, by category.
void count_categories(const Categories& categories, CensusCounted& counted) {
    std::vector<std::int64_t> members;
    for (const auto& bucket : counted.funding.presence->by_bucket)
        for (const auto& stay : bucket.stays) members.push_back(stay.member);
    std::sort(members.begin(), members.end());
    members.erase(std::unique(members.begin(), members.end()), members.end());
    for (const auto member : members) {
        const auto found = categories.find(member);
        ++counted.categories[found == categories.end() ? std::string() : found->second];
    }
}

MemberFigures members_of(const Store& store, const Query& query) {
    const auto counted = count_members(store, query);
    std::vector<const MemberSpells*> all;
    for (const auto& one : counted.members) all.push_back(&one);
    return figures_of(all, counted.known(counted.days));
}

/// What is the operator's, whatever the place, by the clock of a place.
struct OfOperator {
    MemberFigures members;
    VolunteerFigures volunteers;
};

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

std::vector<CensusCounted> count_census(const Store& store, std::vector<Query> queries) {
    auto funding = count_funding(store, queries);
    for (std::size_t i = 0; i < queries.size(); ++i)
        queries[i].period = {funding[i].days.start, funding[i].days.end, queries[i].period.text};
    auto income = count_incomes(store, queries);
    const auto categories = categories_of(store);
    std::map<std::pair<std::string, DaySpan>, OfOperator> of_operator;
    std::vector<CensusCounted> all;
    for (std::size_t i = 0; i < queries.size(); ++i) {
        const auto& query = queries[i];
        auto places = places_of(store, query);
        if (query.place.empty())
            std::erase_if(places, [](const catalogue::Place& place) { return place.retired.has_value(); });
        const auto zone = zone_of(places);
        const auto days = funding[i].days;
        const auto [operators, added] = of_operator.try_emplace({zone.name(), days});
        if (added) operators->second = {members_of(store, query), count_volunteers(store, days)};
        auto& counted = all.emplace_back(CensusCounted{.days = days,
                                                       .places = std::move(places),
                                                       .funding = std::move(funding[i]),
                                                       .income = std::move(income[i]),
                                                       .members = operators->second.members,
                                                       .categories = {},
                                                       .trainings = {},
                                                       .others = {},
                                                       .volunteers = operators->second.volunteers});
        count_sessions(store, query, {zone.midnight(days.start), zone.midnight(days.end)}, counted);
        count_categories(categories, counted);
    }
    return all;
}

CensusCounted count_census(const Store& store, const Query& query) {
    return std::move(count_census(store, std::vector{query}).front());
}

}  // namespace tiers::report
