#include "report/network.h"

#include <tiers/catalogue.h>
#include <tiers/error.h>
#include <tiers/words.h>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "i18n/empty_columns.h"
#include "i18n/numbers.h"
#include "report/groups.h"
#include "report/heading.h"
#include "report/merge_few.h"
#include "report/network_count.h"
#include "report/parts.h"
#include "store/segments.h"

namespace tiers::report {

namespace {

/// Days on which somebody was noted, or bookings, that a place wants to be ranked: fewer are chance.
constexpr std::int64_t ranked_from = 10;

using Ranked = std::optional<double>;

Ranked ranked_people(const NetworkPlace& place) {
    return place.days >= ranked_from ? place.people_a_day() : std::nullopt;
}
Ranked ranked_hours(const NetworkHours& hours) {
    return hours.bookings >= ranked_from ? hours.occupancy() : std::nullopt;
}

/// 1 for the highest, the same for equals; nothing without a figure, and where there is nobody to compare with.
std::vector<Value> ranks_of(const std::vector<Ranked>& figures) {
    const auto known = std::count_if(figures.begin(), figures.end(), [](const Ranked& one) { return one.has_value(); });
    std::vector<Value> ranks;
    for (const auto& figure : figures) {
        const auto above = [&](const Ranked& other) { return other && other > figure; };
        ranks.push_back(figure && known > 1 ? Value(1 + std::count_if(figures.begin(), figures.end(), above))
                                            : Value());
    }
    return ranks;
}

/// A figure of each place; none of those that were put together.
template <class Told>
std::vector<Ranked> of_each(const std::vector<NetworkPlace>& places, Told told) {
    std::vector<Ranked> figures;
    for (const auto& place : places) figures.push_back(place.place == merged ? std::nullopt : told(place));
    return figures;
}

/// How many different ones there are; a place of which it is not known has none.
std::size_t different(const std::vector<NetworkPlace>& places, std::string NetworkPlace::*what) {
    std::set<std::string> words;
    for (const auto& place : places)
        if (!(place.*what).empty()) words.insert(place.*what);
    return words.size();
}

std::vector<Column> network_columns(const std::vector<NetworkPlace>& places) {
    const auto one_operator = different(places, &NetworkPlace::operator_name) < 2;
    const auto one_currency = different(places, &NetworkPlace::currency) < 2;
    std::vector<Column> columns = {{"operator", tr("Operator"), Kind::text, {}, false, one_operator}};
    const auto group = group_columns(tr("Place"));
    columns.insert(columns.end(), group.begin(), group.end());
    const std::vector<Column> figures = {
        {"surface_m2", "m²", Kind::number},
        {"people", tr("People"), Kind::count},
        {"person_days", tr("Person-days"), Kind::count, {}, false, machine_only},
        {"days", tr("on days"), Kind::count},
        {"people_a_day", tr("a day"), Kind::number},
        {"people_rank", tr("Rank"), Kind::count},
        {"desk_occupancy", tr("Desks"), Kind::ratio},
        {"desk_booked_hours", tr("Desks: seat-hours booked"), Kind::hours, {}, false, machine_only},
        {"desk_open_hours", tr("of seat-hours"), Kind::hours},
        {"desk_bookings", tr("Desks: bookings"), Kind::count, {}, false, machine_only},
        {"desk_rank", tr("Rank"), Kind::count},
        {"room_occupancy", tr("Rooms"), Kind::ratio},
        {"room_booked_hours", tr("Rooms: hours booked"), Kind::hours, {}, false, machine_only},
        {"room_open_hours", tr("of hours"), Kind::hours},
        {"room_bookings", tr("Rooms: bookings"), Kind::count, {}, false, machine_only},
        {"room_rank", tr("Rank"), Kind::count},
        {"income", tr("Income"), Kind::money},
        {"income_m2", tr("a m²"), Kind::money},
        {"income_rank", tr("Rank"), Kind::count},
        {"currency", tr("Currency"), Kind::code, {}, false, one_currency}};
    columns.insert(columns.end(), figures.begin(), figures.end());
    return columns;
}

void append_hours(const NetworkHours& hours, const Value& rank, Row& cells) {
    if (hours.open == 0) {
        cells.resize(cells.size() + 5);
        return;
    }
    cells.insert(cells.end(), {cell(hours.occupancy()), hours.booked, hours.open, hours.bookings, rank});
}

Value whole_cents(const Ranked& cents) {
    return cents ? Value(static_cast<std::int64_t>(std::llround(*cents))) : Value();
}

/// What each place is ranked by.
struct NetworkRanks {
    explicit NetworkRanks(const std::vector<NetworkPlace>& places)
        : people(ranks_of(of_each(places, ranked_people))),
          desks(ranks_of(of_each(places, [](const NetworkPlace& place) { return ranked_hours(place.desks); }))),
          rooms(ranks_of(of_each(places, [](const NetworkPlace& place) { return ranked_hours(place.rooms); }))),
          income(ranks_of(of_each(places, [&](const NetworkPlace& place) {
              return different(places, &NetworkPlace::currency) < 2 ? place.income_a_m2() : std::nullopt;
          }))) {}

