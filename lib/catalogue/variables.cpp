#include "catalogue/variables.h"

#include <algorithm>

#include "base/text.h"
#include "catalogue/keys.h"

namespace tiers::catalogue {

namespace {

bool is_single(KeyKind kind) {
    using enum KeyKind;
    constexpr KeyKind lists[] = {texts, ids, words, communes, epcis, departements, selectors, table_, tables};
    return std::find(std::begin(lists), std::end(lists), kind) == std::end(lists);
}

/// A value as the file would hold it: text needs no quotes here.
Node node_of(const Key& key, const std::string& value) {
    using enum KeyKind;
    Node node{{0, 0, &key}, value};
    if (key.kind == flag && (value == "true" || value == "false")) node.value = value == "true";
    if (key.kind == count || key.kind == number)
        if (const auto whole = whole_number(value)) node.value = *whole;
    return node;
}

Node* member(Node& table, std::string_view name) {
    auto& members = std::get<Node::Table>(table.value);
    const auto found =
        std::find_if(members.begin(), members.end(), [&](const auto& member) { return member.name == name; });
    return found == members.end() ? nullptr : &found->node;
}

/// What a table holds under a name, put there when it is not.
Node& member_or(Node& table, std::string_view name, Node otherwise) {
    if (auto* found = member(table, name)) return *found;
    std::get<Node::Table>(table.value).push_back({std::string(name), table.at, std::move(otherwise)});
    return std::get<Node::Table>(table.value).back().node;
}

}  // namespace

std::string variable_of(const Key& key) {
    const std::string_view path = key.path;
    const auto dot = path.find('.');
    if (dot == path.npos || path.find('.', dot + 1) != path.npos || !is_single(key.kind)) return {};
    if (key_of(path.substr(0, dot))->kind != KeyKind::table_) return {};
    std::string name = "TIERS_";
    for (const auto c : path) name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c == '.' ? '_' : c;
    return name;
}

void put_variables(Node& root, const Variables& variables) {
    if (variables.empty()) return;
    for (const auto& key : keys()) {
        const auto value = variables.find(variable_of(key));
        if (value == variables.end()) continue;
        const std::string_view path = key.path;
        auto& table = member_or(root, path.substr(0, path.find('.')), Node{root.at, Node::Table{}});
        if (!table.table()) continue;  // told as what is wrong with the file
        auto node = node_of(key, value->second);
        member_or(table, last_part(path), node) = node;
    }
}

}  // namespace tiers::catalogue
