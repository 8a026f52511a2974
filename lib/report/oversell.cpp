#include "report/oversell.h"

#include <tiers/words.h>
#include <cmath>

#include "i18n/numbers.h"
#include "report/heading.h"
#include "report/oversell_count.h"
#include "report/week_map.h"
#include "store/segments.h"

namespace tiers::report {

namespace {

std::vector<Column> oversell_columns(const std::string& by) {
    return {{"unit", tr("Booked by"), Kind::word},
            {"kind", tr("What"), Kind::code},
            {"bucket", tr("When"), Kind::word, {}, false, by == "kind"},
            {"capacity_hours", tr("Capacity h"), Kind::hours},
            {"sold_hours", tr("Sold h"), Kind::hours},
            {"oversold", tr("Sold ÷ capacity"), Kind::number},
            {"booked_hours", tr("Booked h"), Kind::hours},
            {"half_hours", tr("Half hours"), Kind::count},
            {"full_half_hours", tr("Full"), Kind::count, {}, false, machine_only},
            {"refusal", tr("Refusal"), Kind::ratio, {}, true},
            {"waited", tr("Waited"), Kind::count}};
}

double rounded(double value, double digits) {
    return std::round(value * digits) / digits;
}

std::optional<double> hundredths(const std::optional<double>& hours) {
    return hours ? std::optional(rounded(*hours, 100)) : std::nullopt;
}

/// To four decimals.
std::optional<double> times(const std::optional<double>& sold, double capacity) {
    return sold && capacity > 0 ? std::optional(rounded(*sold / capacity, 10'000)) : std::nullopt;
}

/// Of half hours of opening, those in which nothing was left.
struct Fullness {
    std::int64_t half_hours = 0, full = 0;
    std::optional<double> refusal() const {
        return half_hours > 0 ? std::optional(static_cast<double>(full) / static_cast<double>(half_hours))
                              : std::nullopt;
    }
};

Fullness fullness_of(const Levels& levels) {
    return {levels.half_hours, levels.full};
}

Row oversell_row(const OversellCounted& found, std::size_t position, std::size_t bucket) {
    const auto& group = found.counted.groups[position];
    const auto full = fullness_of(group.levels[bucket]);
    const auto capacity = found.capacity(position, bucket);
    const auto sold = found.sold_hours(position, bucket);
    return {std::string(group.whole ? msgid("whole") : msgid("seats")),
            cell(group.name),
            cell(found.counted.buckets.name(bucket)),
            rounded(capacity, 100),
            cell(hundredths(sold)),
            cell(times(sold, capacity)),
            static_cast<double>(group.buckets[bucket].booked) / 3600,
            full.half_hours,
            full.full,
            cell(full.refusal()),
            found.waited[position][bucket]};
}

Table oversell_table(const OversellCounted& found, const std::string& by) {
    Table table{.columns = oversell_columns(by), .empty = tr("no resource is declared")};
    const auto& groups = found.counted.groups;
    for (const auto whole : {false, true})
        for (std::size_t i = 0; i < groups.size(); ++i)
            for (std::size_t bucket = 0; groups[i].whole == whole && bucket < found.counted.buckets.size(); ++bucket) {
                const auto closed = groups[i].levels[bucket].half_hours == 0 && found.waited[i][bucket] == 0;
                if (!closed || by == "kind") table.rows.push_back(oversell_row(found, i, bucket));
            }
    return table;
}

Facts oversell_headline(const OversellCounted& found) {
    Facts facts;
    for (std::size_t i = 0; i < found.counted.groups.size(); ++i) {
        const auto& name = found.counted.groups[i].name;
        double capacity = 0;
        Fullness all;
        for (std::size_t bucket = 0; bucket < found.counted.buckets.size(); ++bucket) {
            capacity += found.capacity(i, bucket);
            const auto full = fullness_of(found.counted.groups[i].levels[bucket]);
            all.half_hours += full.half_hours;
            all.full += full.full;
        }
        facts.add(say("{}: hours sold", name), rounded(found.sold.hours[i], 100), Kind::hours);
        facts.add(say("{}: hours there are", name), rounded(capacity, 100), Kind::hours);
        facts.add(say("{}: sold ÷ capacity", name), cell(times(found.sold.hours[i], capacity)), Kind::number);
        facts.add(say("{}: chance of a refusal", name), cell(all.refusal()), Kind::ratio);
    }
    return facts;
}

Heatmap refusal_map(const Group& group) {
    std::array<std::optional<double>, 168> hours;
    std::transform(group.levels.begin(), group.levels.end(), hours.begin(),
                   [](const Levels& levels) { return fullness_of(levels).refusal(); });
    auto map = week_map(hours);
    map.title = say("{}: chance of a refusal by hour of the week", group.name);
    map.legend = tr("Percent of the half hours of opening in which nothing was left. A dot or a blank: closed.");
    return map;
}

std::vector<std::string> oversell_notes(const OversellCounted& found, const Query& query) {
    std::vector<std::string> notes = {
        tr("Sold: hours of one seat that subscriptions and packs give on these days, used or not. What can be used for "
           "several kinds counts in each of them: kinds never add up."),
        tr("Capacity: open hours of all seats, less what is under contract. At a time of the week, what is sold is "
           "spread as bookings are: as if all of it were used at the times people book."),
        tr("Refusal: of the half hours of opening, those in which all seats of the kind were booked or under contract "
           "at some time, so that one who came then found nothing. Buffers are not counted. Waited: those who asked "
           "to wait for what was taken then."),
        say("Days and hours are local ({}).", found.counted.zones)};
    for (std::size_t i = 0; i < found.counted.groups.size(); ++i) {
        const auto& name = found.counted.groups[i].name;
        notes.push_back(say("{}: a day is worth {} hours, the mean of days of opening, and half a day half of it.",
                            name, decimal(found.sold.open[i].day, 2, query.language)));
        if (query.explain)
            notes.push_back(say("{}: of {} hours sold, {} by allowances without a limit.", name,
                                decimal(found.sold.hours[i], 2, query.language),
                                decimal(found.sold.unlimited[i], 2, query.language)));
    }
    if (found.sold.not_counted > 0)
        notes.push_back(
            say("Not counted: {} allowances of uses or of money, or that never end.", found.sold.not_counted));
    return notes;
}

Document oversell_report(const Store& store, const Query& query) {
    refresh_segments(store);
    const Snapshot snapshot(store);
    const auto found = count_oversell(store, query);
    auto document = heading_of(store, query, "oversell", found.counted.days);
    document.title = tr("Sold against capacity");
    if (!found.counted.groups.empty()) document.sections.emplace_back(oversell_headline(found));
    if (query.by == "hour-of-week")
        for (const auto& group : found.counted.groups) document.sections.emplace_back(refusal_map(group));
    document.sections.emplace_back(oversell_table(found, query.by));
    document.measured =
        std::any_of(found.sold.hours.begin(), found.sold.hours.end(), [](double hours) { return hours > 0; });
    document.notes = oversell_notes(found, query);
    return document;
}

}  // namespace

Report oversell() {
    return {.name = "oversell",
            .help = msgid("Allowances sold against what there is, and how often nothing was left"),
            .by = {"hour-of-week", "weekday", "kind"},
            .run = oversell_report,
            .columns = [] { return oversell_columns("hour-of-week"); },
            .of_operator = true};
}

}  // namespace tiers::report