    std::vector<Value> people, desks, rooms, income;
};

/// Of places put together, people are not known, who may have come to several.
void append_people(const NetworkPlace& place, const Value& rank, Row& cells) {
    if (place.days == 0)
        cells.resize(cells.size() + 5);
    else if (place.place == merged)
        cells.insert(cells.end(), {Value(), place.person_days, Value(), Value(), Value()});
    else
        cells.insert(cells.end(), {place.people, place.person_days, place.days, cell(place.people_a_day()), rank});
}

Table network_table(const std::vector<NetworkPlace>& places) {
    Table table{.columns = network_columns(places), .empty = tr("no place is declared")};
    const NetworkRanks ranks(places);
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto& place = places[i];
        Row cells = {cell(place.operator_name)};
        const auto group = group_cells(place.place, place.name);
        cells.insert(cells.end(), group.begin(), group.end());
        cells.push_back(cell(place.surface_m2));
        append_people(place, ranks.people[i], cells);
        append_hours(place.desks, ranks.desks[i], cells);
        append_hours(place.rooms, ranks.rooms[i], cells);
        cells.insert(cells.end(), {cell(place.income), whole_cents(place.income_a_m2()), ranks.income[i],
                                   place.income ? cell(place.currency) : Value()});
        table.rows.push_back(std::move(cells));
    }
    hide_empty_columns(table);
    return table;
}

/// The fewest people behind what is told of a place; those who came, of one that is kept elsewhere.
std::int64_t fewest_at(const NetworkPlace& place, const Discretion& discretion) {
    auto least = place.people;
    for (const auto* shares : {&place.present, &place.at_desks, &place.in_rooms})
        if (const auto people = discretion.people(*shares); people > 0)
            least = least == 0 ? people : std::min(least, people);
    return least;
}

/// What few people booked in all is told of no place.
void leave_out_few(std::vector<NetworkPlace>& places, const Discretion& discretion, Shares NetworkPlace::*people,
                   NetworkHours NetworkPlace::*hours) {
    Shares all;
    for (const auto& place : places) add(all, place.*people);
    if (!discretion.small(all)) return;
    for (auto& place : places) {
        if (place.places.empty()) continue;
        place.*hours = {};
        place.*people = {};
    }
}

/// Places with few people as one, without a name: who comes to several of them is not known. Nothing of them where that
/// is not enough.
void merge_few_places(std::vector<NetworkPlace>& places, const Discretion& discretion) {
    const auto fewest = [&](const NetworkPlace& place) { return fewest_at(place, discretion); };
    merge_few(places, NetworkPlace{.place = merged, .surface_m2 = 0}, discretion.least(), fewest,
              [](NetworkPlace& together, const NetworkPlace& place) {
                  together.people += place.people;
                  together.person_days += place.person_days;
                  together.days += place.days;
                  together.desks += place.desks;
                  together.rooms += place.rooms;
                  together.surface_m2 = together.surface_m2 && place.surface_m2
                                            ? std::optional(*together.surface_m2 + *place.surface_m2)
                                            : std::nullopt;
                  together.places.insert(together.places.end(), place.places.begin(), place.places.end());
                  add(together.present, place.present);
                  add(together.at_desks, place.at_desks);
                  add(together.in_rooms, place.in_rooms);
              });
    std::erase_if(places, [&](const NetworkPlace& place) { return discretion.few(fewest(place)); });
}

std::int64_t people_in(const Shares& shares) {
    return static_cast<std::int64_t>(shares.size());
}

std::vector<std::string> keys_at(const char* unit, const std::vector<std::string>& places) {
    std::vector<std::string> keys;
    for (const auto& place : places) keys.push_back(fmt::format("{}{}", unit, place));
    return keys;
}

/// What is to be remembered of the places that are kept here.
void publish_network(const std::vector<NetworkPlace>& places, const Query& query, const DaySpan& days) {
    const auto table = [&](const char* measure) {
        return PublishedTable{"network", measure, "place", query.place, days, {}};
    };
    auto present = table(measures::present), booked = table(measures::booked), earned = table(measures::earned);
    for (const auto& place : places) {
        if (place.places.empty()) continue;
        const auto counted = place.place == merged ? std::string() : fmt::format("people={} ", place.people);
        present.cells.push_back(
            {place.places, people_in(place.present), fmt::format("{}person_days={}", counted, place.person_days)});
        if (place.desks.open > 0)
            booked.cells.push_back({keys_at("seats/", place.places), people_in(place.at_desks),
                                    fmt::format("booked={}", place.desks.booked)});
        if (place.rooms.open > 0)
            booked.cells.push_back({keys_at("whole/", place.places), people_in(place.in_rooms),
                                    fmt::format("booked={}", place.rooms.booked)});
        if (place.income)
            earned.cells.push_back({place.places, people_in(place.customers), fmt::format("net={}", *place.income)});
    }
    for (auto* one : {&present, &booked, &earned}) publishing(query, std::move(*one));
}

/// Places that have a figure, where there are several.
void append_series(const std::vector<NetworkPlace>& places, Series series, const std::vector<Ranked>& figures,
                   std::vector<Section>& sections) {
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (!figures[i]) continue;
        series.labels.push_back(places[i].name);
        series.values.push_back(figures[i]);
    }
    if (series.values.size() > 1) sections.emplace_back(std::move(series));
}

