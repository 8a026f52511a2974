#include "report/mobility.h"

#include <tiers/catalogue.h>
#include <tiers/words.h>
#include <algorithm>
#include <array>

#include "base/text.h"
#include "i18n/empty_columns.h"
#include "i18n/numbers.h"
#include "report/behind.h"
#include "report/groups.h"
#include "report/heading.h"
#include "report/merge_few.h"
#include "report/mobility_count.h"
#include "report/parts.h"
#include "report/two_digits.h"
#include "store/segments.h"

namespace tiers::report {

namespace {

using TripDays = std::vector<const TripDay*>;

/// A row: person-days that have something in common.
struct MobilityRow {
    std::string bucket, group, name;
    bool partial = false;
    TripDays days;
    std::vector<std::string> covers = {};
    Shares shares = {};  ///< person-days, of what is published
};

/// What a report of mobility is made of.
struct MobilityTold {
    const Query& query;
    TerritoryNames& names;
    MobilityCounted counted;
    std::int64_t min_cell;  ///< 0 where nothing is published
    Discretion discretion;

    bool over_time() const { return query.by == "month" || query.by == "week"; }
    bool few(std::int64_t people) const { return people > 0 && people < min_cell; }
    /// Of few people, or nearly all of it of one organisation.
    bool few(const MobilityRow& row) const { return few(discretion.people(row.shares)); }
    TripDays everything() const {
        TripDays all;
        for (const auto& day : counted.trips) all.push_back(&day);
        return all;
    }
};

void append_travel_columns(std::vector<Column>& columns) {
    const std::vector<Column> figures = {{"person_days", tr("Person-days"), Kind::count},
                                         {"known", tr("Known"), Kind::count},
                                         {"coverage", tr("Coverage"), Kind::ratio},
                                         {"declared", tr("Declared km"), Kind::count, {}, false, machine_only},
                                         {"people", tr("People"), Kind::count, {}, false, machine_only},
                                         {"avoided_km", tr("km avoided"), Kind::estimate},
                                         {"induced_km", tr("km induced"), Kind::estimate},
                                         {"net_km", tr("km net"), Kind::estimate},
                                         {"with_mode", tr("With mode"), Kind::count, {}, false, machine_only},
                                         {"avoided_hours", tr("h avoided"), Kind::estimate, {}, false, machine_only},
                                         {"induced_hours", tr("h induced"), Kind::estimate, {}, false, machine_only},
                                         {"net_hours", tr("h net"), Kind::estimate},
                                         {"avoided_kg", tr("kg CO2 avoided"), Kind::estimate, {}, false, machine_only},
                                         {"induced_kg", tr("kg CO2 induced"), Kind::estimate, {}, false, machine_only},
                                         {"net_kg", tr("kg CO2 net"), Kind::estimate}};
    columns.insert(columns.end(), figures.begin(), figures.end());
}

std::vector<Column> mobility_columns(const std::string& by) {
    const auto timed = by == "month" || by == "week";
    std::vector<Column> columns = {{"bucket", tr("When"), Kind::word, {}, false, !timed}};
    const auto group =
        by == "mode" ? group_columns(tr("Mode"), timed, GroupNames::words) : group_columns(tr("Commune"), timed);
    columns.insert(columns.end(), group.begin(), group.end());
    append_travel_columns(columns);
    columns.push_back({"partial", tr("Partial"), Kind::flag, {}, false, !timed});
    return columns;
}

/// Avoided, induced, net: nothing where nobody is behind it, or few; the two sums stand only where neither tells of
/// few.
void append_travel(const MobilityTold& told, const Travel& travel, std::int64_t people, bool sums, Row& cells) {
    const auto known = people > 0 && !told.few(people);
    cells.push_back(known && sums ? two_digits(travel.avoided) : Value());
    cells.push_back(known && sums ? two_digits(travel.induced) : Value());
    cells.push_back(known ? two_digits(travel.net()) : Value());
}

void append_mobility(const MobilityTold& told, const TripDays& days, Row& cells) {
    const auto figures = mobility_of(days);
    if (figures.person_days == 0 || told.few(figures.people)) {
        cells.resize(cells.size() + 15);
        return;
    }
    const auto sums = !told.few(figures.avoiding) && !told.few(figures.inducing);
    cells.insert(cells.end(), {figures.person_days, figures.known,
                               static_cast<double>(figures.known) / static_cast<double>(figures.person_days),
                               told.min_cell > 0 ? Value() : Value(figures.declared), figures.people});
    append_travel(told, figures.kilometres, figures.people, sums, cells);
    cells.emplace_back(figures.with_mode);
    append_travel(told, figures.hours, figures.people_with_mode, sums, cells);
    append_travel(told, figures.kilograms, figures.people_with_mode, sums, cells);
}

/// A word stands where people read it translated.
Row word_cells(const std::string& word) {
    return {word, Value(), word};
}

void count_shares(MobilityRow& row) {
    for (const auto* day : row.days) row.shares[day->member] += 1;
}

void merge_few_travellers(const MobilityTold& told, std::vector<MobilityRow>& rows) {
    if (told.min_cell == 0) return;
    for (auto& row : rows) count_shares(row);
    merge_few(
        rows, MobilityRow{merged, merged, {}, false, {}}, told.min_cell,
        [&](const MobilityRow& row) { return told.discretion.people(row.shares); },
        [](MobilityRow& together, const MobilityRow& row) {
            together.days.insert(together.days.end(), row.days.begin(), row.days.end());
            together.covers.insert(together.covers.end(), row.covers.begin(), row.covers.end());
            add(together.shares, row.shares);
        });
    std::erase_if(rows, [&](const MobilityRow& row) { return told.few(row); });
}

std::vector<MobilityRow> rows_in_time(const MobilityTold& told) {
    std::vector<MobilityRow> rows;
    const auto& buckets = told.counted.buckets;
    for (std::size_t i = 0; i < buckets.size(); ++i)
        rows.push_back({buckets.name(i), {}, {}, buckets.partial(i), {}, {buckets.name(i)}});
    for (const auto& day : told.counted.trips)
        rows[buckets.of(day.day.time_since_epoch().count(), 0)].days.push_back(&day);
    merge_few_travellers(told, rows);
    return rows;
}

bool is_behind(const MobilityRow& row) {
    return row.group.empty() || row.group == merged || row.group == not_given;
}

/// By what a day is of: its key, and the group that keys are told in.
template <class KeyOf, class GroupOf, class NameOf>
std::vector<MobilityRow> rows_of_travellers(const MobilityTold& told, KeyOf key_of, GroupOf group_of, NameOf name_of) {
    std::map<std::string, TripDays, std::less<>> keys;
    for (const auto& day : told.counted.trips) {
        auto days = keys.find(key_of(day));
        if (days == keys.end()) days = keys.emplace(key_of(day), TripDays()).first;
        days->second.push_back(&day);
    }
    std::map<std::string, MobilityRow> groups;
    for (const auto& [key, days] : keys) {
        auto& row = groups[group_of(key)];
        row.covers.push_back(key);
        row.days.insert(row.days.end(), days.begin(), days.end());
    }
    std::vector<MobilityRow> rows;
    for (auto& [group, row] : groups) {
        row.group = group;
        row.name = name_of(group);
        rows.push_back(std::move(row));
    }
    merge_few_travellers(told, rows);
    std::stable_sort(rows.begin(), rows.end(), [](const MobilityRow& one, const MobilityRow& other) {
        return std::pair(is_behind(one), other.days.size()) < std::pair(is_behind(other), one.days.size());
    });
    return rows;
}

/// By a word of the program's own.
std::vector<MobilityRow> rows_by_word(const MobilityTold& told, std::string_view (TripDay::*word)() const) {
    return rows_of_travellers(
        told, [&](const TripDay& day) { return (day.*word)(); }, [](const std::string& key) { return key; },
        [](const std::string&) { return std::string(); });
}

std::vector<MobilityRow> mobility_rows(const MobilityTold& told) {
    if (told.over_time()) return rows_in_time(told);
    if (told.query.by == "mode") return rows_by_word(told, &TripDay::mode);
    return rows_of_travellers(
        told, [](const TripDay& day) { return day.commune(); },
        [&](const std::string& insee) {
            const auto& home = told.names.known(insee);
            return home ? home->insee : insee;
        },
        [&](const std::string& insee) { return told.names.commune(insee); });
}

Table travel_table(const MobilityTold& told, const std::vector<MobilityRow>& rows) {
    const auto few = told.min_cell > 0 && !told.counted.trips.empty();
    Table table{.columns = mobility_columns(told.query.by), .empty = few ? tr("few") : tr("nobody")};
    for (const auto& row : rows) {
        table.rows.push_back({cell(row.bucket)});
        auto& cells = table.rows.back();
        const auto worded = told.query.by == "mode" && !row.group.empty();
        const auto group = told.over_time() ? Row(3)
                           : worded         ? word_cells(row.group)
                                            : group_cells(row.group, row.name);
        cells.insert(cells.end(), group.begin(), group.end());
        append_mobility(told, row.days, cells);
        cells.emplace_back(row.partial);
    }
    hide_empty_columns(table);
    return table;
}

/// What they would have done without the place.
Table otherwise_table(const MobilityTold& told, const std::vector<MobilityRow>& rows) {
    Table table{
        .title = tr("What they would have done"), .columns = {{"work", tr("Works"), Kind::word}}, .name = "otherwise"};
    append_travel_columns(table.columns);
    for (const auto& row : rows) {
        table.rows.push_back({row.group});
        append_mobility(told, row.days, table.rows.back());
    }
    hide_empty_columns(table);
    return table;
}

/// The same with other detours, and with a part of what is avoided travelled otherwise.
Table sensitivity_table(const MobilityTold& told) {
    Table table{.title = tr("If it were otherwise"),
                .columns = {{"detour", tr("Detour"), Kind::estimate},
                            {"rebound", tr("Rebound"), Kind::ratio},
                            {"net_km", tr("km net"), Kind::estimate},
                            {"net_hours", tr("h net"), Kind::estimate},
                            {"net_kg", tr("kg CO2 net"), Kind::estimate}},
                .name = "sensitivity"};
    const auto all = told.everything();
    for (const auto detour : {least_detour, usual_detour, most_detour}) {
        const auto figures = mobility_of(all, detour);
        for (const auto rebound : {0.0, known_rebound}) {
            const auto net = [&](const Travel& travel, std::int64_t people) {
                return people == 0 || told.few(people) ? Value()
                                                       : two_digits(travel.avoided * (1 - rebound) - travel.induced);
            };
            // With and without a rebound, the two sums would follow from each other.
            if (figures.people == 0 || told.few(figures.people) ||
                (rebound > 0 && (told.few(figures.avoiding) || told.few(figures.inducing))))
                continue;
            table.rows.push_back({detour, rebound, net(figures.kilometres, figures.people),
                                  net(figures.hours, figures.people_with_mode),
                                  net(figures.kilograms, figures.people_with_mode)});
        }
    }
    hide_empty_columns(table);
    return table;
}

Facts mobility_headline(const MobilityTold& told, const MobilityFigures& all) {
    Facts facts;
    if (all.people == 0 || told.few(all.people)) return facts;
    facts.add(tr("Kilometres avoided, net"), two_digits(all.kilometres.net()), Kind::estimate);
    if (all.people_with_mode > 0 && !told.few(all.people_with_mode)) {
        facts.add(tr("Hours avoided, net"), two_digits(all.hours.net()), Kind::estimate);
        facts.add(tr("kg of CO2 avoided, net"), two_digits(all.kilograms.net()), Kind::estimate);
    }
    facts.add(say("Known, of {} person-days", all.person_days),
              static_cast<double>(all.known) / static_cast<double>(all.person_days), Kind::ratio);
    return facts;
}

Series net_series(const MobilityTold& told, const std::vector<MobilityRow>& rows) {
    Series series{.title = tr("Kilometres avoided, net"), .kind = Kind::estimate};
    for (const auto& row : rows) {
        const auto figures = mobility_of(row.days);
        const auto known = figures.people > 0 && !told.few(figures.people);
        series.labels.push_back(row.bucket);
        series.values.push_back(known ? std::optional(rounded_to_two_digits(figures.kilometres.net())) : std::nullopt);
    }
    return series;
}

/// How many person-days there is nothing known of, and why.
std::string unknown_text(const MobilityTold& told) {
    std::array<std::int64_t, unknowns> counts{};
    for (const auto& day : told.counted.trips) ++counts[static_cast<std::size_t>(day.unknown)];
    return say(
        "Not known: {} person-days of members who declared no usual trip, {} beyond the days a week they declared, {} "
        "without a workplace, {} without a home, {} at a place without a commune.",
        counts[1], counts[2], counts[3], counts[4], counts[5]);
}

std::vector<std::string> factor_notes(const MobilityTold& told) {
    std::vector<std::string> notes;
    const auto& days = told.counted.days;
    const auto* first = factors_on(told.counted.factors, days.start);
    for (const auto& one : told.counted.factors) {
        if (&one != first && (one.from <= days.start || one.from >= days.end)) continue;
        std::vector<std::string> modes;
        for (const auto& mode : one.speed_known) modes.emplace_back(tr(mode.c_str()));
        notes.push_back(say("Factors: {}, version {} of {}. Speeds: {} ({}); assumptions for the other modes.",
                            one.source, one.version, iso(one.from), one.speed_source, join(modes, ", ")));
    }
    return notes;
}

std::vector<std::string> mobility_notes(const MobilityTold& told, const MobilityFigures& all) {
    const auto language = told.query.language;
    std::vector<std::string> notes = {
        tr("A person-day: somebody who checked in, on a day, at the place they came to first; bookings count nothing. "
           "What they would have done is what they declared to be their usual trip on that day, on as many days of a "
           "week as they declared."),
        say("Kilometres, estimated: 2 × (from home to work - from home to the place), and nothing to work for who "
            "works at home. Days that add kilometres are induced, and count against the others. What is not known "
            "counts on neither side."),
        say("From home to work: as members declare it on {} of {} person-days known; else, and to the place: a "
            "straight line between the middles of the communes of now × {}; within one commune {} km × {}.",
            told.min_cell > 0 ? tr("some") : fmt::format("{}", all.declared),
            told.few(all.people) ? tr("few") : fmt::format("{}", all.known), decimal(usual_detour, 1, language),
            decimal(within_commune, 0, language), decimal(usual_detour, 1, language)),
        tr("Hours and CO2, estimated: by the mode of the usual trip, taken for the way to the place too; only of "
           "person-days with one."),
        say("Rebound: {} of what is avoided is travelled otherwise (ADEME 2020, on average and as an order of "
            "magnitude).",
            percentage(known_rebound, language)),
        tr("Estimates have two significant digits: rows do not add up.")};
    for (auto& note : factor_notes(told)) notes.push_back(std::move(note));
    if (all.person_days == 0) notes.emplace_back(tr("Not measured: nobody checked in."));
    if (all.person_days > 0 && all.known == 0) notes.emplace_back(tr("Not measured: no usual trip is known."));
    if (told.min_cell > 0)
        notes.push_back(say("Counts of less than {} are left out or put together, with all that follows from them.",
                            told.min_cell));
    else if (told.query.explain)
        notes.push_back(unknown_text(told));
    return notes;
}

PublishedTable published_travel(const MobilityTold& told, const std::string& by, const std::vector<MobilityRow>& rows) {
    PublishedTable table{"mobility", measures::present, by, told.query.place, told.counted.days, {}};
    for (const auto& row : rows) {
        const auto figures = mobility_of(row.days);
        table.cells.push_back({row.covers, static_cast<std::int64_t>(row.shares.size()),
                               fmt::format("person_days={} known={} people_known={}", figures.person_days,
                                           figures.known, figures.people)});
    }
    return table;
}

/// The rows, and all together: of those who came, as presence is. What they would have done is left out where it tells
/// of few beside them.
void publish_mobility(const MobilityTold& told, const Store& store, const std::vector<MobilityRow>& rows,
                      std::vector<MobilityRow>& otherwise) {
    std::vector<MobilityRow> total = {{{}, {}, {}, false, told.everything(), {""}, {}}};
    count_shares(total.front());
    if (told.few(static_cast<std::int64_t>(total.front().shares.size()))) total.clear();
    std::vector<PublishedTable> tables = {published_travel(told, told.query.by, rows),
                                          published_travel(told, {}, total)};
    auto by_work = published_travel(told, "work", otherwise);
    if (publishable(store, told.query, {by_work}, tables))
        tables.push_back(std::move(by_work));
    else
        otherwise.clear();
    for (auto& table : tables) publishing(told.query, std::move(table));
}

Document mobility_report(const Store& store, const Query& query) {
    check_publishable(store, query, "mobility");
    const Snapshot snapshot(store);
    TerritoryNames names(query.territory);
    const MobilityTold told{query, names, count_mobility(store, query, names),
                            query.published ? catalogue::privacy_of(store).min_cell : 0, Discretion(store)};
    const auto all = mobility_of(told.everything());
    const auto rows = mobility_rows(told);
    auto without = rows_by_word(told, &TripDay::work);
    if (query.published) publish_mobility(told, store, rows, without);
    auto document = heading_of(store, query, "mobility", told.counted.days);
    document.title = tr("Kilometres avoided and induced");
    if (auto headline = mobility_headline(told, all); !headline.items.empty())
        document.sections.emplace_back(std::move(headline));
    if (told.over_time() && rows.size() > 1 && all.people > 0) document.sections.emplace_back(net_series(told, rows));
    document.sections.emplace_back(travel_table(told, rows));
    if (auto otherwise = otherwise_table(told, without); !otherwise.rows.empty())
        document.sections.emplace_back(std::move(otherwise));
    if (auto sensitivity = sensitivity_table(told); !sensitivity.rows.empty())
        document.sections.emplace_back(std::move(sensitivity));
    document.measured = all.known > 0;
    document.notes = mobility_notes(told, all);
    return document;
}

}  // namespace

Report mobility() {
    return {.name = "mobility",
            .help = msgid("Kilometres, hours and CO2 that are avoided and induced"),
            .by = {"month", "week", "commune", "mode"},
            .run = mobility_report,
            .columns = [] { return mobility_columns("month"); },
            .to_publish = true};
}

}  // namespace tiers::report
