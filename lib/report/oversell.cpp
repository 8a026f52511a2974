#include "report/oversell.h"

#include <tiers/words.h>
#include <cmath>
#include <set>

#include "i18n/empty_columns.h"
#include "i18n/numbers.h"
#include "report/behind.h"
#include "report/heading.h"
#include "report/merge_few.h"
#include "report/oversell_count.h"
#include "report/parts.h"
#include "report/shared.h"
#include "report/week_map.h"
#include "store/segments.h"

namespace tiers::report {

namespace {

std::vector<Column> oversell_columns(const std::string& by) {
    return {{"unit", tr("Booked by"), Kind::word},
            {"kind", tr("What"), Kind::word},
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
struct FullHalfHours {
    std::int64_t half_hours = 0, full = 0;
    FullHalfHours& operator+=(const FullHalfHours& more) {
        half_hours += more.half_hours;
        full += more.full;
        return *this;
    }
    std::optional<double> refusal() const {
        return half_hours > 0 ? std::optional(static_cast<double>(full) / static_cast<double>(half_hours))
                              : std::nullopt;
    }
};

FullHalfHours fullness_of(const Levels& levels) {
    return {levels.half_hours, levels.full};
}

/// A row: a kind of resource at some time, or at all.
struct OversellCell {
    bool whole = false;
    std::string kind, bucket;
    double capacity = 0;
    std::optional<double> sold;
    std::optional<double> booked;  ///< seat-seconds; none where that is not published, with how full it was
    FullHalfHours full = {};
    std::optional<std::int64_t> waited;
};

OversellCell oversell_cell(const OversellCounted& found, std::size_t position, std::size_t bucket) {
    const auto& group = found.counted.groups[position];
    return {group.whole,
            group.name,
            found.counted.buckets.name(bucket),
            found.capacity(position, bucket),
            found.sold_hours(position, bucket),
            static_cast<double>(group.buckets[bucket].booked),
            fullness_of(group.levels[bucket]),
            found.waited[position][bucket]};
}

Row oversell_row(const OversellCell& one) {
    Row cells = {std::string(one.whole ? msgid("whole") : msgid("seats")),
                 cell(one.kind),
                 cell(one.bucket),
                 rounded(one.capacity, 100),
                 cell(hundredths(one.sold)),
                 cell(times(one.sold, one.capacity))};
    if (one.booked)
        cells.insert(cells.end(), {*one.booked / 3600, one.full.half_hours, one.full.full, cell(one.full.refusal())});
    cells.resize(10);
    cells.push_back(cell(one.waited));
    return cells;
}

Table oversell_table(const OversellCounted& found, const std::string& by) {
    Table table{.columns = oversell_columns(by), .empty = tr("no resource is declared")};
    const auto& groups = found.counted.groups;
    for (const auto whole : {false, true})
        for (std::size_t i = 0; i < groups.size(); ++i)
            for (std::size_t bucket = 0; groups[i].whole == whole && bucket < found.counted.buckets.size(); ++bucket) {
                const auto closed = groups[i].levels[bucket].half_hours == 0 && found.waited[i][bucket] == 0;
                if (!closed || by == "kind") table.rows.push_back(oversell_row(oversell_cell(found, i, bucket)));
            }
    return table;
}

void add_oversell_facts(const std::string& name, const OversellCell& all, Facts& facts) {
    facts.add(say("{}: hours sold", name), cell(hundredths(all.sold)), Kind::hours);
    facts.add(say("{}: hours there are", name), rounded(all.capacity, 100), Kind::hours);
    facts.add(say("{}: sold ÷ capacity", name), cell(times(all.sold, all.capacity)), Kind::number);
    facts.add(say("{}: chance of a refusal", name), all.booked ? cell(all.full.refusal()) : Value(), Kind::ratio);
}

/// A kind at all times.
OversellCell oversell_total(const OversellCounted& found, std::size_t position) {
    OversellCell all{.whole = found.counted.groups[position].whole, .kind = found.counted.groups[position].name};
    all.sold = found.sold.hours[position];
    all.booked = 0;
    for (std::size_t bucket = 0; bucket < found.counted.buckets.size(); ++bucket) {
        all.capacity += found.capacity(position, bucket);
        *all.booked += static_cast<double>(found.counted.groups[position].buckets[bucket].booked);
        all.full += fullness_of(found.counted.groups[position].levels[bucket]);
    }
    return all;
}

Facts oversell_headline(const OversellCounted& found) {
    Facts facts;
    for (std::size_t i = 0; i < found.counted.groups.size(); ++i)
        add_oversell_facts(tr(found.counted.groups[i].name.c_str()), oversell_total(found, i), facts);
    return facts;
}

/// A row as it is published, or several together.
struct PublishedOversell {
    OversellCell cell;
    std::vector<std::string> covers = {};
    Shares shares = {};
};

/// What is published of what was sold: of each kind, what was booked by weekdays or at all, and what was sold.
class OversellPublishing {
public:
    OversellPublishing(const Store& store, const OversellCounted& found, const Query& query)
        : found_(found),
          query_(query),
          by_weekday_(query.by == "weekday"),
          discretion_(store),
          booked_{"oversell", measures::booked, by_weekday_ ? "kind,weekday" : "kind", {}, found.counted.days, {}},
          sold_{"oversell", measures::sold, "kind", {}, found.counted.days, {}},
          behind_(shared_people(store, query)->by_key(booked_)),
          table_{.columns = oversell_columns(query.by), .empty = tr("no resource is declared")} {}

    void publish(Document& document) {
        for (const auto whole : {false, true}) {
            const auto alone = kinds_told(whole);
            for (std::size_t i = 0; i < found_.counted.groups.size(); ++i)
                if (found_.counted.groups[i].whole == whole) publish_kind(i, alone.contains(i));
        }
        hide_empty_columns(table_);
        if (!facts_.items.empty()) document.sections.emplace_back(std::move(facts_));
        document.sections.emplace_back(std::move(table_));
        publishing(query_, std::move(booked_));
        publishing(query_, std::move(sold_));
        document.notes.push_back(say(
            "Rows that fewer than {} people booked, or nearly all of which is of one organisation, are put together "
            "until nobody can be told; what so few were sold is left out, and who waited.",
            discretion_.least()));
    }

private:
    std::vector<PublishedOversell> rows_of(std::size_t position) const {
        std::vector<PublishedOversell> rows;
        const auto& group = found_.counted.groups[position];
        for (std::size_t bucket = 0; bucket < found_.counted.buckets.size(); ++bucket) {
            auto key = fmt::format("{}/{}", group.whole ? "whole" : "seats", group.name);
            if (by_weekday_) key += fmt::format("/{}", found_.counted.buckets.name(bucket));
            auto one = oversell_cell(found_, position, bucket);
            one.waited.reset();
            const auto people = behind_.find(key);
            rows.push_back({std::move(one), {std::move(key)}, people == behind_.end() ? Shares() : people->second});
        }
        return rows;
    }

    void merge_few_weekdays(std::vector<PublishedOversell>& rows) const {
        PublishedOversell together{
            {.whole = rows.front().cell.whole, .kind = rows.front().cell.kind, .bucket = merged}};
        together.cell.booked = 0;
        merge_few(
            rows, std::move(together), discretion_.least(),
            [&](const PublishedOversell& row) { return discretion_.people(row.shares); },
            [](PublishedOversell& all, const PublishedOversell& row) {
                all.cell.capacity += row.cell.capacity;
                if (row.cell.sold) all.cell.sold = all.cell.sold.value_or(0) + *row.cell.sold;
                *all.cell.booked += *row.cell.booked;
                all.cell.full += row.cell.full;
                all.covers.insert(all.covers.end(), row.covers.begin(), row.covers.end());
                add(all.shares, row.shares);
            });
    }

    struct Kinds {
        std::set<std::size_t> positions;
        Shares shares;
    };

    /// Kinds of which what is booked is told: those that occupancy by kind puts together with no other.
    std::set<std::size_t> kinds_told(bool whole) const {
        std::vector<Kinds> kinds;
        for (std::size_t i = 0; i < found_.counted.groups.size(); ++i) {
            if (found_.counted.groups[i].whole != whole) continue;
            kinds.push_back({{i}, {}});
            for (const auto& row : rows_of(i)) add(kinds.back().shares, row.shares);
        }
        merge_few(
            kinds, Kinds{}, discretion_.least(), [&](const Kinds& one) { return discretion_.people(one.shares); },
            [](Kinds& all, const Kinds& one) {
                all.positions.insert(one.positions.begin(), one.positions.end());
                add(all.shares, one.shares);
            });
        std::set<std::size_t> alone;
        for (const auto& one : kinds)
            if (one.positions.size() == 1 && !discretion_.small(one.shares)) alone.insert(*one.positions.begin());
        return alone;
    }

    void publish_kind(std::size_t position, bool booked) {
        auto all = oversell_total(found_, position);
        const auto& holders = found_.sold.holders[position];
        const auto sold = !discretion_.small(holders);
        auto rows = rows_of(position);
        if (by_weekday_) merge_few_weekdays(rows);
        for (auto& row : rows) {
            // By weekday, what is sold is spread as bookings are.
            if (!sold || (by_weekday_ && !booked)) row.cell.sold.reset();
            if (!booked || discretion_.small(row.shares))
                row.cell.booked.reset();
            else
                booked_.cells.push_back({std::move(row.covers), static_cast<std::int64_t>(row.shares.size()),
                                         fmt::format("booked={}", *row.cell.booked)});
            table_.rows.push_back(oversell_row(row.cell));
            if (!row.cell.booked) all.booked.reset();
        }
        if (sold)
            sold_.cells.push_back({{fmt::format("{}/{}", all.whole ? "whole" : "seats", all.kind)},
                                   static_cast<std::int64_t>(holders.size()),
                                   fmt::format("sold={}", *all.sold)});
        else
            all.sold.reset();
        add_oversell_facts(all.kind, all, facts_);
    }

    const OversellCounted& found_;
    const Query& query_;
    bool by_weekday_;
    Discretion discretion_;
    PublishedTable booked_, sold_;
    std::map<std::string, Shares> behind_;
    Table table_;
    Facts facts_;
};

Heatmap refusal_map(const Group& group) {
    std::array<std::optional<double>, 168> hours;
    std::transform(group.levels.begin(), group.levels.end(), hours.begin(),
                   [](const Levels& levels) { return fullness_of(levels).refusal(); });
    auto map = week_map(hours);
    map.title = say("{}: chance of a refusal by hour of the week", tr(group.name.c_str()));
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
        const auto* name = tr(found.counted.groups[i].name.c_str());
        notes.push_back(say("{}: a day is worth {} hours, the mean of days of opening, and half a day half of it.",
                            name, decimal(found.sold.open[i].day, 2, query.language)));
        if (query.explain && !query.published)
            notes.push_back(say("{}: of {} hours sold, {} by allowances without a limit.", name,
                                decimal(found.sold.hours[i], 2, query.language),
                                decimal(found.sold.unlimited[i], 2, query.language)));
    }
    if (found.sold.not_counted > 0 && !query.published)
        notes.push_back(
            say("Not counted: {} allowances of uses or of money, or that never end.", found.sold.not_counted));
    return notes;
}

void append_oversell(const OversellCounted& found, const std::string& by, std::vector<Section>& sections) {
    if (!found.counted.groups.empty()) sections.emplace_back(oversell_headline(found));
    if (by == "hour-of-week")
        for (const auto& group : found.counted.groups) sections.emplace_back(refusal_map(group));
    sections.emplace_back(oversell_table(found, by));
}

Document oversell_report(const Store& store, const Query& query) {
    check_publishable(store, query, "oversell");
    refresh_segments(store);
    const Snapshot snapshot(store);
    const auto found = count_oversell(store, query);
    auto document = heading_of(store, query, "oversell", found.counted.days);
    document.title = tr("Sold against capacity");
    document.notes = oversell_notes(found, query);
    if (query.published)
        OversellPublishing(store, found, query).publish(document);
    else
        append_oversell(found, query.by, document.sections);
    document.measured =
        std::any_of(found.sold.hours.begin(), found.sold.hours.end(), [](double hours) { return hours > 0; });
    return document;
}

}  // namespace

Report oversell() {
    return {.name = "oversell",
            .help = msgid("Allowances sold against what there is, and how often nothing was left"),
            .by = {"hour-of-week", "weekday", "kind"},
            .run = oversell_report,
            .columns = [] { return oversell_columns("hour-of-week"); },
            .to_publish = true,
            .of_operator = true,
            .published_by = "kind"};
}

}  // namespace tiers::report
