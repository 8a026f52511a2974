#include "report/presence.h"

#include <tiers/catalogue.h>
#include <tiers/words.h>
#include <algorithm>
#include <cmath>

#include "i18n/empty_columns.h"
#include "i18n/numbers.h"
#include "report/behind.h"
#include "report/heading.h"
#include "report/merge_few.h"
#include "report/parts.h"
#include "report/presence_count.h"
#include "report/shared.h"
#include "store/segments.h"

namespace tiers::report {

namespace {

/// A row: one bucket, or several that are too small to be told apart.
struct PresenceRow {
    std::string name;
    bool partial = false;
    Attended attended;  ///< of what is published, and may be put together
    PresenceFigures figures;
    std::vector<std::string> covers = {};
    Shares shares = {};  ///< person-days
    bool to_come = false;
};

std::vector<Column> presence_columns(const std::string& by, const PresenceFigures& all) {
    const auto monthly = by == "month";
    return {{"bucket", tr("When"), Kind::word},
            {"people", tr("People"), Kind::count},
            {"person_days", tr("Person-days"), Kind::count},
            {"days", tr("Days"), Kind::count},
            {"open_days", tr("Open days"), Kind::count},
            {"mean", tr("A day"), Kind::number, {}, false, by == "day"},
            {"median", tr("Median"), Kind::number, {}, false, by == "day"},
            {"peak", tr("Most"), Kind::count, {}, false, by == "day"},
            {"peak_day", tr("On"), Kind::day, {}, false, by == "day"},
            {"at_once", tr("At once"), Kind::count},
            {"at_once_at", tr("At"), Kind::instant, {}, false, machine_only},
            {"area_mean", tr("m² a person"), Kind::number},
            {"area_at_once", tr("m² at once"), Kind::number},
            {"first", tr("First"), Kind::code},
            {"last", tr("Last"), Kind::code},
            {"regulars", tr("Regulars"), Kind::count, {}, false, !monthly},
            {"regulars_share", tr("of people"), Kind::ratio, {}, false, !monthly},
            {"visitors", tr("Visitors"), Kind::count, {}, false, !all.visitors},
            {"visitor_days", tr("Days counted"), Kind::count, {}, false, machine_only},
            {"partial", tr("Partial"), Kind::flag, {}, false, by == "weekday"}};
}

std::string clock_of(std::int64_t minutes) {
    return fmt::format("{:02}:{:02}{}", minutes / 60 % 24, minutes % 60, minutes >= 1440 ? "+1" : "");
}

/// A count of people, unless it is published and could tell who they are.
Value told(std::int64_t count, std::int64_t min_cell) {
    return count > 0 && count < min_cell ? Value() : Value(count);
}

Value ratio_of(double part, double whole) {
    return whole > 0 ? Value(part / whole) : Value();
}

/// What is known of the people of a row; hours and the place where one more or less would tell are left out of what is
/// published.
class PresenceCells {
public:
    PresenceCells(const PresenceCounted& counted, const Query& query, std::int64_t min_cell)
        : counted_(counted), query_(query), min_cell_(query.published ? min_cell : 0) {}

    Row of(const PresenceRow& row) const {
        const auto& figures = row.figures;
        Row cells = {row.name};
        if (figures.people >= std::max<std::int64_t>(1, min_cell_)) append_people(figures, cells);
        cells.resize(17);
        cells[4] = row.to_come ? Value() : Value(figures.open_days);
        cells.insert(cells.end(),
                     {cell(figures.visitors), row.to_come ? Value() : Value(figures.visitor_days), row.partial});
        return cells;
    }

private:
    void append_people(const PresenceFigures& figures, Row& cells) const {
        const auto most = told(figures.peak, min_cell_), at_once = told(figures.at_once, min_cell_);
        const auto known = [](const Value& value) { return !std::holds_alternative<std::monostate>(value); };
        cells.insert(cells.end(), {figures.people, figures.person_days, figures.days, figures.open_days, figures.mean(),
                                   figures.median, most, known(most) ? Value(figures.peak_day) : Value(), at_once});
        cells.push_back(known(at_once) && figures.at_once > 0 && !query_.published
                            ? cell(counted_.zone, figures.at_once_at)
                            : Value());
        const auto surface = counted_.surface_m2;
        cells.push_back(surface ? ratio_of(*surface, figures.mean()) : Value());
        cells.push_back(surface && known(at_once) ? ratio_of(*surface, static_cast<double>(figures.at_once)) : Value());
        cells.push_back(query_.published ? Value() : clock_of(figures.first));
        cells.push_back(query_.published || !figures.last_known ? Value() : clock_of(figures.last));
        if (query_.by == "month") append_regulars(figures, cells);
    }

