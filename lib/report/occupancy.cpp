#include "report/occupancy.h"

#include <tiers/catalogue.h>
#include <tiers/error.h>
#include <algorithm>
#include <map>
#include <memory>

#include "base/text.h"
#include "i18n/dates.h"
#include "i18n/numbers.h"
#include "report/heading.h"
#include "report/occupancy_count.h"
#include "report/occupancy_published.h"
#include "report/occupancy_table.h"
#include "report/week_map.h"
#include "report/year_before.h"
#include "store/segments.h"

namespace tiers::report {

namespace {

/// Everything booked by seats, or everything booked whole, with composed resources counted once.
struct Total {
    bool whole = false;
    bool any = false;
    Counts counts;
    std::array<Counts, hours_of_week> week{};
};

Total total_of(const Counted& counted, bool whole) {
    Total total{.whole = whole};
    for (const auto& group : counted.groups) {
        if (group.whole != whole || group.composed) continue;
        total.any = true;
        for (const auto& counts : group.buckets) total.counts += counts;
        for (std::size_t i = 0; i < group.week.size(); ++i) total.week[i] += group.week[i];
    }
    return total;
}

const char* unit_name(bool whole) {
    return whole ? tr("Rooms") : tr("Desks");
}

std::vector<Total> totals_of(const Counted& counted) {
    std::vector<Total> totals;
    for (const auto whole : {false, true})
        if (auto total = total_of(counted, whole); total.any) totals.push_back(total);
    return totals;
}

bool is_open(const std::vector<Total>& totals) {
    return std::any_of(totals.begin(), totals.end(), [](const auto& total) { return total.counts.open > 0; });
}

void add_before(Facts& facts, const CountedBefore& before, const Total& total) {
    const auto then = before.known() ? total_of(before.counted, total.whole).counts.occupancy() : std::nullopt;
    facts.add(total.whole ? tr("Rooms: a year before") : tr("Desks: a year before"), cell(then), Kind::ratio);
    facts.add(total.whole ? tr("Rooms: more by, in points") : tr("Desks: more by, in points"),
              cell(points_between(then, total.counts.occupancy())), Kind::number);
}

void add_ahead(Facts& facts, const Total& total) {
    facts.add(total.whole ? tr("Rooms: hours tentative") : tr("Desks: seat-hours tentative"),
              hours_of(total.counts.tentative), Kind::hours);
    facts.add(total.whole ? tr("Rooms: hours free") : tr("Desks: seat-hours free"), hours_of(total.counts.free()),
              Kind::hours);
}

Facts headline(const OccupancyTold& told, const std::vector<Total>& totals) {
    Facts facts;
    for (const auto& total : totals) {
        facts.add(total.whole ? tr("Rooms: occupancy") : tr("Desks: occupancy"), cell(total.counts.occupancy()),
                  Kind::ratio);
        if (told.before) add_before(facts, *told.before, total);
        facts.add(total.whole ? tr("Rooms: hours booked") : tr("Desks: seat-hours booked"),
                  hours_of(total.counts.booked), Kind::hours);
        facts.add(total.whole ? tr("Rooms: hours open") : tr("Desks: seat-hours open"), hours_of(total.counts.open),
                  Kind::hours);
        if (total.counts.holds > 0)
            facts.add(tr("Rooms: seats used at sessions"), cell(total.counts.seats_used()), Kind::ratio);
        if (told.forecast) add_ahead(facts, total);
        if (total.counts.contracted > 0)
            facts.add(total.whole ? tr("Rooms: under contract") : tr("Desks: under contract"),
                      cell(total.counts.contract()), Kind::ratio);
    }
    return facts;
}

Heatmap heatmap_of(const Total& total) {
    std::array<std::optional<double>, 168> hours;
    std::transform(total.week.begin(), total.week.end(), hours.begin(),
                   [](const Counts& counts) { return counts.occupancy(); });
    auto map = week_map(hours);
    map.title = say("{}: occupancy by hour of the week", unit_name(total.whole));
    map.legend = tr("Percent of open seat-hours booked, by local hour. A dot or a blank: closed.");
    return map;
}

/// Rows by weekday, of two dimensions of which one is that.
Heatmap weekdays_of(const Counted& counted, bool whole) {
    Heatmap map;
    map.title = say("{}: occupancy by weekday", unit_name(whole));
    for (std::size_t day = 1; day <= 7; ++day) map.columns.emplace_back(weekday_label(day));
    for (const auto& group : counted.groups)
        for (std::size_t bucket = 0; group.whole == whole && bucket < counted.buckets.size(); ++bucket) {
            if (bucket % 7 == 0) map.rows.push_back(group.name.empty() ? counted.buckets.name(bucket) : group.name);
            map.cells.push_back(group.buckets[bucket].occupancy());
        }
    map.legend = tr("Percent of open seat-hours booked. A dot or a blank: closed.");
    return map;
}

/// Whether weekdays are one of two dimensions, and what they make fits a page.
bool by_weekday(const Counted& counted) {
    constexpr std::size_t most_rows = 60;
    const auto& by = counted.by;
    return (by.subtime == "weekday" || (by.time == "weekday" && !by.thing.empty())) &&
           counted.groups.size() * counted.buckets.size() <= 7 * most_rows;
}

Series series_of(const Counted& counted, bool whole, std::string title) {
    Series series{.title = std::move(title)};
    for (const auto& group : counted.groups)
        for (std::size_t bucket = 0; group.whole == whole && bucket < counted.buckets.size(); ++bucket) {
            series.labels.push_back(counted.buckets.name(bucket));
            series.values.push_back(group.buckets[bucket].occupancy());
        }
    return series;
}

/// Where all things are together and buckets follow one another.
void add_series(Document& document, const OccupancyTold& told, const Total& total) {
    const auto& by = told.counted.by;
    if (total.counts.open == 0 || !by.over_time() || !by.thing.empty() || !by.subtime.empty()) return;
    document.sections.emplace_back(
        series_of(told.counted, total.whole, say("{}: occupancy over time", unit_name(total.whole))));
    if (told.before && told.before->known())
        document.sections.emplace_back(
            series_of(told.before->counted, total.whole, say("{}: the year before", unit_name(total.whole))));
}

std::string explained(const Total& total, Language language) {
    const auto hours = [&](std::int64_t seconds) { return decimal(static_cast<double>(seconds) / 3600, 2, language); };
    return say(
        "{}: numerator {} seat-hours booked within opening, denominator {} seat-hours open, {} bookings started in the "
        "period.",
        unit_name(total.whole), hours(total.counts.booked), hours(total.counts.open),
        grouped(total.counts.bookings, language));
}

std::string note_on_year_before(const CountedBefore& before, Language language) {
    const auto& days = before.counted.days;
    const auto first = long_date(days.start, language), last = long_date(days.end - one_day, language);
    return before.by_calendar
               ? say("The year before: {} to {}, the same months and days. Points: of percent.", first, last)
               : say("The year before: {} to {}, 52 weeks before, so that weekdays meet. Points: of percent.", first,
                     last);
}

void add_notes_on_year_before(std::vector<std::string>& all, const CountedBefore& before, Language language) {
    all.push_back(note_on_year_before(before, language));
    if (!before.booked_since)
        all.emplace_back(tr("Nothing is known of the year before."));
    else if (*before.booked_since > before.counted.days.start)
        all.push_back(say("Nothing is known of what lies before the first booking, {}.",
                          long_date(*before.booked_since, language)));
}

/// Until when things can be booked, where that is before the period ends.
void add_notes_on_horizon(std::vector<std::string>& all, const OccupancyTold& told,
                          const std::vector<catalogue::Place>& places, const Query& query) {
    std::map<Day, std::vector<std::string>> until;
    for (const auto& place : places)
        for (const auto& resource : place.resources)
            if (const auto days = resource.rules.horizon.on(told.today); days && !resource.retired)
                if (told.today + *days < told.counted.days.end - one_day)
                    until[told.today + *days].push_back(resource.id);
    for (const auto& [day, resources] : until)
        all.push_back(say("Can be booked by now until {} only: {}.", long_date(day, query.language),
                          join({resources.begin(), resources.end()}, ", ")));
}

void add_notes_on_presence(std::vector<std::string>& all, const OccupancyTold& told) {
    if (told.forecast)
        all.emplace_back(
            tr("What is booked by now, and nothing guessed. Tentative: what is held or waits for approval, which is no "
               "part of what is booked. Free: open, and neither booked, under contract nor tentative."));
    else
        all.emplace_back(!told.all.measured() ? tr("Attended: not measured; nobody checked in.")
                                              : tr("Attended and no-shows: only where somebody checked in."));
}

std::vector<std::string> notes_of(const OccupancyTold& told, const Query& query, const std::vector<Total>& totals) {
    const auto& counted = told.counted;
    std::vector<std::string> all = {
        tr("Occupancy: booked seat-hours within opening hours ÷ open seat-hours (capacity on that date × open hours "
           "after closures and holidays)."),
        tr("What is booked by seats and what is booked whole never add up in one figure."),
        say("Days and hours are local ({}).", counted.zones),
    };
    add_notes_on_presence(all, told);
    if (told.all.outside > 0)
        all.emplace_back(tr("Outside: seat-hours booked outside opening hours, which are no part of occupancy."));
    if (told.all.contracted > 0)
        all.emplace_back(
            tr("Contract: open seat-hours of what subscriptions hold ÷ open seat-hours. What is held cannot be booked, "
               "and is part of what is open."));
    if (told.all.holds > 0)
        all.emplace_back(
            tr("Seats used: hours × heads that came ÷ hours × people the room holds, of bookings for sessions whose "
               "heads are known, whether open or not. How many come to other bookings is not measured."));
    if (told.before) {
        add_notes_on_year_before(all, *told.before, query.language);
        if (counted.days.end > told.today)
            all.emplace_back(
                tr("The period is not over: what will still be booked is missing, while the year before is whole."));
    }
    if (!counted.by.thing.empty())
        all.emplace_back(
            tr("Peak: most seats booked at once, and when first. p95: 95 in 100 half hours of opening, "
               "each at its fullest, are at most that full. Of all: divided by the seats there are then."));
    for (const auto& group : counted.groups)
        if (group.composed)
            all.push_back(
                say("'{}' is made of other resources: its bookings count in its parts too, and its own row is no part "
                    "of totals.",
                    group.name));
    for (const auto& total : totals)
        if (query.explain) all.push_back(explained(total, query.language));
    return all;
}

/// The days of a period that are to come, today among them.
Query ahead_of(const Query& asked, Day today) {
    if (asked.year_before)
        throw BadInput("forecast_compared", tr("what is booked by now is not compared with all of the year before"));
    if (!asked.period.to || *asked.period.to <= today)
        throw BadInput("period_over", say("'{}' has no days to come up to an end", asked.period.text),
                       "tiers report occupancy --forecast --period next-month");
    auto query = asked;
    query.period.from = std::max(asked.period.from.value_or(today), today);
    return query;
}

CountedBefore count_year_before(const Store& store, const Query& query, const Counted& counted, const Zone& zone) {
    const auto [days, by_calendar] = year_before(counted.days, counted.by);
    auto asked = query;
    asked.period = {days.start, days.end, query.period.text};
    return {count_occupancy(store, asked, Taking::booked, {.weeks = false, .levels = false, .starts = false}),
            by_calendar, first_booked(store, zone)};
}

OccupancyTold told_of(const Store& store, const Query& asked, const Beside& beside) {
    const auto zone = catalogue::zone_of(store, asked.place);
    const auto today = zone.day(store.now());
    const auto query = asked.forecast ? ahead_of(asked, today) : asked;
    OccupancyTold told{
        .counted = count_occupancy(store, query, Taking::booked, beside), .today = today, .forecast = query.forecast};
    for (const auto& total : totals_of(told.counted)) told.all += total.counts;
    if (query.year_before) told.before = count_year_before(store, query, told.counted, zone);
    return told;
}

Document published_report(const Store& store, const Query& query) {
    check_publishable(store, query, "occupancy");
    refresh_segments(store);
    const Snapshot snapshot(store);
    const auto counted = count_occupancy(store, query);
    auto document = heading_of(store, query, "occupancy", counted.days);
    document.title = tr("Occupancy");
    publish_occupancy(store, query, counted, document);
    document.measured = is_open(totals_of(counted));
    return document;
}

Document occupancy_report(const Store& store, const Query& query) {
    if (query.published) return published_report(store, query);
    refresh_segments(store);
    const Snapshot snapshot(store);
    const auto told = told_of(store, query, {});
    const auto totals = totals_of(told.counted);
    auto document = heading_of(store, query, "occupancy", told.counted.days);
    document.title = told.forecast ? tr("Occupancy booked ahead") : tr("Occupancy");
    if (!totals.empty()) document.sections.emplace_back(headline(told, totals));
    for (const auto& total : totals) add_series(document, told, total);
    document.sections.emplace_back(occupancy_table(told));
    if (auto fullest = fullest_table(told); !fullest.rows.empty()) document.sections.emplace_back(std::move(fullest));
    for (const auto& total : totals) {
        if (total.counts.open == 0) continue;
        document.sections.emplace_back(by_weekday(told.counted) ? weekdays_of(told.counted, total.whole)
                                                                : heatmap_of(total));
    }
    document.measured = is_open(totals);
    document.notes = notes_of(told, query, totals);
    if (told.forecast) add_notes_on_horizon(document.notes, told, places_of(store, query), query);
    return document;
}

Lines occupancy_lines(const Store& store, const Query& query) {
    refresh_segments(store);
    const Snapshot snapshot(store);
    const auto told = std::make_shared<const OccupancyTold>(told_of(store, query, beside_of(query.fields)));
    return {occupancy_heading(*told, query.fields),
            [told, fields = query.fields](const auto& take) { each_occupancy_row(*told, fields, take); }};
}

}  // namespace

Report occupancy() {
    return {.name = "occupancy",
            .help = msgid("How much of what is open is booked and used"),
            .by = dimension_words(),
            .run = occupancy_report,
            .columns = occupancy_columns,
            .to_publish = true,
            .by_two = true,
            .compares = true,
            .forecasts = true,
            .recalled = true,
            .published_by = "kind",
            .lines = occupancy_lines};
}

}  // namespace tiers::report
