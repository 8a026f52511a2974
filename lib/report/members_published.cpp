#include "report/members_published.h"

#include <fmt/format.h>
#include <algorithm>

#include "report/behind_people.h"

namespace tiers::report {

namespace {

PublishedTable members_table(const char* measure, const std::string& by, const DaySpan& days) {
    return {"members", measure, by, {}, days, {}};
}

std::int64_t people_of(const std::vector<std::string>& keys, const std::map<std::string, Shares>& known) {
    Shares all;
    for (const auto& key : keys)
        if (const auto found = known.find(key); found != known.end()) add(all, found->second);
    return static_cast<std::int64_t>(all.size());
}

DaySpan days_of_all(const std::vector<ToldMembers>& rows) {
    DaySpan days = rows.front().days;
    for (const auto& row : rows) days = {std::min(days.start, row.days.start), std::max(days.end, row.days.end)};
    return days;
}

PublishedCell members_cell(std::vector<std::string> covers, std::int64_t count,
                           const std::map<std::string, Shares>& known) {
    const auto people = people_of(covers, known);
    return {std::move(covers), people, fmt::format("members={}", count)};
}

/// Those who are there as months end: the one before the first too.
PublishedTable there_by_month(PeopleOfTables& people, const std::vector<ToldMembers>& rows) {
    const auto days = days_of_all(rows);
    auto table = members_table(measures::members, "month", {month_before(days.start).start, days.end});
    const auto known = people.by_key(table);
    std::map<std::string, std::int64_t> months;
    for (const auto& row : rows) {
        months[month_text(row.days.start - one_day)] = row.figures.start;
        months[month_text(row.days.end - one_day)] = row.figures.end;
    }
    for (const auto& [month, count] : months) table.cells.push_back(members_cell({month}, count, known));
    return table;
}

PublishedTable there_at_end_of(PeopleOfTables& people, const std::string& by, const DaySpan& month,
                               const std::vector<ToldMembers>& rows, std::int64_t MemberFigures::*count) {
    auto table = members_table(measures::members, by, month);
    const auto known = people.by_key(table);
    for (const auto& row : rows) table.cells.push_back(members_cell(row.covers, row.figures.*count, known));
    return table;
}

PublishedTable came(PeopleOfTables& people, const char* measure, const std::string& by,
                    const std::vector<ToldMembers>& rows, std::int64_t MemberFigures::*count) {
    auto table = members_table(measure, by, days_of_all(rows));
    const auto known = people.by_key(table);
    for (const auto& row : rows)
        if (row.flows) table.cells.push_back(members_cell(row.covers, row.figures.*count, known));
    return table;
}

/// Who left, by the month since which they had been members: all of them, or those who were there at the start.
PublishedTable went(PeopleOfTables& people, const std::string& by, const std::vector<ToldMembers>& rows,
                    bool of_start) {
    auto table = members_table(measures::left, by.empty() ? "since" : fmt::format("{},since", by), days_of_all(rows));
    const auto known = people.by_key(table);
    for (const auto& row : rows) {
        if (!row.flows) continue;
        std::vector<std::string> keys;
        for (const auto& [key, shares] : known) {
            const auto at = key.rfind('/');
            const auto group = at == std::string::npos ? std::string() : key.substr(0, at);
            const auto since = key.substr(at == std::string::npos ? 0 : at + 1);
            if (std::find(row.covers.begin(), row.covers.end(), group) != row.covers.end() &&
                (!of_start || since < month_text(row.days.start)))
                keys.push_back(key);
        }
        if (!keys.empty())
            table.cells.push_back(
                members_cell(std::move(keys), of_start ? row.figures.left_of_start : row.figures.leaves, known));
    }
    return table;
}

}  // namespace

std::vector<PublishedTable> published_members(PeopleOfTables& people, const std::string& by,
                                              const std::vector<ToldMembers>& rows) {
    std::vector<PublishedTable> tables;
    if (rows.empty()) return tables;
    if (by == "month") {
        tables.push_back(there_by_month(people, rows));
    } else {
        const auto days = days_of_all(rows);
        tables.push_back(there_at_end_of(people, by, month_before(days.start), rows, &MemberFigures::start));
        tables.push_back(there_at_end_of(people, by, month_before(days.end), rows, &MemberFigures::end));
    }
    tables.push_back(came(people, measures::joined, by, rows, &MemberFigures::joins));
    tables.push_back(came(people, measures::returned, by, rows, &MemberFigures::returns));
    tables.push_back(went(people, by, rows, false));
    tables.push_back(went(people, by, rows, true));
    return tables;
}

PublishedTable published_left_of_start(PeopleOfTables& people, const ToldMembers& all) {
    return went(people, {}, {all}, true);
}

}  // namespace tiers::report
