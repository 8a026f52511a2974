#include "report/followup_published.h"

#include <fmt/format.h>
#include <algorithm>

#include "report/behind_followups.h"
#include "report/behind_people.h"

namespace tiers::report {

namespace {

/// The first day of the month from which on anything is known.
Day first_month(const FollowupsCounted& counted) {
    auto first = counted.days.start;
    for (const auto& [group, stays] : counted.groups)
        for (const auto& stay : stays) first = std::min(first, stay.days.start);
    for (const auto& fate : counted.fates)
        for (const auto& day : {fate.created, fate.installed, fate.jobs_known})
            if (day) first = std::min(first, *day);
    const std::chrono::year_month_day day(first);
    return Day(day.year() / day.month() / 1);
}

std::vector<std::vector<std::string>> covers_of(const std::vector<ToldStage>& rows, bool ToldStage::*told) {
    std::vector<std::vector<std::string>> cells;
    for (const auto& row : rows)
        if (!told || row.*told) cells.push_back(row.covers);
    return cells;
}

}  // namespace

FollowupsPublished::FollowupsPublished(const Store& store, const Query& query, const FollowupsCounted& counted)
    : store_(store), query_(query), counted_(counted), ever_{first_month(counted), counted.days.end} {}

void FollowupsPublished::stages(const std::vector<ToldStage>& rows) {
    for (auto& table : flows(query_.by, query_.by, covers_of(rows, &ToldStage::flows)))
        tables_.push_back(std::move(table));
}

bool FollowupsPublished::ever(const std::vector<ToldStage>& rows) {
    return add({table(followup_measure(query_.by, "came"), query_.by, ever_, covers_of(rows, nullptr)),
                table(followup_measure(query_.by, "left"), query_.by, ever_, covers_of(rows, &ToldStage::stays)),
                table(followup_measure(query_.by, "there"), query_.by, month_before(ever_.end),
                      covers_of(rows, &ToldStage::stays))});
}

bool FollowupsPublished::all_together() {
    return add(flows("kind", {}, {{""}}));
}

bool FollowupsPublished::outcomes(const std::vector<std::string>& what) {
    auto told = table(measures::followup_outcomes, "what", counted_.days, {});
    for (const auto& one : what) {
        const auto& events = counted_.events.at(one);
        const auto followups = static_cast<std::int64_t>(events.followups.size());
        told.cells.push_back({{one}, followups, fmt::format("followups={} count={}", followups, events.count)});
    }
    return add({std::move(told)});
}

bool FollowupsPublished::jobs(const std::string& figures) {
    auto told = table(measures::followup_jobs, {}, ever_, {{""}});
    for (auto& cell : told.cells) cell.figures = figures;
    return add({std::move(told)});
}

bool FollowupsPublished::still_there(const std::vector<std::pair<std::string, std::int64_t>>& cohorts) {
    Covers cells;
    for (const auto& [of, years] : cohorts)
        for (const auto* answer : {"yes", "no", "lost", "unasked"})
            cells.push_back({fmt::format("{}/{}/{}", of, years, answer)});
    return add({table(measures::still_there, "of,years,answer", ever_, cells)});
}

void FollowupsPublished::hand_on() const {
    for (const auto& table : tables_) publishing(query_, table);
}

/// Cells in which there is nobody are left out.
PublishedTable FollowupsPublished::table(const std::string& measure, const std::string& by, const DaySpan& days,
                                         const Covers& cells) const {
    PublishedTable table{"followup", measure, by, query_.place, days, {}};
    if (cells.empty()) return table;
    const auto known = shares_by_key(store_, table);
    for (const auto& covers : cells) {
        Shares all;
        for (const auto& key : covers)
            if (const auto found = known.find(key); found != known.end()) report::add(all, found->second);
        const auto count = static_cast<std::int64_t>(all.size());
        if (count > 0) table.cells.push_back({covers, count, fmt::format("followups={}", count)});
    }
    return table;
}

std::vector<PublishedTable> FollowupsPublished::flows(const std::string& groups, const std::string& by,
                                                      const Covers& cells) const {
    const auto there = followup_measure(groups, "there");
    return {table(there, by, month_before(counted_.days.start), cells),
            table(there, by, month_before(counted_.days.end), cells),
            table(followup_measure(groups, "came"), by, counted_.days, cells),
            table(followup_measure(groups, "left"), by, counted_.days, cells)};
}

bool FollowupsPublished::add(const std::vector<PublishedTable>& tables) {
    if (!publishable(store_, query_, tables, tables_)) return false;
    tables_.insert(tables_.end(), tables.begin(), tables.end());
    return true;
}

}  // namespace tiers::report
