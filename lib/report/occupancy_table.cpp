#include "report/occupancy_table.h"

#include <tiers/words.h>
#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <string_view>

#include "report/parts.h"

namespace tiers::report {

namespace {

/// A cell of the report before it is told.
struct OccupancyCell {
    const Group& group;
    std::size_t position, bucket;  ///< of the group among the others

    const Counts& counts() const { return group.buckets[bucket]; }
    /// None where nothing was taken.
    const Levels* levels() const {
        return group.levels.empty() || !group.levels[bucket].peak.at ? nullptr : &group.levels[bucket];
    }
};

/// What names a row, in front of its figures.
std::vector<Column> naming_columns(const Dimensions& by) {
    const auto timed = !by.time.empty();
    const auto named = [](const std::string& thing) { return thing == "kind" ? Kind::word : Kind::code; };
    return {{"unit", tr("Booked by"), Kind::word},
            {"group", tr("What"), named(by.thing), {}, false, by.thing.empty()},
            {"subgroup", tr("Of it"), named(by.subthing), {}, false, by.subthing.empty()},
            {"bucket", tr("When"), Kind::word, {}, false, !timed},
            {"subbucket", tr("In it"), Kind::word, {}, false, by.subtime.empty()}};
}

template <class... Cells>
void tell(Row& row, Cells&&... cells) {
    (row.emplace_back(std::forward<Cells>(cells)), ...);
}
void tell_nothing(Row& row, std::size_t cells) {
    row.resize(row.size() + cells);
}

void tell_names(Row& row, bool whole, const OccupancyNames& names) {
    tell(row, std::string(whole ? msgid("whole") : msgid("seats")), cell(names.group), cell(names.subgroup),
         cell(names.bucket), cell(names.subbucket));
}
void tell_names(Row& row, const OccupancyCell& one, const Counted& counted) {
    tell_names(row, one.group.whole,
               {one.group.name, one.group.within, counted.buckets.name(one.bucket), counted.buckets.part(one.bucket)});
}

void append(std::vector<Column>& columns, std::vector<Column> more) {
    columns.insert(columns.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

Value share_of(const Taken& taken) {
    return taken.of && *taken.of > 0 ? Value(static_cast<double>(taken.seats) / static_cast<double>(*taken.of))
                                     : Value();
}

Value moment_of(const Taken& taken, const Zone& zone) {
    return taken.at ? cell(zone, Instant(Seconds(*taken.at))) : Value();
}

std::vector<Column> level_columns(bool for_machines) {
    return {{"peak", tr("Peak"), Kind::count},
            {"peak_share", tr("Of all"), Kind::ratio, {}, false, for_machines},
            {"peak_at", tr("Peak at"), Kind::instant, {}, false, for_machines},
            {"p95", tr("p95"), Kind::count},
            {"p95_share", tr("Of all"), Kind::ratio, {}, false, for_machines},
            {"p95_at", tr("As full at"), Kind::instant, {}, false, for_machines}};
}

void tell_levels(Row& row, const OccupancyCell& one) {
    const auto* levels = one.levels();
    if (!levels) return tell_nothing(row, 6);
    const auto& zone = one.group.zone;
    const auto& peak = levels->peak;
    tell(row, peak.seats, share_of(peak), moment_of(peak, zone));
    if (const auto& p95 = levels->p95)
        tell(row, p95->seats, share_of(*p95), p95->seats > 0 ? moment_of(*p95, zone) : Value());
    else
        tell_nothing(row, 3);
}

void tell_figures(Row& row, const Counts& counts) {
    const auto measured = counts.checkins > 0;
    tell(row, cell(counts.occupancy()), hours_of(counts.booked), hours_of(counts.open), cell(counts.attendance()),
         measured ? hours_of(counts.attended) : Value(), counts.bookings, measured ? Value(counts.no_shows) : Value(),
         hours_of(counts.outside), cell(counts.contract()), hours_of(counts.contracted), cell(counts.seats_used()),
         counts.holds > 0 ? hours_of(counts.headed) : Value());
}

std::vector<Column> columns_before(bool for_people) {
    return {{"bucket_before", tr("The year before"), Kind::word, {}, false, machine_only},
            {"occupancy_before", tr("A year before"), Kind::ratio, {}, false, !for_people},
            {"booked_hours_before", tr("Booked h before"), Kind::hours, {}, false, machine_only},
            {"open_hours_before", tr("Open h before"), Kind::hours, {}, false, machine_only},
            {"change_points", tr("Points"), Kind::number, {}, false, !for_people}};
}

void tell_before(Row& row, const OccupancyCell& one, const CountedBefore& before) {
    const auto& counts = before.counted.groups[one.position].buckets[one.bucket];
    tell(row, cell(before.counted.buckets.name(one.bucket)), cell(counts.occupancy()), hours_of(counts.booked),
         hours_of(counts.open), cell(points_between(counts.occupancy(), one.counts().occupancy())));
}

/// Columns that say nothing in a grouping, or to people where nothing was measured, are left to machines.
std::vector<Column> columns_of(const Dimensions& by, const Counts& all, bool forecast, bool compared) {
    const auto measured = all.checkins > 0;
    auto columns = naming_columns(by);
    append(columns, {{"occupancy", tr("Occupancy"), Kind::ratio, {}, true},
                     {"booked_hours", tr("Booked h"), Kind::hours},
                     {"open_hours", tr("Open h"), Kind::hours},
                     {"attendance", tr("Attended"), Kind::ratio, {}, false, !measured},
                     {"attended_hours", tr("Attended h"), Kind::hours, {}, false, machine_only},
                     {"bookings", tr("Bookings"), Kind::count},
                     {"no_shows", tr("No-shows"), Kind::count, {}, false, !measured},
                     {"outside_hours", tr("Outside h"), Kind::hours, {}, false, all.outside == 0},
                     {"contract", tr("Contract"), Kind::ratio, {}, false, all.contracted == 0},
                     {"contract_hours", tr("Contract h"), Kind::hours, {}, false, machine_only},
                     {"seats_used", tr("Seats used"), Kind::ratio, {}, false, all.holds == 0},
                     {"headed_hours", tr("Of h"), Kind::hours, {}, false, all.holds == 0},
                     {"tentative_hours", tr("Tentative h"), Kind::hours, {}, false, !forecast},
                     {"free_hours", tr("Free h"), Kind::hours, {}, false, !forecast}});
    append(columns, columns_before(compared));
    auto levels = level_columns(machine_only);
    for (auto& column : levels) column.machine_only |= by.thing.empty();
    append(columns, std::move(levels));
    append(columns, {{"partial", tr("Partial"), Kind::flag, {}, false, !by.over_time()}});
    return columns;
}

/// Calls take(OccupancyCell) for each, in the order that was asked for.
template <class Take>
void each_cell(const Counted& counted, Take take) {
    const auto buckets = counted.buckets.size(), groups = counted.groups.size();
    const auto& by = counted.by;
    // Parts of a week in which nothing opens and nothing happened say nothing.
    const auto sparse = by.time == "hour-of-week" || !by.subtime.empty();
    for (const auto whole : {false, true})
        for (std::size_t i = 0; i < buckets * groups; ++i) {
            const auto position = by.time_first ? i % groups : i / buckets;
            const OccupancyCell one{counted.groups[position], position, by.time_first ? i / groups : i % buckets};
            const auto nothing = one.counts().open == 0 && one.counts().outside == 0;
            if (one.group.whole == whole && !(sparse && nothing)) take(one);
        }
}

}  // namespace

Value hours_of(std::int64_t seat_seconds) {
    return static_cast<double>(seat_seconds) / 3600;
}

std::optional<double> points_between(const std::optional<double>& before, const std::optional<double>& now) {
    constexpr double digits = 10'000;
    return before && now ? std::optional(std::round(100 * (*now - *before) * digits) / digits) : std::nullopt;
}

std::vector<bool> CountedBefore::known_buckets() const {
    const auto& by = counted.by;
    if (!by.over_time() || !by.subtime.empty()) return std::vector<bool>(counted.buckets.size(), known());
    std::vector<bool> found;
    for (const auto& span : spans_of(counted.buckets, counted.days))
        found.push_back(booked_since && *booked_since < span.end);
    return found;
}

Beside beside_of(const std::vector<std::string>& fields) {
    const auto any = [&](std::initializer_list<std::string_view> columns) {
        return fields.empty() ||
               std::find_first_of(fields.begin(), fields.end(), columns.begin(), columns.end()) != fields.end();
    };
    return {.weeks = false,
            .levels = any({"peak", "peak_share", "peak_at", "p95", "p95_share", "p95_at"}),
            .starts = any({"bookings", "no_shows", "attendance", "attended_hours"})};
}

std::vector<Column> occupancy_columns() {
    return columns_of(dimensions_of("resource"), {}, false, false);
}

Table empty_occupancy_table(const Dimensions& by) {
    Table table{.columns = columns_of(by, {}, false, false), .empty = tr("no resource is declared")};
    table.columns.push_back({"apart", tr("Apart"), Kind::word});
    return table;
}

Row published_occupancy_row(bool whole, const OccupancyNames& names, const Counts& counts, bool told) {
    const auto together = names.group == merged || names.bucket == merged;
    Row row;
    tell_names(row, whole, names);
    if (told)
        tell(row, cell(counts.occupancy()), hours_of(counts.booked));
    else
        tell_nothing(row, 2);
    row.push_back(hours_of(counts.open));
    row.resize(empty_occupancy_table({}).columns.size());
    row.end()[-2] = false;
    row.back() = together ? Value(std::string(merged)) : Value();
    return row;
}

Table occupancy_heading(const OccupancyTold& told) {
    return {.columns = columns_of(told.counted.by, told.all, told.forecast, told.before.has_value()),
            .empty = tr("no resource is declared")};
}

void each_occupancy_row(const OccupancyTold& told, const std::function<void(Row)>& take) {
    const auto columns = occupancy_columns().size();
    const auto known_before = told.before ? told.before->known_buckets() : std::vector<bool>();
    each_cell(told.counted, [&](const OccupancyCell& one) {
        Row row;
        row.reserve(columns);
        tell_names(row, one, told.counted);
        tell_figures(row, one.counts());
        tell(row, told.forecast ? hours_of(one.counts().tentative) : Value(), hours_of(one.counts().free()));
        if (told.before && known_before[one.bucket])
            tell_before(row, one, *told.before);
        else
            tell_nothing(row, 5);
        tell_levels(row, one);
        row.emplace_back(told.counted.buckets.partial(one.bucket));
        take(std::move(row));
    });
}

Table occupancy_table(const OccupancyTold& told) {
    auto table = occupancy_heading(told);
    each_occupancy_row(told, [&](Row row) { table.rows.push_back(std::move(row)); });
    return table;
}

Table fullest_table(const Counted& counted) {
    Table table{.title = tr("When it is fullest"), .columns = naming_columns(counted.by)};
    append(table.columns, level_columns(false));
    if (counted.by.time == "day" || counted.by.time == "hour-of-week") return table;
    each_cell(counted, [&](const OccupancyCell& one) {
        if (!one.levels()) return;
        Row row;
        tell_names(row, one, counted);
        tell_levels(row, one);
        table.rows.push_back(std::move(row));
    });
    return table;
}

}  // namespace tiers::report
