#include "catalogue/rows.h"

#include "base/text.h"
#include "catalogue/values.h"
#include "sql/catalogue.h"

namespace tiers::catalogue {

namespace {

std::vector<std::string> words(const std::string& blank_separated) {
    std::vector<std::string> found;
    for (const auto word : split(blank_separated, ' '))
        if (!word.empty()) found.emplace_back(word);
    return found;
}

/// As facts are written.
std::vector<std::string> listed(const std::string& comma_separated) {
    std::vector<std::string> found;
    for (const auto word : split(comma_separated, ',')) found.emplace_back(trim(word));
    return found;
}

/// One rule of a resource into the field it is for.
void take_rule(Resource& resource, const std::string& name, Day since, const std::string& value) {
    auto& rules = resource.rules;
    const auto dated = [&](Dated<Seconds>& rule) { rule.steps.push_back({since, parse_duration(value)}); };
    if (name == "hours")
        rules.hours.steps.push_back({since, value});
    else if (name == "buffer")
        dated(rules.buffer);
    else if (name == "step")
        dated(rules.step);
    else if (name == "min_duration")
        dated(rules.min_duration);
    else if (name == "max_duration")
        dated(rules.max_duration);
    else if (name == "lead_time")
        dated(rules.lead_time);
    else if (name == "horizon")
        rules.horizon.steps.push_back({since, parse_days(value)});
    else if (name == "cancel_before")
        rules.cancel_before = parse_duration(value);
    else if (name == "no_show_after")
        rules.no_show_after = parse_duration(value);
    else if (name == "hold")
        rules.hold = parse_duration(value);
    else if (name == "approval")
        rules.approval = value == "true";
    else if (name == "firm_within")
        rules.firm_within = parse_days(value);
    else if (name == "early_checkin")
        rules.early_checkin = parse_duration(value);
    else if (name == "free_at_checkout")
        rules.free_at_checkout = value == "true";
    else if (name == "late_fee")
        rules.late_fee = value;
    else if (name == "equipment")
        resource.equipment = listed(value);
}

void read_rules(const Store& store, Resource& resource) {
    auto rows = store.db().prepare(
        "select name, since, value from resource_rule where resource_id = :resource order by name, since");
    rows.bind(":resource", resource.row);
    while (rows.step()) take_rule(resource, rows.text(0), rows.day(1), rows.text(2));
}

void read_seats(const Store& store, Resource& resource) {
    auto rows =
        store.db().prepare("select since, seats from resource_seats where resource_id = :resource order by since");
    rows.bind(":resource", resource.row);
    while (rows.step()) resource.seats.steps.push_back({rows.day(0), static_cast<int>(rows.integer(1))});
}

void read_parts(const Store& store, Resource& resource) {
    auto rows = store.db().prepare(sql::catalogue::parts);
    rows.bind(":resource", resource.row);
    while (rows.step()) resource.composed_of.push_back(rows.text(0));
}

void read_hours(const Store& store, Place& place) {
    auto rows = store.db().prepare("select since, value from place_hours where place_id = :place order by since");
    rows.bind(":place", place.row);
    while (rows.step()) place.hours.steps.push_back({rows.day(0), rows.text(1)});
}

void read_closures(const Store& store, Place& place) {
    auto rows = store.db().prepare(
        "select first, last, reason, source from closure where place_id = :place order by first, last");
    rows.bind(":place", place.row);
    while (rows.step()) place.closures.push_back({rows.day(0), rows.day(1), rows.text(2), rows.text(3)});
}

void read_blocks(const Store& store, Place& place) {
    auto rows = store.db().prepare(sql::catalogue::blocks);
    rows.bind(":place", place.row);
    while (rows.step())
        place.blocks.push_back({rows.integer(0),
                                rows.optional<std::int64_t>(1),
                                {rows.instant(2), rows.instant(3)},
                                rows.integer(4) != 0,
                                rows.text(5)});
}

}  // namespace

Place place_row(const Statement& row) {
    Place place;
    place.row = row.integer(0);
    place.id = row.text(1);
    place.name = row.text(2);
    place.timezone = row.text(3);
    place.kinds = words(row.text(4));
    place.owner = row.text(5);
    place.host = row.text(6);
    place.address = row.text(7);
    place.commune = row.text(8);
    place.surface_m2 = row.optional<double>(9);
    place.opened = row.optional<Day>(10);
    place.holidays = row.text(11);
    place.retired = row.optional<Instant>(12);
    return place;
}

Resource resource_row(const Statement& row) {
    Resource resource;
    resource.row = row.integer(0);
    resource.id = row.text(1);
    resource.name = row.text(2);
    resource.kind = row.text(3);
    resource.booked = row.text(4);
    resource.place = row.text(5);
    resource.surface_m2 = row.optional<double>(6);
    resource.requires_ = words(row.text(7));
    resource.retired = row.optional<Instant>(8);
    return resource;
}

void read_place_details(const Store& store, Place& place) {
    read_hours(store, place);
    read_closures(store, place);
    read_blocks(store, place);
}

void read_resource_details(const Store& store, Resource& resource) {
    read_rules(store, resource);
    read_seats(store, resource);
    read_parts(store, resource);
}

}  // namespace tiers::catalogue
