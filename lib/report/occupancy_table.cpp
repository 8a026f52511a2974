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
    const OccupancyTold& told;
    const Group& group;
    std::size_t bucket;
    const Counts* before;  ///< the year before; null where it is not told or not known

    const Counts& counts() const { return group.buckets[bucket]; }
    const Buckets& buckets() const { return told.counted.buckets; }
    /// None where nothing was taken.
    const Levels* levels() const {
        return group.levels.empty() || !group.levels[bucket].peak.at ? nullptr : &group.levels[bucket];
    }
};

/// A column, and what stands in it.
struct CellColumn {
    Column column;
    Value (*value)(const OccupancyCell&);
};
using CellColumns = std::vector<CellColumn>;

void append(CellColumns& columns, const CellColumns& more) {
    columns.insert(columns.end(), more.begin(), more.end());
}

Value unit_of(bool whole) {
    return std::string(whole ? msgid("whole") : msgid("seats"));
}

/// What names a row, in front of its figures.
CellColumns naming_columns(const Dimensions& by) {
    const auto timed = !by.time.empty();
    const auto named = [](const std::string& thing) { return thing == "kind" ? Kind::word : Kind::code; };
    return {
        {{"unit", tr("Booked by"), Kind::word}, [](const auto& one) { return unit_of(one.group.whole); }},
        {{"group", tr("What"), named(by.thing), {}, false, by.thing.empty()},
         [](const auto& one) { return cell(one.group.name); }},
        {{"subgroup", tr("Of it"), named(by.subthing), {}, false, by.subthing.empty()},
         [](const auto& one) { return cell(one.group.within); }},
        {{"bucket", tr("When"), Kind::word, {}, false, !timed},
         [](const auto& one) { return cell(one.buckets().name(one.bucket)); }},
        {{"subbucket", tr("In it"), Kind::word, {}, false, by.subtime.empty()},
         [](const auto& one) { return cell(one.buckets().part(one.bucket)); }},
    };
}

/// What people are told only where it was measured, or says something.
CellColumns figure_columns(const Counts& all, bool forecast) {
    const auto measured = all.measured();
    return {
        {{"occupancy", tr("Occupancy"), Kind::ratio, {}, true},
         [](const auto& one) { return cell(one.counts().occupancy()); }},
        {{"booked_hours", tr("Booked h"), Kind::hours}, [](const auto& one) { return hours_of(one.counts().booked); }},
        {{"open_hours", tr("Open h"), Kind::hours}, [](const auto& one) { return hours_of(one.counts().open); }},
        {{"attendance", tr("Attended"), Kind::ratio, {}, false, !measured},
         [](const auto& one) { return cell(one.counts().attendance()); }},
        {{"attended_hours", tr("Attended h"), Kind::hours, {}, false, machine_only},
         [](const auto& one) { return one.counts().measured() ? hours_of(one.counts().attended) : Value(); }},
        {{"bookings", tr("Bookings"), Kind::count}, [](const auto& one) { return Value(one.counts().bookings); }},
        {{"no_shows", tr("No-shows"), Kind::count, {}, false, !measured},
         [](const auto& one) { return one.counts().measured() ? Value(one.counts().no_shows) : Value(); }},
        {{"outside_hours", tr("Outside h"), Kind::hours, {}, false, all.outside == 0},
         [](const auto& one) { return hours_of(one.counts().outside); }},
        {{"contract", tr("Contract"), Kind::ratio, {}, false, all.contracted == 0},
         [](const auto& one) { return cell(one.counts().contract()); }},
        {{"contract_hours", tr("Contract h"), Kind::hours, {}, false, machine_only},
         [](const auto& one) { return hours_of(one.counts().contracted); }},
        {{"seats_used", tr("Seats used"), Kind::ratio, {}, false, all.holds == 0},
         [](const auto& one) { return cell(one.counts().seats_used()); }},
        {{"headed_hours", tr("Of h"), Kind::hours, {}, false, all.holds == 0},
         [](const auto& one) { return one.counts().holds > 0 ? hours_of(one.counts().headed) : Value(); }},
        {{"tentative_hours", tr("Tentative h"), Kind::hours, {}, false, !forecast},
         [](const auto& one) { return one.told.forecast ? hours_of(one.counts().tentative) : Value(); }},
        {{"free_hours", tr("Free h"), Kind::hours, {}, false, !forecast},
         [](const auto& one) { return hours_of(one.counts().free()); }},
    };
}

