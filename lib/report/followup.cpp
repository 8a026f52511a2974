#include "report/followup.h"

#include <tiers/catalogue.h>
#include <tiers/words.h>
#include <algorithm>

#include "base/text.h"
#include "i18n/empty_columns.h"
#include "report/followup_count.h"
#include "report/followup_published.h"
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
    std::vector<std::string> covers = {};
};

/// What is told beside the counts of the rows; what tells of few beside what is published is not.
struct FollowupsShown {
    bool ever = true, together = true, outcomes = true, jobs = true, still_there = true;
};

/// What a report of follow-ups is made of.
struct FollowupsTold {
    const Store& store;
    const Query& query;
    FollowupsCounted counted;
    std::int64_t min_cell;  ///< 0 where nothing is published
    FollowupsShown shown = {};

    bool few(std::int64_t count) const { return count > 0 && count < min_cell; }
    bool few(const FollowupEvents& events) const { return few(static_cast<std::int64_t>(events.followups.size())); }
};

const char* heading_of_stages(const std::string& by) {
    return by == "stage" ? tr("Stage") : by == "level" ? tr("Level") : tr("Kind");
}

std::vector<Column> stage_columns(const std::string& by) {
    auto columns = group_columns(heading_of_stages(by), false, by == "kind" ? GroupNames::words : GroupNames::names);
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

/// How many follow-ups have a stay that is so, each once.
template <class IsSo>
std::int64_t followups_of(const std::vector<StageStay>& stays, IsSo is_so) {
    std::set<followup::Id> followups;
    for (const auto& stay : stays)
        if (is_so(stay.days)) followups.insert(stay.followup);
    return static_cast<std::int64_t>(followups.size());
}

/// Where one of the four counts is too small to be published, none of them is: each follows from the others.
bool tells_flows(const FollowupsTold& told, const std::vector<StageStay>& stays, const StageFigures& figures) {
    const auto& days = told.counted.days;
    return !told.few(figures.at_start) && !told.few(figures.at_end) &&
           !told.few(followups_of(stays, [&](const DaySpan& stay) { return days.contains(stay.start); })) &&
           !told.few(followups_of(stays, [&](const DaySpan& stay) { return days.contains(stay.end); }));
}

bool tells_stays(const FollowupsTold& told, const StageRow& row) {
    const auto ended = [&](const DaySpan& stay) { return stay.end < told.counted.days.end; };
    const auto& lasting = row.figures.lasting;
    return lasting.joined > 0 && !told.few(lasting.censored) && !told.few(followups_of(row.stays, ended));
}

void append_stage_figures(const FollowupsTold& told, const StageRow& row, Row& cells) {
    const auto& figures = row.figures;
    const auto flows = tells_flows(told, row.stays, figures);
    for (const auto count : {figures.at_start, figures.entered, figures.left, figures.at_end})
        cells.push_back(flows ? Value(count) : Value());
    cells.push_back(told.shown.ever ? Value(figures.reached) : Value());
    if (!told.shown.ever || !tells_stays(told, row)) {
        cells.resize(cells.size() + 3);
        return;
    }
    const auto& lasting = figures.lasting;
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
        rows.push_back({group, name_of_stage(told, group), stays, figures_of(stays, told.counted.days), {group}});
    if (told.min_cell == 0) return rows;
    merge_few(
        rows, StageRow{merged, {}, {}, {}}, told.min_cell, [](const StageRow& row) { return row.figures.reached; },
        [&](StageRow& together, const StageRow& row) {
            together.stays.insert(together.stays.end(), row.stays.begin(), row.stays.end());
            together.figures = figures_of(together.stays, told.counted.days);
            together.covers.insert(together.covers.end(), row.covers.begin(), row.covers.end());
        });
    std::erase_if(rows, [&](const StageRow& row) { return told.few(row.figures.reached); });
    return rows;
}

/// A kind is a word, which people read translated.
Row stage_cells(const FollowupsTold& told, const StageRow& row) {
    if (told.query.by == "kind") return {row.group, Value(), row.group};
    return group_cells(row.group, row.name);
}

/// Rows of which nothing can be told beside what is published have no place in it.
bool tells_anything(const FollowupsTold& told, const StageRow& row) {
    return told.shown.ever || tells_flows(told, row.stays, row.figures);
}

Table stages_table(const FollowupsTold& told, const std::vector<StageRow>& rows) {
    Table table{.columns = stage_columns(told.query.by),
                .empty = told.query.published ? tr("nothing of it can be published") : tr("nothing is followed up")};
    for (const auto& row : rows) {
        if (!tells_anything(told, row)) continue;
        table.rows.push_back(stage_cells(told, row));
        append_stage_figures(told, row, table.rows.back());
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

/// What came of them within the period, that is not of too few.
std::vector<std::string> outcomes_told(const FollowupsTold& told) {
    std::vector<std::string> outcomes;
    for (const auto* what :
         {msgid("company"), msgid("installed"), msgid("people"), msgid("jobs-entry"), msgid("jobs-exit"),
          msgid("local"), msgid("elsewhere"), msgid("ceased"), msgid("abandoned")})
        if (const auto found = told.counted.events.find(what);
            found != told.counted.events.end() && !told.few(found->second))
            outcomes.emplace_back(what);
    return outcomes;
}

Table events_table(const FollowupsTold& told) {
    Table table{.title = tr("What came of it"),
                .columns = {{"what", tr("What"), Kind::word},
                            {"count", tr("How many"), Kind::count},
                            {"followups", tr("Follow-ups"), Kind::count}},
                .name = "outcomes"};
    if (!told.shown.outcomes) return table;
    for (const auto& what : outcomes_told(told)) {
        const auto& events = told.counted.events.at(what);
        table.rows.push_back({what, events.count, static_cast<std::int64_t>(events.followups.size())});
    }
    return table;
}

/// Jobs of those of whom both ends are known.
struct JobsFigures {
    std::int64_t followups = 0, entry = 0, last = 0, half_known = 0;
};

JobsFigures jobs_of(const FollowupsTold& told) {
    JobsFigures jobs;
    for (const auto& fate : told.counted.fates) {
        if (fate.jobs_at_entry && fate.jobs_last) {
            ++jobs.followups;
            jobs.entry += *fate.jobs_at_entry;
            jobs.last += *fate.jobs_last;
        }
        jobs.half_known += fate.jobs_at_entry.has_value() != fate.jobs_last.has_value();
    }
    return jobs;
}

Table jobs_table(const FollowupsTold& told) {
    const auto [followups, entry, last, half_known] = jobs_of(told);
    Table table{.title = tr("Jobs since entry"),
                .columns = {{"followups", tr("Follow-ups"), Kind::count},
                            {"jobs_entry", tr("Jobs at entry"), Kind::count},
                            {"jobs_last", tr("Jobs at exit, or last"), Kind::count},
                            {"jobs_created", tr("Jobs created"), Kind::count},
                            {"half_known", tr("One end known"), Kind::count}},
                .name = "jobs"};
    if (followups > 0 && !told.few(followups) && told.shown.jobs)
        table.rows.push_back(
            {followups, entry, last, last - entry, told.few(half_known) ? Value() : Value(half_known)});
    return table;
}

/// Whether any answer is of so few that it is not published.
bool tells_few(const FollowupsTold& told, const StillThere& found) {
    return told.few(found.yes) || told.few(found.no) || told.few(found.lost) || told.few(found.unasked);
}

Row still_there_cells(const std::string& of, std::int64_t years, const StillThere& found) {
    Row cells = {of, years, found.cohort, found.yes, found.no, found.lost, found.unasked};
    if (const auto rate = found.rate()) cells.insert(cells.end(), {rate->rate, rate->low, rate->high});
    cells.resize(10);
    return cells;
}

/// Companies or households so many years after, and whether they are still there.
struct CohortTold {
    std::string of;
    std::int64_t years;
    StillThere found;
};

std::vector<CohortTold> cohorts_told(const FollowupsTold& told) {
    std::vector<CohortTold> cohorts;
    for (const auto& [of, began] :
         {std::pair{msgid("company"), &FollowupFate::created}, std::pair{msgid("installed"), &FollowupFate::installed}})
        for (const std::int64_t years : years_after) {
            const auto found = still_there(told.counted.fates, began, static_cast<int>(years), told.counted.days.end);
            if (found.cohort > 0 && !tells_few(told, found)) cohorts.push_back({of, years, found});
        }
    return cohorts;
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
    if (!told.shown.still_there) return table;
    for (const auto& one : cohorts_told(told)) table.rows.push_back(still_there_cells(one.of, one.years, one.found));
    hide_empty_columns(table);
    return table;
}

/// Whether it is told how many are followed up in all.
bool tells_all(const FollowupsTold& told, const StageFigures& open) {
    return open.reached > 0 && told.shown.together && tells_flows(told, told.counted.open, open);
}

Facts followups_headline(const FollowupsTold& told, const StageFigures& open) {
    Facts facts;
    const auto fact = [&](const std::string& name, std::int64_t count) { facts.add(name, count, Kind::count); };
    if (!tells_all(told, open)) return facts;
    fact(tr("Followed up at the end"), open.at_end);
    fact(tr("Newly followed up"), open.entered);
    fact(tr("Follow-ups that ended"), open.left);
    const auto companies = told.counted.events.find("company");
    if (companies != told.counted.events.end() && !told.few(companies->second) && told.shown.outcomes)
        fact(tr("Companies created"), companies->second.count);
    return facts;
}

std::vector<std::string> sections_left_out(const FollowupsShown& shown) {
    std::vector<std::string> names;
    for (const auto& [told, name] : {std::pair{shown.ever, tr("How many ever came to a stage")},
                                     {shown.together, tr("Followed up at the end")},
                                     {shown.outcomes, tr("What came of it")},
                                     {shown.jobs, tr("Jobs since entry")},
                                     {shown.still_there, tr("Still there")}})
        if (!told) names.emplace_back(name);
    return names;
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
    if (const auto left_out = sections_left_out(told.shown); !left_out.empty())
        notes.push_back(say("Left out, as it tells of few people beside what is published: {}.", join(left_out, ", ")));
    if (told.min_cell == 0 && told.counted.no_place > 0)
        notes.push_back(say("Of no place, and left out: {}.", told.counted.no_place));
    if (told.query.explain && told.min_cell == 0)
        notes.push_back(say("Followed up: {} + {} - {} = {}.", open.at_start, open.entered, open.left, open.at_end));
    return notes;
}

/// What can be told beside the rows.
FollowupsShown publish_followups(const FollowupsTold& told, const std::vector<StageRow>& rows,
                                 const StageFigures& open) {
    FollowupsPublished published(told.store, told.query, told.counted);
    std::vector<ToldStage> as_told;
    for (const auto& row : rows)
        as_told.push_back({row.covers, tells_flows(told, row.stays, row.figures), tells_stays(told, row)});
    published.stages(as_told);
    std::vector<std::pair<std::string, std::int64_t>> cohorts;
    for (const auto& one : cohorts_told(told)) cohorts.emplace_back(one.of, one.years);
    const auto jobs = jobs_of(told);
    FollowupsShown shown;
    shown.ever = published.ever(as_told);
    shown.together = !tells_all(told, open) || published.all_together();
    shown.outcomes = published.outcomes(outcomes_told(told));
    shown.jobs = jobs.followups == 0 || told.few(jobs.followups) ||
                 published.jobs(fmt::format("followups={} entry={} last={} half_known={}", jobs.followups, jobs.entry,
                                            jobs.last, jobs.half_known));
    shown.still_there = published.still_there(cohorts);
    published.hand_on();
    return shown;
}

Document followup_report(const Store& store, const Query& query) {
    check_publishable(store, query, "followup");
    const Snapshot snapshot(store);
    FollowupsTold told{store, query, count_followups(store, query),
                       query.published ? catalogue::privacy_of(store).min_cell : 0};
    const auto open = figures_of(told.counted.open, told.counted.days);
    const auto rows = stage_rows(told);
    if (query.published) told.shown = publish_followups(told, rows, open);
    auto document = heading_of(store, query, "followup", told.counted.period);
    document.title = tr("Accompaniment");
    if (auto headline = followups_headline(told, open); !headline.items.empty())
        document.sections.emplace_back(std::move(headline));
    if (query.by == "stage" && open.reached > 0 && !rows.empty() && told.shown.ever)
        document.sections.emplace_back(funnel_series(rows));
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
