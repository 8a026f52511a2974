#include "catalogue/check.h"

#include <tiers/error.h>
#include <algorithm>
#include <string>

#include "base/text.h"
#include "catalogue/keys.h"
#include "catalogue/values.h"

namespace tiers::catalogue {

namespace {

using Problems = std::vector<Problem>;

void check_table(const std::string& path, const Node& node, Problems& problems);

std::string dotted(std::string_view path, std::string_view name) {
    return path.empty() ? std::string(name) : fmt::format("{}.{}", path, name);
}

void check_single(const Key& key, const Node& node, Problems& problems) {
    try {
        check_value(key, node);
    } catch (const BadInput& error) {
        problems.push_back({node.at, say("'{}': {}", last_part(key.path), error.what())});
    }
}

/// One { from, value } of a key that changes by date.
void check_step(const Key& key, const Node& step, Problems& problems) {
    const auto wanted = [&](const char* name) {
        const auto* found = step.find(name);
        if (!found) problems.push_back({step.at, say("'{}': a dated value wants '{}'", last_part(key.path), name)});
        return found;
    };
    if (!step.table()) {
        problems.push_back(
            {step.at, say("'{}' by date wants {{ from = 2026-01-01, {} = ... }}", last_part(key.path), key.dated)});
        return;
    }
    const auto* from = wanted("from");
    if (from && !std::holds_alternative<Day>(from->value))
        problems.push_back({from->at, tr("'from' wants a date without quotes such as 2026-03-05")});
    if (const auto* value = wanted(key.dated)) check_single(key, *value, problems);
    for (const auto& member : *step.table())
        if (member.name != "from" && member.name != key.dated)
            problems.push_back(
                {member.at, say("unknown key '{}': a dated value takes 'from' and '{}'", member.name, key.dated)});
}

void check_order(const Key& key, const Node::Array& steps, Problems& problems) {
    const Day* before = nullptr;
    for (const auto& step : steps) {
        const auto* from = step.find("from");
        const auto* day = from ? std::get_if<Day>(&from->value) : nullptr;
        if (day && before && *day <= *before)
            problems.push_back({from->at, say("'{}': dates go upwards, each once", last_part(key.path))});
        if (day) before = day;
    }
}

void check_dated(const Key& key, const Node::Array& steps, Problems& problems) {
    for (const auto& step : steps) check_step(key, step, problems);
    check_order(key, steps, problems);
}

void check_tables(const Key& key, const Node& node, Problems& problems) {
    if (!node.array()) {
        problems.push_back({node.at, say("'{}' is a list of tables: write [[{}]]", last_part(key.path), key.path)});
        return;
    }
    for (const auto& item : *node.array()) check_table(key.path, item, problems);
}

void check_member(const Key& key, const Node& node, Problems& problems) {
    if (key.kind == KeyKind::tables) return check_tables(key, node, problems);
    if (key.kind == KeyKind::table_) return check_table(key.path, node, problems);
    if (key.dated && node.array()) return check_dated(key, *node.array(), problems);
    check_single(key, node, problems);
}

std::string unknown(const std::string& path, std::string_view name) {
    std::vector<std::string> names;
    for (const auto* key : keys_under(path)) names.emplace_back(last_part(key->path));
    const auto near = did_you_mean(name, names);
    auto message = path.empty() ? say("unknown key '{}'", name) : say("unknown key '{}' in '{}'", name, path);
    return with_more(message, near.empty() ? say("there are {}", join(names, ", ")) : near);
}

void check_table(const std::string& path, const Node& node, Problems& problems) {
    if (!node.table()) {
        problems.push_back({node.at, say("'{}' wants a table", path)});
        return;
    }
    for (const auto& member : *node.table()) {
        if (const auto* key = key_of(dotted(path, member.name)))
            check_member(*key, member.node, problems);
        else
            problems.push_back({member.at, unknown(path, member.name)});
    }
    for (const auto* key : keys_under(path))
        if (key->required && !node.find(last_part(key->path)))
            problems.push_back(
                {node.at, say("'{}' is missing", path.empty() ? key->path : dotted(path, last_part(key->path)))});
}

}  // namespace

std::vector<Problem> check_keys(const Node& root) {
    Problems problems;
    check_table("", root, problems);
    return problems;
}

std::vector<Problem> check_keys(const std::string& path, const Node::Array& tables) {
    Problems problems;
    for (const auto& table : tables) check_table(path, table, problems);
    return problems;
}

}  // namespace tiers::catalogue