void append_plots(const std::vector<NetworkPlace>& places, std::vector<Section>& sections) {
    append_series(places, {.title = tr("People a day"), .kind = Kind::number},
                  of_each(places, [](const NetworkPlace& place) { return place.people_a_day(); }), sections);
    append_series(places, {.title = tr("Desks: occupancy")},
                  of_each(places, [](const NetworkPlace& place) { return place.desks.occupancy(); }), sections);
    append_series(places, {.title = tr("Rooms: occupancy")},
                  of_each(places, [](const NetworkPlace& place) { return place.rooms.occupancy(); }), sections);
}

Facts network_headline(const std::vector<NetworkPlace>& places) {
    Facts facts;
    std::int64_t count = 0, person_days = 0, income = 0;
    NetworkHours desks, rooms;
    auto all_told = true;
    for (const auto& place : places) {
        count += std::max<std::int64_t>(1, std::ssize(place.places));
        person_days += place.person_days;
        desks += place.desks;
        rooms += place.rooms;
        income += place.income.value_or(0);
        all_told = all_told && place.income;
    }
    facts.add(tr("Places"), count, Kind::count);
    if (person_days > 0) facts.add(tr("Person-days"), person_days, Kind::count);
    if (desks.open > 0) facts.add(tr("Desks: occupancy"), cell(desks.occupancy()), Kind::ratio);
    if (rooms.open > 0) facts.add(tr("Rooms: occupancy"), cell(rooms.occupancy()), Kind::ratio);
    if (all_told && income != 0 && different(places, &NetworkPlace::currency) == 1)
        facts.add(say("Income without VAT, {}", places.front().currency), income, Kind::money);
    return facts;
}