CellColumns columns_before(bool for_people) {
    return {
        {{"bucket_before", tr("The year before"), Kind::word, {}, false, machine_only},
         [](const auto& one) {
             return one.before ? cell(one.told.before->counted.buckets.name(one.bucket)) : Value();
         }},
        {{"occupancy_before", tr("A year before"), Kind::ratio, {}, false, !for_people},
         [](const auto& one) { return one.before ? cell(one.before->occupancy()) : Value(); }},
        {{"booked_hours_before", tr("Booked h before"), Kind::hours, {}, false, machine_only},
         [](const auto& one) { return one.before ? hours_of(one.before->booked) : Value(); }},
        {{"open_hours_before", tr("Open h before"), Kind::hours, {}, false, machine_only},
         [](const auto& one) { return one.before ? hours_of(one.before->open) : Value(); }},
        {{"change_points", tr("Points"), Kind::number, {}, false, !for_people},
         [](const auto& one) {
             return one.before ? cell(points_between(one.before->occupancy(), one.counts().occupancy())) : Value();
         }},
    };
}

Value seats_of(const Taken* taken) {
    return taken ? Value(taken->seats) : Value();
}

Value share_of(const Taken* taken) {
    return taken && taken->of && *taken->of > 0
               ? Value(static_cast<double>(taken->seats) / static_cast<double>(*taken->of))
               : Value();
}

/// When it was first as full; nothing is not told.
Value moment_of(const Taken* taken, const Zone& zone) {
    return taken && taken->at && taken->seats > 0 ? cell(zone, Instant(Seconds(*taken->at))) : Value();
}

const Taken* peak_of(const OccupancyCell& one) {
    const auto* levels = one.levels();
    return levels ? &levels->peak : nullptr;
}

const Taken* p95_of(const OccupancyCell& one) {
    const auto* levels = one.levels();
    return levels && levels->p95 ? &*levels->p95 : nullptr;
}

CellColumns level_columns(bool for_machines) {
    return {
        {{"peak", tr("Peak"), Kind::count}, [](const auto& one) { return seats_of(peak_of(one)); }},
        {{"peak_share", tr("Of all"), Kind::ratio, {}, false, for_machines},
         [](const auto& one) { return share_of(peak_of(one)); }},
        {{"peak_at", tr("Peak at"), Kind::instant, {}, false, for_machines},
         [](const auto& one) { return moment_of(peak_of(one), one.group.zone); }},
        {{"p95", tr("p95"), Kind::count}, [](const auto& one) { return seats_of(p95_of(one)); }},
        {{"p95_share", tr("Of all"), Kind::ratio, {}, false, for_machines},
         [](const auto& one) { return share_of(p95_of(one)); }},
        {{"p95_at", tr("As full at"), Kind::instant, {}, false, for_machines},
         [](const auto& one) { return moment_of(p95_of(one), one.group.zone); }},
    };
}

/// Columns that say nothing in a grouping, or to people where nothing was measured, are left to machines.
CellColumns columns_of(const Dimensions& by, const Counts& all, bool forecast, bool compared) {
    auto columns = naming_columns(by);
    append(columns, figure_columns(all, forecast));
    append(columns, columns_before(compared));
    auto levels = level_columns(machine_only);
    for (auto& level : levels) level.column.machine_only |= by.thing.empty();
    append(columns, levels);
    columns.push_back({{"partial", tr("Partial"), Kind::flag, {}, false, !by.over_time()},
                       [](const auto& one) { return Value(one.buckets().partial(one.bucket)); }});
    return columns;
}

CellColumns columns_of(const OccupancyTold& told) {
    return columns_of(told.counted.by, told.all, told.forecast, told.before.has_value());
}

