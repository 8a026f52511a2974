#include "report/network_count.h"

#include <tiers/catalogue.h>
#include <tiers/error.h>
#include <tiers/words.h>
#include <algorithm>

#include "base/json.h"
#include "report/heading.h"
#include "report/income_count.h"
#include "report/occupancy_count.h"
#include "report/presence_count.h"

namespace tiers::report {

namespace {

constexpr double seconds_of_hour = 3600;

/// Of all places, counted together: once through the bookings.
NetworkHours network_hours(const Counted& counted, const std::string& place, bool whole) {
    NetworkHours hours;
    for (const auto& group : counted.groups) {
        if (group.whole != whole || group.name != place) continue;
        for (const auto& counts : group.buckets)
            hours += {static_cast<double>(counts.booked) / seconds_of_hour,
                      static_cast<double>(counts.open) / seconds_of_hour, counts.bookings};
    }
    return hours;
}

[[noreturn]] void throw_not_exported(const std::string& file) {
    throw BadInput("bad_export", say("'{}' is no report on a network as JSON", file),
                   tr("tiers report network --format json --output FILE.json, where the places are kept"));
}

/// Figures of a row that was exported; null is not known.
class ExportedFigures {
public:
    ExportedFigures(const Json& row, const std::string& file) : row_(row), file_(file) {}

    std::optional<double> real(const std::string& name) const {
        const auto found = row_.real(name);
        const auto* value = row_.find(name);
        if ((!found && value && *value != Json()) || found.value_or(0) < 0) throw_not_exported(file_);
        return found;
    }
    std::int64_t count(const std::string& name) const { return real(name) ? row_.number(name) : 0; }
    NetworkHours hours(const std::string& unit) const {
        return {real(unit + "_booked_hours").value_or(0), real(unit + "_open_hours").value_or(0),
                count(unit + "_bookings")};
    }

private:
    const Json& row_;
    const std::string& file_;
};

NetworkPlace read_network_place(const Json& row, const std::string& file) {
    const ExportedFigures figures(row, file);
    NetworkPlace place{.operator_name = row.text("operator"),
                       .place = row.text("group"),
                       .name = row.text("name"),
                       .surface_m2 = figures.real("surface_m2"),
                       .people = figures.count("people"),
                       .person_days = figures.count("person_days"),
                       .days = figures.count("days"),
                       .desks = figures.hours("desk"),
                       .rooms = figures.hours("room"),
                       .currency = row.text("currency")};
    if (row.real("income")) place.income = row.number("income");
    return place;
}

/// Who is behind what is published of places.
void add_people(const Store& store, const Query& query, std::vector<NetworkPlace>& places) {
    const DaySpan days{*query.period.from, *query.period.to};
    const PublishedTable by_place{"network", {}, "place", query.place, days, {}};
    auto booked = shares_by_key(behind(store, measures::booked, days), by_place);
    auto present = shares_by_key(behind(store, measures::present, days), by_place);
    const Discretion discretion(store);
    for (auto& place : places) {
        place.places = {place.place};
        place.present = std::move(present[place.place]);
        place.at_desks = std::move(booked["seats/" + place.place]);
        place.in_rooms = std::move(booked["whole/" + place.place]);
        if (discretion.small(place.customers)) place.income.reset();
    }
}

}  // namespace

NetworkHours& NetworkHours::operator+=(const NetworkHours& more) {
    booked += more.booked;
    open += more.open;
    bookings += more.bookings;
    return *this;
}

std::optional<double> NetworkPlace::people_a_day() const {
    return days > 0 ? std::optional(static_cast<double>(person_days) / static_cast<double>(days)) : std::nullopt;
}

std::optional<double> NetworkPlace::income_a_m2() const {
    return income && surface_m2 ? std::optional(static_cast<double>(*income) / *surface_m2) : std::nullopt;
}

std::vector<NetworkPlace> count_network(const Store& store, const Query& query) {
    const auto whose = catalogue::operator_of(store);
    auto asked = query;
    asked.by = "place";
    const auto occupancy = count_occupancy(store, asked);
    const auto least = query.published ? catalogue::privacy_of(store).min_cell : 1;  // customers who are told of
    auto places = places_of(store, query);
    std::erase_if(places, [](const catalogue::Place& place) { return place.retired.has_value(); });
    const auto people = people_of_places(store, query, places);
    std::vector<Query> queries;
    for (const auto& place : places) queries.emplace_back(query).place = place.id;
    const auto income = count_incomes(store, queries);
    std::vector<NetworkPlace> told;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto& place = places[i];
        told.push_back({.operator_name = whose.name,
                        .place = place.id,
                        .name = place.name,
                        .surface_m2 = place.surface_m2,
                        .people = people[i].people,
                        .person_days = people[i].person_days,
                        .days = people[i].days,
                        .desks = network_hours(occupancy, place.id, false),
                        .rooms = network_hours(occupancy, place.id, true),
                        .currency = whose.currency});
        if (income[i].customers >= least) told.back().income = income[i].net;
        told.back().customers = income[i].shares;
    }
    if (query.published) add_people(store, query, told);
    return told;
}

std::vector<NetworkPlace> read_network(const ExportedReport& exported, const DaySpan& days) {
    const auto json = read_json_file(exported.json, exported.file);
    if (json.text("schema") != "tiers.report.network/1") throw_not_exported(exported.file);
    const auto* period = json.find("period");
    if (!period || period->text("from") != iso(days.start) || period->text("to_exclusive") != iso(days.end))
        throw BadInput("other_period",
                       say("'{}' is not about the days from {} to {}", exported.file, iso(days.start),
                           iso(days.end - std::chrono::days(1))),
                       tr("make both reports with the same --period"));
    std::vector<NetworkPlace> places;
    for (const auto& row : json.list("rows")) {
        // What was put together to be published is no place.
        if (row.text("apart").empty()) places.push_back(read_network_place(row, exported.file));
    }
    return places;
}

}  // namespace tiers::report
