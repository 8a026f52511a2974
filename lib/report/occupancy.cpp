#include "report/occupancy.h"

#include <algorithm>

#include "base/text.h"
#include "i18n/dates.h"
#include "report/heading.h"
#include "report/occupancy_count.h"
#include "store/segments.h"

namespace tiers::report {

namespace {

Value hours(std::int64_t seat_seconds) {
    return static_cast<double>(seat_seconds) / 3600;
}
bool over_time(const std::string& by) {
    return by == "day" || by == "week" || by == "month";
}

/// Columns that say nothing in a grouping, or to people where nothing was measured, are left to machines.
std::vector<Column> columns(const std::string& by, const Counts& all) {
    const auto measured = all.checkins > 0;
    const auto timed = over_time(by) || by == "weekday" || by == "hour-of-week";
    return {{"unit", tr("Booked by"), Kind::word},
            {"group", tr("What"), Kind::code, {}, false, timed},
            {"bucket", tr("When"), Kind::word, {}, false, !timed},
            {"occupancy", tr("Occupancy"), Kind::ratio, {}, true},
            {"booked_hours", tr("Booked h"), Kind::hours},
            {"open_hours", tr("Open h"), Kind::hours},
            {"attendance", tr("Attended"), Kind::ratio, {}, false, !measured},
            {"attended_hours", tr("Attended h"), Kind::hours, {}, false, true},
            {"bookings", tr("Bookings"), Kind::count},
            {"no_shows", tr("No-shows"), Kind::count, {}, false, !measured},
            {"outside_hours", tr("Outside h"), Kind::hours, {}, false, all.outside == 0},
            {"contract", tr("Contract"), Kind::ratio, {}, false, all.contracted == 0},
            {"contract_hours", tr("Contract h"), Kind::hours, {}, false, true},
            {"peak", tr("Peak"), Kind::count, {}, false, timed},
            {"peak_at", tr("Peak at"), Kind::instant, {}, false, timed},
            {"partial", tr("Partial"), Kind::flag, {}, false, !over_time(by)}};
}

Row row_of(const Group& group, const Counted& counted, std::size_t bucket) {
    const auto& counts = group.buckets[bucket];
    const auto measured = counts.checkins > 0;
    return {std::string(group.whole ? msgid("whole") : msgid("seats")),
            cell(group.name),
            cell(counted.buckets.name(bucket)),
            cell(counts.occupancy()),
            hours(counts.booked),
            hours(counts.open),
            cell(counts.attendance()),
            measured ? hours(counts.attended) : Value(),
            counts.bookings,
            measured ? Value(counts.no_shows) : Value(),
            hours(counts.outside),
            cell(counts.contract()),
            hours(counts.contracted),
            group.peak_at ? Value(group.peak) : Value(),
            cell(group.peak_at),
            counted.buckets.partial(bucket)};
}

Table table_of(const Counted& counted, const std::string& by, const Counts& all) {
    Table table{.columns = columns(by, all), .empty = tr("no resource is declared")};
    for (const auto whole : {false, true})
        for (const auto& group : counted.groups)
            for (std::size_t bucket = 0; group.whole == whole && bucket < counted.buckets.size(); ++bucket) {
                const auto& counts = group.buckets[bucket];
                // Hours of the week when nothing opens and nothing happened say nothing.
                if (by == "hour-of-week" && counts.open == 0 && counts.outside == 0) continue;
                table.rows.push_back(row_of(group, counted, bucket));
            }
    return table;
}

/// Everything booked by seats, or everything booked whole, with composed resources counted once.
struct Total {
    bool whole = false;
    bool any = false;
    Counts counts;
    std::array<Counts, 168> week{};
};

Total total_of(const Counted& counted, bool whole) {
    Total total{.whole = whole};
    for (const auto& group : counted.groups) {
        if (group.whole != whole || group.composed) continue;
        total.any = true;
        for (const auto& counts : group.buckets) total.counts += counts;
        for (std::size_t i = 0; i < total.week.size(); ++i) total.week[i] += group.week[i];
    }
    return total;
}

const char* unit_name(bool whole) {
    return whole ? tr("Rooms") : tr("Desks");
}

Facts headline(const std::vector<Total>& totals) {
    Facts facts;
    for (const auto& total : totals) {
        facts.add(total.whole ? tr("Rooms: occupancy") : tr("Desks: occupancy"), cell(total.counts.occupancy()),
                  Kind::ratio);
        facts.add(total.whole ? tr("Rooms: hours booked") : tr("Desks: seat-hours booked"), hours(total.counts.booked),
                  Kind::hours);
        facts.add(total.whole ? tr("Rooms: hours open") : tr("Desks: seat-hours open"), hours(total.counts.open),
                  Kind::hours);
        if (total.counts.contracted > 0)
            facts.add(total.whole ? tr("Rooms: under contract") : tr("Desks: under contract"),
                      cell(total.counts.contract()), Kind::ratio);
    }
    return facts;
}

const char* weekday_label(unsigned iso_weekday) {
    switch (iso_weekday) {
        case 1:
            return tr("Mon");
        case 2:
            return tr("Tue");
        case 3:
            return tr("Wed");
        case 4:
            return tr("Thu");
        case 5:
            return tr("Fri");
        case 6:
            return tr("Sat");
        default:
            return tr("Sun");
    }
}

Heatmap heatmap_of(const Total& total) {
    Heatmap map;
    map.title = say("{}: occupancy by hour of the week", unit_name(total.whole));
    int first = 24, last = -1;
    for (std::size_t i = 0; i < total.week.size(); ++i) {
        if (total.week[i].open == 0) continue;
        first = std::min(first, static_cast<int>(i % 24));
        last = std::max(last, static_cast<int>(i % 24));
    }
    for (int hour = first; hour <= last; ++hour) map.columns.push_back(fmt::format("{:02}", hour));
    for (unsigned day = 1; day <= 7; ++day) {
        map.rows.emplace_back(weekday_label(day));
        for (int hour = first; hour <= last; ++hour)
            map.cells.push_back(total.week[(day - 1) * 24 + static_cast<unsigned>(hour)].occupancy());
    }
    map.legend = tr("Percent of open seat-hours booked, by local hour. A dot or a blank: closed.");
    return map;
}

Series series_of(const Counted& counted, bool whole) {
    Series series;
    series.title = say("{}: occupancy over time", unit_name(whole));
    for (const auto& group : counted.groups)
        for (std::size_t bucket = 0; group.whole == whole && bucket < counted.buckets.size(); ++bucket) {
            series.labels.push_back(counted.buckets.name(bucket));
            series.values.push_back(group.buckets[bucket].occupancy());
        }
    return series;
}

std::string explained(const Total& total) {
    return say(
        "{}: numerator {:.2f} seat-hours booked within opening, denominator {:.2f} seat-hours open, {} bookings "
        "started in the period.",
        unit_name(total.whole), static_cast<double>(total.counts.booked) / 3600,
        static_cast<double>(total.counts.open) / 3600, total.counts.bookings);
}

std::vector<std::string> notes(const Counted& counted, const Query& query, const std::vector<Total>& totals,
                               const Counts& all_counts) {
    std::vector<std::string> all = {
        tr("Occupancy: booked seat-hours within opening hours ÷ open seat-hours (capacity on that date × open hours "
           "after closures and holidays)."),
        tr("What is booked by seats and what is booked whole never add up in one figure."),
        say("Days and hours are local ({}).", counted.zones),
    };
    all.emplace_back(all_counts.checkins == 0 ? tr("Attended: not measured; nobody checked in.")
                                              : tr("Attended and no-shows: only where somebody checked in."));
    if (all_counts.outside > 0)
        all.emplace_back(tr("Outside: seat-hours booked outside opening hours, which are no part of occupancy."));
    if (all_counts.contracted > 0)
        all.emplace_back(
            tr("Contract: open seat-hours of what subscriptions hold ÷ open seat-hours. What is held cannot be booked, "
               "and is part of what is open."));
    for (const auto& group : counted.groups)
        if (group.composed)
            all.push_back(
                say("'{}' is made of other resources: its bookings count in its parts too, and its own row is no part "
                    "of totals.",
                    group.name));
    for (const auto& total : totals)
        if (query.explain) all.push_back(explained(total));
    return all;
}

Document occupancy_report(const Store& store, const Query& query) {
    refresh_segments(store);
    const Snapshot snapshot(store);
    const auto counted = count_occupancy(store, query);
    std::vector<Total> totals;
    for (const auto whole : {false, true})
        if (auto total = total_of(counted, whole); total.any) totals.push_back(total);
    Counts all;
    for (const auto& total : totals) all += total.counts;
    auto document = heading_of(store, query, "occupancy", counted.days);
    document.title = tr("Occupancy");
    if (!totals.empty()) document.sections.emplace_back(headline(totals));
    for (const auto& total : totals)
        if (total.counts.open > 0 && over_time(query.by))
            document.sections.emplace_back(series_of(counted, total.whole));
    document.sections.emplace_back(table_of(counted, query.by, all));
    for (const auto& total : totals)
        if (total.counts.open > 0) document.sections.emplace_back(heatmap_of(total));
    document.measured = all.open > 0;
    document.notes = notes(counted, query, totals, all);
    return document;
}

}  // namespace

Report occupancy() {
    return {"occupancy",
            msgid("How much of what is open is booked and used"),
            {"resource", "kind", "place", "day", "week", "month", "weekday", "hour-of-week"},
            occupancy_report,
            [] { return columns("resource", Counts{}); }};
}

}  // namespace tiers::report