    /// Those who are no regulars are as few as they are.
    void append_regulars(const PresenceFigures& figures, Row& cells) const {
        const auto others = figures.people - figures.regulars;
        if (const auto few = [&](auto count) { return count > 0 && count < min_cell_; };
            few(figures.regulars) || few(others))
            return;
        cells.emplace_back(figures.regulars);
        cells.push_back(ratio_of(static_cast<double>(figures.regulars), static_cast<double>(figures.people)));
    }

    const PresenceCounted& counted_;
    const Query& query_;
    std::int64_t min_cell_;
};

Shares person_days_by_member(const Attended& attended) {
    PersonDays came;
    for (const auto& stay : attended.stays) came.push_back({stay.day, stay.member});
    Shares shares;
    for (const auto& [day, member] : each_once(std::move(came))) shares[member] += 1;
    return shares;
}

/// How many days are open is not told of days to come.
std::vector<PresenceRow> presence_rows(const PresenceCounted& counted, const Query& query, Day today) {
    std::vector<PresenceRow> rows;
    const auto spans = query.by == "weekday" ? std::vector<DaySpan>() : spans_of(counted.buckets, counted.days);
    for (std::size_t i = 0; i < counted.buckets.size(); ++i) {
        const auto& name = counted.buckets.name(i);
        rows.push_back({name,
                        counted.buckets.partial(i),
                        {},
                        counted.figures[i],
                        {name},
                        {},
                        i < spans.size() && spans[i].start > today});
    }
    return rows;
}

void merge_few_present(const PresenceCounted& counted, std::vector<PresenceRow>& rows, const Discretion& discretion) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].attended = counted.by_bucket[i];
        rows[i].shares = person_days_by_member(rows[i].attended);
    }
    merge_few(
        rows, PresenceRow{merged, false, {}, {}}, discretion.least(),
        [&](const PresenceRow& row) { return discretion.people(row.shares); },
        [](PresenceRow& together, const PresenceRow& row) {
            together.attended += row.attended;
            together.figures = figures_of(together.attended);
            together.covers.insert(together.covers.end(), row.covers.begin(), row.covers.end());
            add(together.shares, row.shares);
        });
}

PublishedCell published_presence_cell(std::vector<std::string> covers, const PresenceFigures& figures) {
    return {std::move(covers), figures.people,
            fmt::format("people={} person_days={}", figures.people, figures.person_days)};
}

/// The rows, and all of them together.
void publish_presence(const PresenceCounted& counted, const Query& query, const std::vector<PresenceRow>& rows,
                      const PresenceFigures& all, const Discretion& discretion) {
    PublishedTable by_bucket{"presence", measures::present, query.by, query.place, counted.days, {}};
    auto total = by_bucket;
    total.by.clear();
    for (const auto& row : rows)
        if (!discretion.few(row.figures.people))
            by_bucket.cells.push_back(published_presence_cell(row.covers, row.figures));
    if (!discretion.few(all.people)) total.cells.push_back(published_presence_cell({""}, all));
    publishing(query, std::move(by_bucket));
    publishing(query, std::move(total));
}

/// Half a square metre is worth a digit.
std::string surface_text(double surface, Language language) {
    return decimal(surface, surface == std::floor(surface) ? 0 : 1, language);
}