std::vector<std::string> network_notes(const std::vector<NetworkPlace>& places, const Query& query,
                                       std::int64_t min_cell) {
    std::vector<std::string> notes = {
        tr("People: each once a place. Who comes to several places counts in each, so that places do not add up. A "
           "day: person-days ÷ days on which somebody was noted, which stand beside."),
        tr("Occupancy: booked seat-hours within opening hours ÷ open seat-hours, which stand beside; desks are booked "
           "by seats, rooms whole."),
        tr("Income: without VAT, of the days it is for, where it belongs to a place; a m²: of its whole surface."),
        say("Rank: 1 is the highest. A place is ranked by people a day from {} days with somebody noted, by occupancy "
            "from {} bookings, by income where its surface is known; never alone.",
            ranked_from, ranked_from)};
    if (different(places, &NetworkPlace::currency) > 1)
        notes.emplace_back(tr("Income is not ranked: currencies differ."));
    const auto nobody = std::count_if(places.begin(), places.end(), [](const auto& place) { return place.days == 0; });
    if (nobody > 0) notes.push_back(say("Not measured: who was there, at {} of {} places.", nobody, places.size()));
    for (const auto& other : query.others) notes.push_back(say("Kept elsewhere, and told by '{}'.", other.file));
    if (query.published)
        notes.push_back(
            say("Places with fewer than {} people, or nearly all of one organisation, are put together, and the income "
                "of fewer customers is left out.",
                min_cell));
    const auto hours = [&](double number) { return decimal(number, 2, query.language); };
    if (query.explain)
        for (const auto& place : places)
            if (place.place != merged)
                notes.push_back(say("{}: {} person-days on {} days; desks {} of {} seat-hours; rooms {} of {} hours.",
                                    place.name, grouped(place.person_days, query.language), place.days,
                                    hours(place.desks.booked), hours(place.desks.open), hours(place.rooms.booked),
                                    hours(place.rooms.open)));
    return notes;
}

/// Throws BadInput for a place that is told already.
void check_told_once(const NetworkPlace& place, const std::vector<NetworkPlace>& told, const std::string& file) {
    const auto same = [&](const NetworkPlace& other) {
        return other.operator_name == place.operator_name && other.place == place.place;
    };
    if (std::any_of(told.begin(), told.end(), same))
        throw BadInput("told_twice",
                       say("'{}' tells of '{}' of {}, which is told already", file, place.place, place.operator_name),
                       tr("name each file once, and none that was made with this database"));
}

Document network_report(const Store& store, const Query& query) {
    check_publishable(store, query, "network");
    refresh_segments(store);
    const Snapshot snapshot(store);
    const auto days = days_of(store, query.period, catalogue::zone_of(store, query.place), {});
    auto places = count_network(store, query);
    for (const auto& other : query.others)
        for (auto& place : read_network(other, days)) {
            check_told_once(place, places, other.file);
            places.push_back(std::move(place));
        }
    const std::int64_t min_cell = catalogue::privacy_of(store).min_cell;
    if (query.published) {
        const Discretion discretion(store);
        leave_out_few(places, discretion, &NetworkPlace::at_desks, &NetworkPlace::desks);
        leave_out_few(places, discretion, &NetworkPlace::in_rooms, &NetworkPlace::rooms);
        merge_few_places(places, discretion);
        publish_network(places, query, days);
    }
    auto document = heading_of(store, query, "network", days);
    document.title = tr("Places side by side");
    if (!places.empty()) document.sections.emplace_back(network_headline(places));
    document.sections.emplace_back(network_table(places));
    append_plots(places, document.sections);
    document.notes = network_notes(places, query, min_cell);
    return document;
}

}  // namespace

Report network() {
    return {.name = "network",
            .help = msgid("Places side by side, each figure with what it is measured on"),
            .by = {"place"},
            .run = network_report,
            .columns = [] { return network_columns({}); },
            .to_publish = true,
            .with_others = true};
}

}  // namespace tiers::report
