#include "report/census_published.h"

#include <fmt/format.h>
#include <algorithm>

#include "report/merge_few.h"
#include "report/parts.h"

namespace tiers::report {

PublishedTable CensusPublished::table(const char* measure, const std::string& by, bool of_place) const {
    return {report_, measure, by, of_place ? query_.place : std::string(), counted_.days, {}};
}

void CensusPublished::add_cell(PublishedTable table, const std::vector<std::string>& covers, std::int64_t people,
                               std::string figures) {
    if (people == 0 || discretion_.few(people) || covers.empty()) return;
    table.cells.push_back({covers, people, std::move(figures)});
    add(std::move(table));
}

void CensusPublished::people_who_came() {
    const auto& presence = counted_.funding.presence->together;
    add_cell(table(measures::present, {}, true), {""}, presence.people,
             fmt::format("people={} person_days={}", presence.people, presence.person_days));
}

void CensusPublished::members(const std::string& kind) {
    const auto& found = counted_.members;
    const auto count = kind == "organisation" ? found.organisations : found.end - found.organisations;
    auto there = table(measures::members, "kind", false);
    const std::chrono::year_month_day last(there.days.end - one_day);
    there.days.start = Day(last.year() / last.month() / 1);
    add_cell(std::move(there), {kind}, count, fmt::format("members={}", count));
}

void CensusPublished::attended(const SessionFigures& figures, bool trainings) {
    auto noted = table(measures::attended, "kind", true);
    std::vector<std::string> kinds;
    for (const auto& [kind, shares] : shares_by_key(store_, noted))
        if ((kind == "training") == trainings) kinds.push_back(kind);
    add_cell(std::move(noted), kinds, figures.people, fmt::format("people={}", figures.people));
}

void CensusPublished::trainees() {
    attended(counted_.trainings, true);
}

void CensusPublished::people_at_events() {
    attended(counted_.others, false);
}

void CensusPublished::volunteers() {
    const auto& given = counted_.volunteers;
    add_cell(table(measures::volunteered, {}, false), {""}, given.people,
             fmt::format("people={} minutes={}", given.people, given.minutes));
}

void CensusPublished::customers() {
    const auto& income = counted_.income;
    add_cell(table(measures::earned, {}, true), {""}, income.customers,
             fmt::format("people={} net={}", income.customers, income.net));
}

void CensusPublished::hand_on() {
    for (auto& table : tables_) publishing(query_, std::move(table));
    tables_.clear();
}

std::vector<CategoryOfPeople> categories_of_people(const Store& store, const CensusCounted& counted,
                                                   const CensusPublished* published) {
    std::vector<CategoryOfPeople> groups;
    if (!published) {
        for (const auto& [group, people] : counted.categories) groups.push_back({group, people});
    } else {
        const Discretion discretion(store);
        for (auto& [group, shares] : shares_by_key(store, published->table(measures::present, "category", true)))
            groups.push_back({group, static_cast<std::int64_t>(shares.size()), {group}, shares});
        merge_few(
            groups, CategoryOfPeople{merged}, discretion.least(),
            [&](const CategoryOfPeople& one) { return discretion.people(one.shares); },
            [](CategoryOfPeople& together, const CategoryOfPeople& one) {
                together.people += one.people;
                together.covers.insert(together.covers.end(), one.covers.begin(), one.covers.end());
                add(together.shares, one.shares);
            });
    }
    std::stable_sort(groups.begin(), groups.end(),
                     [](const auto& one, const auto& other) { return one.people > other.people; });
    return groups;
}

}  // namespace tiers::report
