#include "report/followup.h"

#include <tiers/catalogue.h>
#include <tiers/words.h>
#include <algorithm>

#include "i18n/empty_columns.h"
#include "report/followup_count.h"
#include "report/groups.h"
#include "report/heading.h"
#include "report/merge_few.h"
#include "report/parts.h"
#include "store/segments.h"

namespace tiers::report {

namespace {

/// A row: follow-ups at a stage, or the like.
struct StageRow {
    std::string group, name;
    std::vector<StageStay> stays;
    StageFigures figures;
};

/// What a report of follow-ups is made of.
struct FollowupsTold {
    const Store& store;
    const Query& query;
    FollowupsCounted counted;
    std::int64_t min_cell;  ///< 0 where nothing is published

    bool few(std::int64_t count) const { return count > 0 && count < min_cell; }
    bool few(const FollowupEvents& events) const { return few(static_cast<std::int64_t>(events.followups.size())); }
};

const char* heading_of_stages(const std::string& by) {
    return by == "stage" ? tr("Stage") : by == "level" ? tr("Level") : tr("Kind");
}

std::vector<Column> stage_columns(const std::string& by) {
    auto columns = group_columns(heading_of_stages(by));
    const std::vector<Column> figures = {{"at_start", tr("At the start"), Kind::count},
                                         {"entered", tr("Came"), Kind::count},
                                         {"left", tr("Went on"), Kind::count},
                                         {"at_end", tr("At the end"), Kind::count},
                                         {"reached", tr("Ever"), Kind::count},
                                         {"stays_ended", tr("Stays that ended"), Kind::count, {}, false, machine_only},
                                         {"stays_open", tr("Going on"), Kind::count, {}, false, machine_only},
                                         {"median_days", tr("Half stay, days"), Kind::count}};
    columns.insert(columns.end(), figures.begin(), figures.end());
    return columns;
}

/// Where one of the counts is too small to be published, none of the four is: each follows from the others.
void append_stage_figures(const FollowupsTold& told, const StageFigures& figures, Row& cells) {
    const auto small =
        told.few(figures.at_start) || told.few(figures.entered) || told.few(figures.left) || told.few(figures.at_end);
    for (const auto count : {figures.at_start, figures.entered, figures.left, figures.at_end})
        cells.push_back(small ? Value() : Value(count));
    cells.emplace_back(figures.reached);
    const auto& lasting = figures.lasting;
    if (lasting.joined == 0 || told.few(lasting.left) || told.few(lasting.censored)) {
        cells.resize(cells.size() + 3);
        return;
    }
    cells.insert(cells.end(), {lasting.left, lasting.censored, cell(figures.median())});
}

std::string name_of_stage(const FollowupsTold& told, const std::string& group) {
    if (told.query.by == "stage")
        for (const auto& stage : followup::stages(told.store))
            if (stage.id == group) return stage.name;
    return told.query.by == "level" ? declared_name(told.store, "level", group) : group;
}

std::vector<StageRow> stage_rows(const FollowupsTold& told) {
    std::vector<StageRow> rows;
    for (const auto& [group, stays] : told.counted.groups)
        rows.push_back({group, name_of_stage(told, group), stays, figures_of(stays, told.counted.days)});
    if (told.min_cell == 0) return rows;
    merge_few(
        rows, StageRow{merged, {}, {}, {}}, told.min_cell, [](const StageRow& row) { return row.figures.reached; },
        [&](StageRow& together, const StageRow& row) {
            together.stays.insert(together.stays.end(), row.stays.begin(), row.stays.end());
            together.figures = figures_of(together.stays, told.counted.days);
        });
    std::erase_if(rows, [&](const StageRow& row) { return told.few(row.figures.reached); });
    return rows;
}

/// A kind is a word, which people read translated.
Row stage_cells(const FollowupsTold& told, const StageRow& row) {
    if (told.query.by == "kind") return {row.group, Value(), row.group};
    return group_cells(row.group, row.name);
}

Table stages_table(const FollowupsTold& told, const std::vector<StageRow>& rows) {
    Table table{.columns = stage_columns(told.query.by), .empty = tr("nothing is followed up")};
    for (const auto& row : rows) {
        table.rows.push_back(stage_cells(told, row));
        append_stage_figures(told, row.figures, table.rows.back());
    }
    hide_empty_columns(table);
    return table;
}

Series funnel_series(const std::vector<StageRow>& rows) {
    Series series{.title = tr("How many ever came to a stage"), .kind = Kind::count};
    for (const auto& row : rows) {
        series.labels.push_back(row.group == merged ? std::string(tr(merged)) : row.name);
        series.values.emplace_back(static_cast<double>(row.figures.reached));
    }
    return series;
}

/// What came of them within the period.
Table events_table(const FollowupsTold& told) {
    Table table{.title = tr("What came of it"),
                .columns = {{"what", tr("What"), Kind::word},
                            {"count", tr("How many"), Kind::count},
                            {"followups", tr("Follow-ups"), Kind::count}},
                .name = "outcomes"};
    for (const auto* what :
         {msgid("company"), msgid("installed"), msgid("people"), msgid("jobs-entry"), msgid("jobs-exit"),
          msgid("local"), msgid("elsewhere"), msgid("ceased"), msgid("abandoned")})
        if (const auto found = told.counted.events.find(what);
            found != told.counted.events.end() && !told.few(found->second))
            table.rows.push_back(
                {std::string(what), found->second.count, static_cast<std::int64_t>(found->second.followups.size())});
    return table;
}

/// Jobs of those of whom both ends are known.
Table jobs_table(const FollowupsTold& told) {
    std::int64_t followups = 0, entry = 0, last = 0, half_known = 0;
    for (const auto& fate : told.counted.fates) {
        if (fate.jobs_at_entry && fate.jobs_last) {
            ++followups;
            entry += *fate.jobs_at_entry;
            last += *fate.jobs_last;
        }
        half_known += fate.jobs_at_entry.has_value() != fate.jobs_last.has_value();
    }
    Table table{.title = tr("Jobs since entry"),
                .columns = {{"followups", tr("Follow-ups"), Kind::count},
                            {"jobs_entry", tr("Jobs at entry"), Kind::count},
                            {"jobs_last", tr("Jobs at exit, or last"), Kind::count},
                            {"jobs_created", tr("Jobs created"), Kind::count},
                            {"half_known", tr("One end known"), Kind::count}},
                .name = "jobs"};
    if (followups > 0 && !told.few(followups))
        table.rows.push_back(
            {followups, entry, last, last - entry, told.few(half_known) ? Value() : Value(half_known)});
    return table;
}

/// Whether any answer is of so few that it is not published.
bool tells_few(const FollowupsTold& told, const StillThere& found) {
    return told.few(found.yes) || told.few(found.no) || told.few(found.lost) || told.few(found.unasked);
}

Row still_there_cells(const char* of, std::int64_t years, const StillThere& found) {
    Row cells = {std::string(of), years, found.cohort, found.yes, found.no, found.lost, found.unasked};
    if (const auto rate = found.rate()) cells.insert(cells.end(), {rate->rate, rate->low, rate->high});
    cells.resize(10);
    return cells;
}

Table still_there_table(const FollowupsTold& told) {
    Table table{.title = tr("Still there"),
                .columns = {{"of", tr("Of"), Kind::word},
                            {"years", tr("Years"), Kind::count},
                            {"cohort", tr("Cohort"), Kind::count},
                            {"yes", tr("yes"), Kind::count},
                            {"no", tr("no"), Kind::count},
                            {"lost", tr("lost"), Kind::count},
                            {"unasked", tr("Not asked"), Kind::count},
                            {"rate", tr("Of those known"), Kind::ratio},
                            {"low", tr("at least"), Kind::ratio},
                            {"high", tr("at most"), Kind::ratio}},
                .name = "still_there"};
    for (const auto& [of, began] :
         {std::pair{msgid("company"), &FollowupFate::created}, std::pair{msgid("installed"), &FollowupFate::installed}})
        for (const std::int64_t years : years_after) {
            const auto found = still_there(told.counted.fates, began, static_cast<int>(years), told.counted.days.end);
            if (found.cohort > 0 && !tells_few(told, found)) table.rows.push_back(still_there_cells(of, years, found));
        }
    hide_empty_columns(table);
    return table;
}

Facts followups_headline(const FollowupsTold& told, const StageFigures& open) {
    Facts facts;
    const auto fact = [&](const std::string& name, std::int64_t count) { facts.add(name, count, Kind::count); };
    if (open.reached == 0 || told.few(open.at_start) || told.few(open.entered) || told.few(open.left) ||
        told.few(open.at_end))
        return facts;
    fact(tr("Followed up at the end"), open.at_end);
    fact(tr("Newly followed up"), open.entered);
    fact(tr("Follow-ups that ended"), open.left);
    const auto companies = told.counted.events.find("company");
    if (companies != told.counted.events.end() && !told.few(companies->second))
        fact(tr("Companies created"), companies->second.count);
    return facts;
}

std::vector<std::string> followup_notes(const FollowupsTold& told, const StageFigures& open) {
    std::vector<std::string> notes = {
        tr("At the start + came - went on = at the end. Who moves on a day has left one stage and come to the other; "
           "of "
           "several moves of a day the last counts. Ever: follow-ups that came to it by the end of the period, each "
           "once."),
        tr("Half stay: the days after which half have gone on, of all stays by then, as Kaplan and Meier estimate it "
           "with those that go on."),
        say("Still there: 1, 3 and 5 years after the first company, or after a household was installed, of those whose "
            "day has come. Who was there later was there before; who was gone, or left as ceased, is gone. Rates are "
            "of those known, with an interval of 95 % (Wilson), and none of fewer than {}; who was lost or not asked "
            "is in no rate. Followed up are those who were chosen: not to be compared with statistics of all "
            "companies.",
            least_known)};
    if (told.counted.days.end < told.counted.period.end) notes.emplace_back(tr("What is to come is not known."));
    if (open.reached == 0) notes.emplace_back(tr("Not measured: nothing was followed up."));
    if (told.min_cell > 0)
        notes.push_back(say("Counts of less than {} are left out or put together, with all that follows from them.",
                            told.min_cell));
    if (told.min_cell == 0 && told.counted.no_place > 0)
        notes.push_back(say("Of no place, and left out: {}.", told.counted.no_place));
    if (told.query.explain && told.min_cell == 0)
        notes.push_back(say("Followed up: {} + {} - {} = {}.", open.at_start, open.entered, open.left, open.at_end));
    return notes;
}

Document followup_report(const Store& store, const Query& query) {
    check_publishable(store, query, "followup");
    const Snapshot snapshot(store);
    const FollowupsTold told{store, query, count_followups(store, query),
                             query.published ? catalogue::applied(store).min_cell : 0};
    const auto open = figures_of(told.counted.open, told.counted.days);
    const auto rows = stage_rows(told);
    auto document = heading_of(store, query, "followup", told.counted.period);
    document.title = tr("Accompaniment");
    if (auto headline = followups_headline(told, open); !headline.items.empty())
        document.sections.emplace_back(std::move(headline));
    if (query.by == "stage" && open.reached > 0 && !rows.empty()) document.sections.emplace_back(funnel_series(rows));
    document.sections.emplace_back(stages_table(told, rows));
    for (auto& table : {events_table(told), jobs_table(told), still_there_table(told)})
        if (!table.rows.empty()) document.sections.emplace_back(table);
    document.measured = open.reached > 0;
    document.notes = followup_notes(told, open);
    return document;
}

}  // namespace

Report followup() {
    return {.name = "followup",
            .help = msgid("How far projects and households are, and what came of them"),
            .by = {"stage", "level", "kind"},
            .run = followup_report,
            .columns = [] { return stage_columns("stage"); },
            .to_publish = true};
}

}  // namespace tiers::report