Facts presence_headline(const PresenceCounted& counted, const PresenceFigures& all, std::int64_t min_cell,
                        Language language) {
    Facts facts;
    if (all.people >= std::max<std::int64_t>(1, min_cell)) {
        facts.add(tr("People"), all.people, Kind::count);
        facts.add(tr("Person-days"), all.person_days, Kind::count);
        facts.add(tr("People a day"), all.mean(), Kind::number);
        if (counted.surface_m2)
            facts.add(say("m² a person, of {} m²", surface_text(*counted.surface_m2, language)),
                      *counted.surface_m2 / all.mean(), Kind::number);
    }
    if (all.visitors) facts.add(tr("Visitors counted"), *all.visitors, Kind::count);
    return facts;
}

Series people_series(const std::vector<PresenceRow>& rows, std::int64_t min_cell) {
    Series series;
    series.title = tr("People");
    series.kind = Kind::number;
    for (const auto& row : rows) {
        series.labels.emplace_back(tr(row.name.c_str()));
        const auto shown = row.figures.people >= std::max<std::int64_t>(1, min_cell);
        series.values.push_back(shown ? std::optional(static_cast<double>(row.figures.people)) : std::nullopt);
    }
    return series;
}

std::vector<std::string> presence_notes(const PresenceCounted& counted, const Query& query, const PresenceFigures& all,
                                        std::int64_t min_cell) {
    std::vector<std::string> notes = {
        tr("People: each once in a row, so that rows do not add up. Person-days: a person on a day, however often and "
           "wherever they came."),
        say("A day: person-days ÷ days on which somebody was noted: {}; open were {}. A day on which nobody was noted "
            "is not known to be empty: it counts in no mean.",
            all.days, all.open_days),
        tr("m² a person: the surface of the place ÷ people a day; m² at once: ÷ the most who were there at the same "
           "time. Who came counts from arrival to the end."),
        say("Days and hours are local ({}). Who stays past midnight counts on the day they came.", counted.zones)};
    if (query.by == "month")
        notes.push_back(say("Regulars: people who came on {} days of the month or more.", regular_days));
    if (!all.measured()) notes.emplace_back(tr("Not measured: nobody checked in."));
    if (counted.automatic > 0)
        notes.push_back(say("Ends that nobody noted: {}. They are no last hour.", counted.automatic));
    notes.emplace_back(all.visitors ? tr("Visitors are counted without names and stand apart: they are no people here.")
                                    : tr("Visitors: not measured; nobody counted any."));
    if (query.published)
        notes.push_back(
            say("No hours are told, and rows with fewer than {} people, or nearly all of one organisation, are put "
                "together until nobody can be told.",
                min_cell));
    if (query.explain && all.measured())
        notes.push_back(say("A day: numerator {} person-days, denominator {} days.", all.person_days, all.days));
    return notes;
}

Document presence_report(const Store& store, const Query& query) {
    check_publishable(store, query, "presence");
    const Snapshot snapshot(store);
    const auto presence = shared_presence(store, query);
    const auto& counted = *presence;
    const auto& all = counted.together;
    const Discretion discretion(store);
    const auto min_cell = discretion.least();
    auto rows = presence_rows(counted, query, counted.zone.day(store.now()));
    if (query.published) merge_few_present(counted, rows, discretion);
    auto document = heading_of(store, query, "presence", counted.days);
    document.title = tr("People who were there");
    const auto least = query.published ? min_cell : 0;
    if (all.measured() || all.visitors)
        document.sections.emplace_back(presence_headline(counted, all, least, query.language));
    if (all.measured() && rows.size() > 1) document.sections.emplace_back(people_series(rows, least));
    Table table{.columns = presence_columns(query.by, all)};
    const PresenceCells cells(counted, query, min_cell);
    for (const auto& row : rows) table.rows.push_back(cells.of(row));
    hide_empty_columns(table);
    document.sections.emplace_back(std::move(table));
    document.measured = all.measured() || all.visitors;
    document.notes = presence_notes(counted, query, all, min_cell);
    if (query.published) publish_presence(counted, query, rows, all, discretion);
    return document;
}

}  // namespace

Report presence() {
    return {.name = "presence",
            .help = msgid("People who were there, and visitors who were counted"),
            .by = {"month", "week", "day", "weekday"},
            .run = presence_report,
            .columns = [] { return presence_columns("month", {}); },
            .to_publish = true,
            .recalled = true};
}

}  // namespace tiers::report