/// Those that are asked for, once each; all of them where one is not there, which whoever writes them tells.
CellColumns chosen(const CellColumns& all, const std::vector<std::string>& fields) {
    CellColumns found;
    for (const auto& one : all)
        if (std::find(fields.begin(), fields.end(), one.column.name) != fields.end()) found.push_back(one);
    const auto known = [&](const std::string& field) {
        return std::any_of(found.begin(), found.end(), [&](const auto& one) { return one.column.name == field; });
    };
    return !fields.empty() && std::all_of(fields.begin(), fields.end(), known) ? found : all;
}

std::vector<Column> without_values(const CellColumns& columns) {
    std::vector<Column> found;
    found.reserve(columns.size());
    for (const auto& one : columns) found.push_back(one.column);
    return found;
}

Row row_of(const CellColumns& columns, const OccupancyCell& one) {
    Row row;
    row.reserve(columns.size());
    for (const auto& column : columns) row.push_back(column.value(one));
    return row;
}

/// Calls take(OccupancyCell) for each, in the order that was asked for.
template <class Take>
void each_cell(const OccupancyTold& told, Take take) {
    const auto& counted = told.counted;
    const auto buckets = counted.buckets.size(), groups = counted.groups.size();
    const auto& by = counted.by;
    const auto known_before = told.before ? told.before->known_buckets() : std::vector<bool>(buckets);
    // Parts of a week in which nothing opens and nothing happened say nothing.
    const auto sparse = by.time == "hour-of-week" || !by.subtime.empty();
    for (const auto whole : {false, true})
        for (std::size_t i = 0; i < buckets * groups; ++i) {
            const auto position = by.time_first ? i % groups : i / buckets;
            const auto bucket = by.time_first ? i / groups : i % buckets;
            const auto* before =
                known_before[bucket] ? &told.before->counted.groups[position].buckets[bucket] : nullptr;
            const OccupancyCell one{told, counted.groups[position], bucket, before};
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
    return without_values(columns_of(dimensions_of("resource"), {}, false, false));
}

Table empty_occupancy_table(const Dimensions& by) {
    Table table{.columns = without_values(columns_of(by, {}, false, false)), .empty = tr("no resource is declared")};
    table.columns.push_back({"apart", tr("Apart"), Kind::word});
    return table;
}

Row published_occupancy_row(bool whole, const OccupancyNames& names, const Counts& counts, bool told) {
    const auto together = names.group == merged || names.bucket == merged;
    Row row = {unit_of(whole), cell(names.group), cell(names.subgroup), cell(names.bucket), cell(names.subbucket)};
    row.push_back(told ? cell(counts.occupancy()) : Value());
    row.push_back(told ? hours_of(counts.booked) : Value());
    row.push_back(hours_of(counts.open));
    row.resize(empty_occupancy_table({}).columns.size());
    row.end()[-2] = false;
    row.back() = together ? Value(std::string(merged)) : Value();
    return row;
}

Table occupancy_heading(const OccupancyTold& told, const std::vector<std::string>& fields) {
    return {.columns = without_values(chosen(columns_of(told), fields)), .empty = tr("no resource is declared")};
}

void each_occupancy_row(const OccupancyTold& told, const std::vector<std::string>& fields,
                        const std::function<void(Row)>& take) {
    const auto columns = chosen(columns_of(told), fields);
    each_cell(told, [&](const OccupancyCell& one) { take(row_of(columns, one)); });
}

Table occupancy_table(const OccupancyTold& told) {
    auto table = occupancy_heading(told, {});
    each_occupancy_row(told, {}, [&](Row row) { table.rows.push_back(std::move(row)); });
    return table;
}

Table fullest_table(const OccupancyTold& told) {
    const auto& by = told.counted.by;
    auto columns = naming_columns(by);
    append(columns, level_columns(false));
    Table table{.title = tr("When it is fullest"), .columns = without_values(columns)};
    if (by.time == "day" || by.time == "hour-of-week") return table;
    each_cell(told, [&](const OccupancyCell& one) {
        if (one.levels()) table.rows.push_back(row_of(columns, one));
    });
    return table;
}

}  // namespace tiers::report
