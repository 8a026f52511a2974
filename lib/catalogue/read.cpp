#include "catalogue/read.h"

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "catalogue/keys.h"
#include "catalogue/values.h"

namespace tiers::catalogue {

namespace {

std::string text_at(const Node& table, const char* name, const std::string& fallback = {}) {
    const auto* node = table.find(name);
    const auto* found = node ? node->text() : nullptr;
    return found ? *found : fallback;
}

std::vector<std::string> texts_at(const Node& table, const char* name) {
    std::vector<std::string> found;
    if (const auto* node = table.find(name))
        for (const auto& item : *node->array()) found.push_back(*item.text());
    return found;
}

std::optional<double> number_at(const Node& table, const char* name) {
    const auto* node = table.find(name);
    if (!node) return std::nullopt;
    const auto* whole = std::get_if<std::int64_t>(&node->value);
    return whole ? static_cast<double>(*whole) : std::get<double>(node->value);
}

std::optional<Day> day_at(const Node& table, const char* name) {
    const auto* node = table.find(name);
    return node ? std::optional(std::get<Day>(node->value)) : std::nullopt;
}

std::optional<Seconds> duration_at(const Node& table, const char* name) {
    const auto* node = table.find(name);
    return node ? std::optional(parse_duration(*node->text())) : std::nullopt;
}

/// A key that changes by date: a bare value, or a list of { from, FIELD }.
template <class T, class Read>
Dated<T> dated(const Node& table, const char* name, const char* field, Read read) {
    Dated<T> found;
    const auto* node = table.find(name);
    if (!node) return found;
    if (!node->array()) {
        found.steps.push_back({always, read(*node)});
        return found;
    }
    for (const auto& step : *node->array())
        found.steps.push_back({std::get<Day>(step.find("from")->value), read(*step.find(field))});
    return found;
}

Dated<std::string> dated_text(const Node& table, const char* name, const char* field) {
    return dated<std::string>(table, name, field, [](const Node& node) { return *node.text(); });
}

Dated<Seconds> dated_duration(const Node& table, const char* name) {
    return dated<Seconds>(table, name, "value", [](const Node& node) { return parse_duration(*node.text()); });
}

/// What stands on the resource, or else in [booking].
const Node& own_or_shared(const Node& resource, const Node& shared, const char* name) {
    return resource.find(name) ? resource : shared;
}

Rules read_rules(const Node& node, const Node& shared) {
    Rules rules{
        .hours = dated_text(node, "hours", "value"),
        .buffer = dated_duration(node, "buffer"),
        .step = dated_duration(node, "step"),
        .min_duration = dated_duration(node, "min_duration"),
        .lead_time = dated_duration(node, "lead_time"),
        .max_duration = dated_duration(node, "max_duration"),
        .horizon =
            dated<std::chrono::days>(node, "horizon", "value", [](const Node& n) { return parse_days(*n.text()); }),
        .cancel_before = duration_at(own_or_shared(node, shared, "cancel_before"), "cancel_before"),
        .no_show_after = duration_at(own_or_shared(node, shared, "no_show_after"), "no_show_after"),
        .hold = duration_at(own_or_shared(node, shared, "hold"), "hold"),
        .early_checkin = duration_at(own_or_shared(node, shared, "early_checkin"), "early_checkin"),
        .firm_within = {},
        .approval = {},
        .free_at_checkout = {},
        .late_fee = text_at(own_or_shared(node, shared, "late_fee"), "late_fee"),
    };
    const auto said = [&](const char* name) { return own_or_shared(node, shared, name).find(name); };
    if (const auto* approval = said("approval")) rules.approval = std::get<bool>(approval->value);
    if (const auto* free = said("free_at_checkout")) rules.free_at_checkout = std::get<bool>(free->value);
    if (const auto* within = said("firm_within")) rules.firm_within = parse_days(*within->text());
    return rules;
}

std::string booked_by_default(const std::string& kind) {
    return kind == "desk" || kind == "area" ? "seats" : "whole";
}

Resource read_resource(const Node& node, const std::string& place, const Node& shared) {
    Resource resource;
    resource.id = text_at(node, "id");
    resource.name = text_at(node, "name", resource.id);
    resource.kind = text_at(node, "kind");
    resource.booked = text_at(node, "booked", booked_by_default(resource.kind));
    resource.place = place;
    resource.seats = dated<int>(node, "capacity", "seats",
                                [](const Node& n) { return static_cast<int>(std::get<std::int64_t>(n.value)); });
    if (resource.seats.steps.empty()) resource.seats.steps.push_back({always, 1});
    resource.surface_m2 = number_at(node, "surface_m2");
    resource.composed_of = texts_at(node, "composed_of");
    resource.requires_ = texts_at(node, "requires");
    resource.equipment = texts_at(node, "equipment");
    resource.rules = read_rules(node, shared);
    return resource;
}

std::vector<Closure> read_closures(const Node& place) {
    std::vector<Closure> closures;
    if (const auto* list = place.find("closures"))
        for (const auto& node : *list->array()) {
            const auto first = *day_at(node, "from");
            closures.push_back({first, day_at(node, "to").value_or(first), text_at(node, "reason"), "file"});
        }
    return closures;
}

Place read_place(const Node& node, const Node& shared) {
    Place place;
    place.id = text_at(node, "id");
    place.name = text_at(node, "name", place.id);
    place.owner = text_at(node, "owner");
    place.host = text_at(node, "host");
    place.address = text_at(node, "address");
    place.commune = text_at(node, "commune");
    place.timezone = text_at(node, "timezone", "Europe/Paris");
    place.holidays = text_at(node, "holidays", "FR");
    place.kinds = texts_at(node, "kinds");
    place.surface_m2 = number_at(node, "surface_m2");
    place.opened = day_at(node, "opened");
    place.hours = dated_text(node, "hours", "value");
    if (place.hours.steps.empty()) place.hours.steps.push_back({always, "24/7"});
    place.closures = read_closures(node);
    place.closures_ics = texts_at(node, "closures_ics");
    if (const auto* resources = node.find("resource"))
        for (const auto& resource : *resources->array())
            place.resources.push_back(read_resource(resource, place.id, shared));
    return place;
}

nlohmann::json json(const Node& node);

struct ToJson {
    nlohmann::json operator()(const Day& day) const { return iso(day); }
    nlohmann::json operator()(const Node::Clock& clock) const { return clock.text; }
    nlohmann::json operator()(const Node::Array& array) const {
        auto list = nlohmann::json::array();
        for (const auto& item : array) list.push_back(json(item));
        return list;
    }
    nlohmann::json operator()(const Node::Table& table) const {
        auto object = nlohmann::json::object();
        for (const auto& member : table) object[member.name] = json(member.node);
        return object;
    }
    template <class Plain>
    nlohmann::json operator()(const Plain& value) const {
        return value;
    }
};

nlohmann::json json(const Node& node) {
    return std::visit(ToJson{}, node.value);
}

/// A tariff is often left without id: its resources tell it.
std::string declared_id(const Node& node) {
    auto id = text_at(node, "id");
    return id.empty() ? join(texts_at(node, "resources"), "+") : id;
}

/// A version is kept with what stands around it, so that each row says all.
void read_versions(const std::string& kind, const Node& node, std::vector<Declared>& found) {
    auto around = json(node);
    around.erase("versions");
    for (const auto& version : *node.find("versions")->array()) {
        auto content = around;
        content.update(json(version));
        found.push_back({kind, declared_id(node), std::get<Day>(version.find("from")->value), content.dump()});
    }
}

/// Stages and questions come one after another: each keeps its place.
void read_declared(const std::string& kind, const Node& node, std::vector<Declared>& found) {
    for (std::size_t i = 0; i < node.array()->size(); ++i) {
        const auto& item = (*node.array())[i];
        if (item.find("versions")) {
            read_versions(kind, item, found);
            continue;
        }
        auto content = json(item);
        if (kind == "stage" || kind == "question") content["order"] = i + 1;
        found.push_back({kind, declared_id(item), always, content.dump()});
    }
}

bool has_own_rows(std::string_view name) {
    return name == "operator" || name == "database" || name == "place";
}

}  // namespace

Catalogue read_catalogue(const Node& root) {
    Catalogue found;
    const auto& who = *root.find("operator");
    found.operator_ = {.name = text_at(who, "name"),
                       .legal_form = text_at(who, "legal_form"),
                       .siren = text_at(who, "siren"),
                       .language = text_at(who, "language", "fr"),
                       .currency = text_at(who, "currency", "EUR"),
                       .vat = dated_text(who, "vat", "regime")};
    const Node nothing{{}, Node::Table{}};
    const auto section = [&](const char* name) -> const Node& { return root.find(name) ? *root.find(name) : nothing; };
    found.database = text_at(section("database"), "path", "tiers.db");
    if (const auto* places = root.find("place"))
        for (const auto& place : *places->array()) found.places.push_back(read_place(place, section("booking")));
    // In the order of the keys, and objects sorted: moving things about in the file changes nothing.
    for (const auto* key : keys_under("")) {
        const auto* node = root.find(key->path);
        if (!node || has_own_rows(key->path)) continue;
        if (node->array())
            read_declared(key->path, *node, found.declared);
        else
            found.declared.push_back({key->path, "", always, json(*node).dump()});
    }
    if (const auto* cell = section("privacy").find("min_cell"))
        found.min_cell = static_cast<int>(std::get<std::int64_t>(cell->value));
    return found;
}

}  // namespace tiers::catalogue
