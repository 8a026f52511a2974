#include <algorithm>
#include <nlohmann/json.hpp>

#include "member/held_rows.h"
#include "sql/member.h"
#include "store/database.h"

namespace tiers::member {

namespace {

using OrderedJson = nlohmann::ordered_json;

/// What contents call a member whom a change is about.
constexpr const char* names_of_members[] = {"member", "payer", "giver", "holder", "other"};

bool is_in(const Keys& keys, const std::string& table, const OrderedJson& id) {
    const auto known = keys.find(table);
    return id.is_number_integer() && known != keys.end() && known->second.contains(id.dump());
}

bool names(const OrderedJson& object, const Keys& keys) {
    return object.is_object() &&
           std::any_of(std::begin(names_of_members), std::end(names_of_members),
                       [&](const char* name) { return object.contains(name) && is_in(keys, "member", object[name]); });
}

OrderedJson own_of(const OrderedJson& list, const std::string& entity, const Keys& keys);

/// Of a list of changes to several, what is about the member; null where nothing is.
OrderedJson part_of(const OrderedJson& content, const std::string& entity, const Keys& keys) {
    if (names(content, keys)) return content;
    if (!content.is_object()) return {};
    for (const auto* id : {"id", "entity_id"})
        if (content.contains(id) && is_in(keys, entity, content[id])) return content;
    auto part = content;
    auto found = false;
    for (const auto& [key, value] : content.items()) {
        if (value.is_object() && names(value, keys)) return content;
        if (!value.is_array()) continue;
        part[key] = own_of(value, entity, keys);
        found |= !part[key].empty();
    }
    return found ? part : OrderedJson();
}

/// A batch lists contents as well, each with its entity.
OrderedJson own_of(const OrderedJson& list, const std::string& entity, const Keys& keys) {
    auto own = OrderedJson::array();
    for (const auto& one : list)
        if (auto part = part_of(one, one.is_object() ? one.value("entity", entity) : entity, keys); !part.is_null())
            own.push_back(std::move(part));
    return own;
}

}  // namespace

std::vector<HeldChange> held_changes(const Store& store, const Keys& keys) {
    std::vector<HeldChange> found;
    auto row = store.db().prepare(sql::member::held_changes);
    while (row.step()) {
        const auto sealed = OrderedJson::parse(row.text(2), nullptr, false);
        const auto content = OrderedJson::parse(row.text(3), nullptr, false);
        if (!sealed.is_object() || content.is_discarded()) continue;
        const auto entity = sealed.value("entity", "");
        const auto own = is_in(keys, entity, sealed.value("entity_id", OrderedJson()));
        const auto part = own ? content : part_of(content, entity, keys);
        if (part.is_null()) continue;
        found.push_back({row.integer(0), row.instant(1), sealed.value("command", ""), entity,
                         part.dump(-1, ' ', false, OrderedJson::error_handler_t::replace)});
    }
    return found;
}

}  // namespace tiers::member
