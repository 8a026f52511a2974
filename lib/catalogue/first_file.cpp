#include <tiers/catalogue.h>
#include <tiers/error.h>
#include <algorithm>
#include <set>

#include "base/text.h"
#include "catalogue/commented.h"
#include "catalogue/values.h"
#include "time/opening_hours.h"

namespace tiers::catalogue {

namespace {

template <class Value>
void set(Node& table, const char* name, Value value) {
    auto& members = std::get<Node::Table>(table.value);
    const auto found =
        std::find_if(members.begin(), members.end(), [&](const auto& member) { return member.name == name; });
    if (found == members.end())
        members.push_back({name, {}, Node{{}, std::move(value)}});
    else
        found->node.value = std::move(value);
}

template <class Value>
void set(Node& table, const char* name, const std::optional<Value>& value) {
    if (value) set(table, name, *value);
}

Node& member(Node& table, const char* name) {
    return const_cast<Node&>(*table.find(name));
}

bool is(const Node& resource, const char* kind) {
    const auto* found = resource.find("kind");
    return found && found->text() && *found->text() == kind;
}

std::set<std::string> ids(const Node::Array& tables) {
    std::set<std::string> found;
    for (const auto& table : tables)
        if (const auto* id = table.find("id")) found.insert(*id->text());
    return found;
}

std::string fresh_id(const std::string& name, std::set<std::string>& taken) {
    const auto base = id_from(name);
    auto id = base;
    for (int number = 2; !taken.insert(id).second; ++number) id = fmt::format("{}-{}", base, number);
    return id;
}

Node room_node(const Room& room, std::set<std::string>& taken) {
    Node node{{}, Node::Table{}};
    set(node, "id", fresh_id(room.name, taken));
    set(node, "name", room.name);
    set(node, "kind", std::string("room"));
    set(node, "capacity", std::int64_t{room.seats});
    set(node, "step", std::string("30min"));
    return node;
}

/// The rooms of the example give way to those that were answered.
void put_rooms(Node& place, const std::vector<Room>& rooms) {
    auto& resources = std::get<Node::Array>(member(place, "resource").value);
    std::erase_if(resources, [](const Node& resource) { return is(resource, "room"); });
    auto taken = ids(resources);
    for (const auto& room : rooms) resources.push_back(room_node(room, taken));
}

void put_desks(Node& place, int desks) {
    auto& resources = std::get<Node::Array>(member(place, "resource").value);
    if (desks == 0) std::erase_if(resources, [](const Node& resource) { return is(resource, "desk"); });
    for (auto& resource : resources)
        if (is(resource, "desk")) return set(resource, "capacity", std::int64_t{desks});
}

}  // namespace

std::string id_from(std::string_view name) {
    std::string id;
    for (const auto c : folded(name)) {
        const auto plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain)
            id += c;
        else if (!id.empty() && id.back() != '-')
            id += '-';
    }
    id = id.substr(0, 63);
    while (id.ends_with('-')) id.pop_back();
    if (!id.empty() && !valid_id(id)) id = "room-" + id.substr(0, 58);
    return id.empty() ? "room" : id;
}

std::string hours_from_people(std::string_view text) {
    auto hours = OpeningHours::from_people(text);
    OpeningHours::parse(hours);
    return hours;
}

std::vector<Room> rooms_from_people(std::string_view text) {
    std::vector<Room> rooms;
    for (const auto piece : split(text, ',')) {
        const auto room = trim(piece);
        if (room.empty()) continue;
        const auto blank = room.rfind(' ');
        const auto seats = whole_number(blank == room.npos ? room : room.substr(blank + 1));
        if (!seats || blank == room.npos || *seats < 1 || *seats > 100'000)
            throw BadInput("rooms", say("'{}' is not a room with the people it holds", room),
                           tr("for instance: Salle A 8, Salle B 4"));
        rooms.push_back({std::string(trim(room.substr(0, blank))), static_cast<int>(*seats)});
    }
    return rooms;
}

std::string first_file(std::string_view example, const Answers& answers) {
    auto root = parse_toml(example);
    auto& who = member(root, "operator");
    set(who, "name", answers.name);
    set(who, "legal_form", answers.legal_form);
    auto& place = std::get<Node::Array>(member(root, "place").value).front();
    if (answers.name) {
        set(place, "id", id_from(*answers.name));
        set(place, "name", *answers.name);
    }
    set(place, "commune", answers.commune);
    set(place, "hours", answers.hours);
    set(place, "surface_m2", answers.surface_m2);
    if (answers.desks) put_desks(place, *answers.desks);
    if (answers.rooms) put_rooms(place, *answers.rooms);
    return commented(root);
}

}  // namespace tiers::catalogue
