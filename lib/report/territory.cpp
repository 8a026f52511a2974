#include "report/territory.h"

#include <tiers/catalogue.h>
#include <tiers/words.h>
#include <algorithm>
#include <tuple>

#include "base/shares.h"
#include "i18n/empty_columns.h"
#include "report/groups.h"
#include "report/heading.h"
#include "report/merge_few.h"
#include "report/parts.h"
#include "report/shared.h"
#include "report/territory_count.h"
#include "store/segments.h"

namespace tiers::report {

namespace {

/// A row: where some people live.
struct TerritoryRow {
    std::string group, name;
    std::optional<double> kilometres;  ///< of a commune
    Origins origins;
};

/// What a report of territories is made of.
struct TerritoryTold {
    const Query& query;
    TerritoryNames& names;
    const Zones& zones;
    Homes homes;
    std::vector<territory::Commune> places;  ///< communes of the places
    std::int64_t min_cell;                   ///< 0 where nothing is published
    Discretion discretion;

    /// From the nearest place.
    std::optional<double> distance(const std::string& insee) const {
        std::optional<double> nearest;
        if (const auto& home = names.known(insee))
            for (const auto& place : places)
                nearest = std::min(nearest.value_or(1e9), territory::kilometres(place, *home));
        return nearest;
    }
    bool at_home(const std::string& insee) const {
        return std::any_of(places.begin(), places.end(), [&](const auto& place) { return place.insee == insee; });
    }
};

/// The smallest count that is not none: whether a row tells of few people, or of one organisation. An audience that is
/// few in all is not told.
std::int64_t fewest(const TerritoryTold& told, const Origins& origins) {
    std::int64_t least = 0;
    for (std::size_t i = 0; i < audiences; ++i) {
        const auto count = told.discretion.people(origins.who[i]);
        if (count > 0 && told.homes.all.people[i] >= told.min_cell && (least == 0 || count < least)) least = count;
    }
    return least;
}

std::int64_t everybody(const Origins& origins) {
    std::int64_t sum = 0;
    for (const auto count : origins.people) sum += count;
    return sum;
}

void append_people_columns(const Origins& all, std::int64_t min_cell, std::vector<Column>& columns) {
    const char* const names[] = {"members", "present", "participants"};
    const char* const headings[] = {tr("Members"), tr("Who came"), tr("Participants")};
    for (std::size_t i = 0; i < audiences; ++i) {
        const auto nobody = all.people[i] == 0;
        columns.push_back({names[i], headings[i], Kind::count, {}, false, nobody});
        const auto base = all.people[i] < min_cell ? std::string(tr("few")) : fmt::format("{}", all.people[i]);
        columns.push_back({fmt::format("{}_share", names[i]), say("of {}", base), Kind::ratio, {}, i == 0, nobody});
    }
}

std::vector<Column> territory_columns(const std::string& by, const Origins& all, std::int64_t min_cell) {
    const auto heading = by == "commune" ? tr("Commune")
                         : by == "zone"  ? tr("Zone")
                         : by == "epci"  ? "EPCI"
                                         : tr("Département");
    auto columns = group_columns(heading);
    columns.push_back({"kilometres", "km", Kind::number, {}, false, by != "commune"});
    append_people_columns(all, min_cell, columns);
    return columns;
}

/// The people of a row and their shares, whole percents by largest remainder; nothing where there are few in all.
void append_shares(const TerritoryTold& told, const std::vector<TerritoryRow>& rows, std::vector<Row>& cells) {
    for (std::size_t i = 0; i < audiences; ++i) {
        const auto all = told.homes.all.people[i];
        const auto few = all > 0 && all < told.min_cell;
        std::vector<std::int64_t> counts;
        for (const auto& row : rows) counts.push_back(row.origins.people[i]);
        const auto percents = whole_percents(counts);
        for (std::size_t at = 0; at < cells.size(); ++at) {
            cells[at].push_back(few ? Value() : Value(counts[at]));
            cells[at].push_back(few || all == 0 ? Value() : Value(static_cast<double>(percents[at]) / 100));
        }
    }
}

void merge_few_homes(const TerritoryTold& told, std::vector<TerritoryRow>& rows) {
    if (told.min_cell == 0) return;
    const auto people = [&](const TerritoryRow& row) { return fewest(told, row.origins); };
    // Where nobody lives but people of an audience that is few in all.
    std::erase_if(rows, [&](const TerritoryRow& row) { return people(row) == 0; });
    merge_few(rows, TerritoryRow{merged, {}, {}, {}}, told.min_cell, people,
              [](TerritoryRow& together, const TerritoryRow& row) { together.origins += row.origins; });
}

bool is_apart(const TerritoryRow& row) {
    return row.group.empty() || row.group == merged || row.group == elsewhere;
}

std::string group_of_home(const TerritoryTold& told, const Home& home) {
    if (told.query.by == "commune") return home.commune;
    if (told.query.by == "epci") return home.epci;
    if (told.query.by == "department") return home.department;
    event::Participant who;
    std::tie(who.commune, who.epci, who.department) = std::tie(home.commune, home.epci, home.department);
    return told.zones.of(who);
}

std::string name_of_home(const TerritoryTold& told, const std::string& group) {
    if (told.query.by == "commune") return told.names.commune(group);
    if (told.query.by == "epci") return told.names.epci(group);
    if (told.query.by == "department") return told.names.department(group);
    return told.query.by == "zone" ? told.zones.name(group) : group;
}

std::vector<TerritoryRow> rows_of_homes(const TerritoryTold& told) {
    std::map<std::string, Origins> groups;
    for (const auto& [home, origins] : told.homes.origins) groups[group_of_home(told, home)] += origins;
    std::vector<TerritoryRow> rows;
    for (const auto& [group, origins] : groups)
        rows.push_back({group, name_of_home(told, group),
                        told.query.by == "commune" ? told.distance(group) : std::nullopt, origins});
    merge_few_homes(told, rows);
    std::stable_sort(rows.begin(), rows.end(), [](const TerritoryRow& one, const TerritoryRow& other) {
        return std::pair(is_apart(one), -everybody(one.origins)) <
               std::pair(is_apart(other), -everybody(other.origins));
    });
    return rows;
}

Table homes_table(const TerritoryTold& told, const std::vector<TerritoryRow>& rows) {
    Table table{.columns = territory_columns(told.query.by, told.homes.all, told.min_cell), .empty = tr("nobody")};
    for (const auto& row : rows) {
        table.rows.push_back(group_cells(row.group, row.name));
        table.rows.back().push_back(cell(row.kilometres));
    }
    append_shares(told, rows, table.rows);
    hide_empty_columns(table);
    return table;
}

std::vector<TerritoryRow> rows_of_distances(const TerritoryTold& told) {
    std::map<std::string, Origins> by_band;
    for (const auto& [home, origins] : told.homes.origins)
        by_band[distance_band(told.distance(home.commune), told.at_home(home.commune))] += origins;
    std::vector<TerritoryRow> rows;
    for (const auto* band : distance_bands())
        if (const auto found = by_band.find(band); found != by_band.end())
            rows.push_back({band, {}, {}, found->second});
    merge_few_homes(told, rows);
    return rows;
}

Table distances_table(const TerritoryTold& told, const std::vector<TerritoryRow>& rows) {
    Table table{.title = tr("How far"), .columns = {{"distance", tr("Distance"), Kind::word}}, .name = "distances"};
    append_people_columns(told.homes.all, told.min_cell, table.columns);
    for (const auto& row : rows) table.rows.push_back({row.group});
    append_shares(told, rows, table.rows);
    hide_empty_columns(table);
    return table;
}

/// The first audience there is anybody of: they overlap, so that a disc is of one of them.
std::optional<std::size_t> drawn_audience(const TerritoryTold& told) {
    for (std::size_t i = 0; i < audiences; ++i)
        if (told.homes.all.people[i] > 0) return i;
    return std::nullopt;
}

/// Every commune that has a place on the ground, whatever the rows are by; of what is published, those that have a row.
PointMap map_of_homes(const TerritoryTold& told, const std::vector<TerritoryRow>& rows) {
    PointMap map;
    const auto audience = drawn_audience(told);
    if (!audience) return map;
    const char* const titles[] = {tr("Where members live"), tr("Where those live who came"),
                                  tr("Where participants live")};
    map.title = titles[*audience];
    map.legend = tr("Areas are as the people of a commune. A cross: the place.");
    std::map<std::string, Origins> communes;
    if (told.min_cell == 0)
        for (const auto& [home, origins] : told.homes.origins) communes[home.commune] += origins;
    else if (told.query.by == "commune")
        for (const auto& row : rows) communes[row.group] = row.origins;
    for (const auto& [insee, origins] : communes) {
        const auto people = origins.people[*audience];
        const auto& commune = told.names.known(insee);
        if (!commune || people == 0 || people < told.min_cell) continue;
        map.points.push_back({commune->latitude, commune->longitude, static_cast<double>(people), commune->name});
    }
    std::stable_sort(map.points.begin(), map.points.end(),
                     [](const auto& one, const auto& other) { return one.value > other.value; });
    if (map.points.empty()) return map;
    for (const auto& place : told.places) map.points.push_back({place.latitude, place.longitude, 0, place.name});
    return map;
}

/// Of those whose home is known, the distance that half of them have at most.
Value median_distance(const TerritoryTold& told, std::size_t audience) {
    std::map<double, std::int64_t> by_distance;
    std::int64_t known = 0;
    for (const auto& [home, origins] : told.homes.origins)
        if (const auto distance = told.distance(home.commune); distance && origins.people[audience] > 0) {
            by_distance[*distance] += origins.people[audience];
            known += origins.people[audience];
        }
    if (known == 0 || known < told.min_cell) return {};
    std::int64_t seen = 0;
    for (const auto& [distance, people] : by_distance)
        if (2 * (seen += people) >= known) return distance;
    return {};
}

Facts territory_headline(const TerritoryTold& told) {
    Facts facts;
    const char* const counts[] = {tr("Members"), tr("Who came"), tr("Participants")};
    const char* const distances[] = {tr("Half of the members within, km"), tr("Half of who came within, km"),
                                     tr("Half of the participants within, km")};
    for (std::size_t i = 0; i < audiences; ++i) {
        const auto count = told.homes.all.people[i];
        if (count == 0 || count < told.min_cell) continue;
        facts.add(counts[i], count, Kind::count);
        if (const auto median = median_distance(told, i); median != Value())
            facts.add(distances[i], median, Kind::number);
    }
    return facts;
}

std::vector<std::string> territory_notes(const TerritoryTold& told) {
    std::vector<std::string> notes = {
        tr("Members: who was one on a day of the period at least, and who came: who checked in, both at home where "
           "they "
           "are known to live now. Participants: who was noted by name at a session, with their home of the day of "
           "registration; a guest counts once an event. The three overlap, and never add up."),
        tr("Shares are whole percents by largest remainder, which add up to 100; where a home is not known is a part "
           "of "
           "its own."),
        tr("Distances: along a great circle from the middle of a commune to that of the nearest place; roads are "
           "longer (a third, often), and within one commune it is 0, which says little."),
        tr("Communes: INSEE (COG 2026) by way of Etalab, middles by IGN Admin Express 2018.")};
    if (told.places.empty()) notes.emplace_back(tr("Distances are not known: no place says its commune."));
    if (told.homes.visitors > 0)
        notes.push_back(say("Visitors who were counted without names: {}. Where they come from is not known.",
                            told.homes.visitors));
    if (told.min_cell > 0)
        notes.push_back(say("Counts of less than {} are left out or put together, with all that follows from them.",
                            told.min_cell));
    if (told.query.explain) {
        const auto known = [&](std::size_t audience) {
            std::int64_t count = 0;
            for (const auto& [home, origins] : told.homes.origins)
                if (!home.commune.empty()) count += origins.people[audience];
            return count;
        };
        notes.push_back(say("Homes known: of {} members {}, of {} who came {}, of {} participants {}.",
                            told.homes.all.people[0], known(0), told.homes.all.people[1], known(1),
                            told.homes.all.people[2], known(2)));
    }
    return notes;
}

std::vector<territory::Commune> communes_of_places(const Store& store, const Query& query, TerritoryNames& names) {
    std::vector<territory::Commune> communes;
    for (const auto& place : catalogue::applied(store).places)
        if (query.place.empty() ? !place.retired : place.id == query.place)
            if (const auto& known = names.known(place.commune)) communes.push_back(*known);
    return communes;
}

/// An audience that is few in all is not told.
bool is_told(const TerritoryTold& told, std::size_t audience) {
    return told.homes.all.people[audience] >= std::max<std::int64_t>(1, told.min_cell);
}

PublishedTable published_homes(const TerritoryTold& told, Audience audience, const std::vector<TerritoryRow>& rows) {
    const auto i = static_cast<std::size_t>(audience);
    auto table = table_of(audience, told.query, told.homes.days);
    for (const auto& row : rows)
        if (is_told(told, i) && !row.origins.covers[i].empty())
            table.cells.push_back(
                {row.origins.covers[i], row.origins.people[i], fmt::format("people={}", row.origins.people[i])});
    return table;
}

/// The rows of each audience; distances are left out where they tell of few beside them.
void publish_homes(const TerritoryTold& told, const Store& store, const std::vector<TerritoryRow>& rows,
                   std::vector<TerritoryRow>& distances) {
    std::vector<PublishedTable> tables, by_distance;
    for (const auto audience : {Audience::members, Audience::present, Audience::participants}) {
        tables.push_back(published_homes(told, audience, rows));
        by_distance.push_back(published_homes(told, audience, distances));
    }
    if (publishable(store, told.query, by_distance, tables))
        std::move(by_distance.begin(), by_distance.end(), std::back_inserter(tables));
    else
        distances.clear();
    for (auto& table : tables) publishing(told.query, std::move(table));
}

Document territory_report(const Store& store, const Query& query) {
    check_publishable(store, query, "territory");
    const Snapshot snapshot(store);
    TerritoryNames names(query.territory);
    const Zones zones(store);
    const auto asked = sharing_people(store, query);
    const TerritoryTold told{asked,
                             names,
                             zones,
                             count_homes(store, asked, names),
                             communes_of_places(store, query, names),
                             query.published ? catalogue::privacy_of(store).min_cell : 0,
                             Discretion(store)};
    const auto rows = rows_of_homes(told);
    auto distances = told.places.empty() ? std::vector<TerritoryRow>() : rows_of_distances(told);
    if (query.published) publish_homes(told, store, rows, distances);
    auto document = heading_of(store, query, "territory", told.homes.days);
    document.title = tr("Where people come from");
    auto headline = territory_headline(told);
    if (!headline.items.empty()) document.sections.emplace_back(std::move(headline));
    document.sections.emplace_back(homes_table(told, rows));
    if (auto map = map_of_homes(told, rows); !map.points.empty()) document.sections.emplace_back(std::move(map));
    if (!distances.empty()) document.sections.emplace_back(distances_table(told, distances));
    document.measured = std::any_of(told.homes.origins.begin(), told.homes.origins.end(),
                                    [](const auto& home) { return !home.first.commune.empty(); });
    document.notes = territory_notes(told);
    return document;
}

}  // namespace

Report territory() {
    return {.name = "territory",
            .help = msgid("Where members, those who came and participants live, and how far that is"),
            .by = {"commune", "epci", "department", "zone"},
            .run = territory_report,
            .columns = [] { return territory_columns("commune", {}, 0); },
            .to_publish = true};
}

}  // namespace tiers::report
