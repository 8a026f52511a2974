#include "exchange/member_map.h"

#include <tiers/error.h>
#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "catalogue/file.h"
#include "catalogue/toml.h"

namespace tiers::exchange {

namespace {

using catalogue::Node;
using catalogue::Problem;

constexpr std::array<const char*, 7> key_names = {"charset",   "columns", "dates", "defaults",
                                                  "delimiter", "only",    "values"};

std::vector<std::string> all_keys() {
    std::vector<std::string> names(key_names.begin(), key_names.end());
    for (const auto& one : map_flags) names.emplace_back(one.key);
    return names;
}

/// Reads the parts of a mapping, and gathers what is wrong with them.
class MemberMapReader {
public:
    MemberMap read(const Node& root) {
        for (const auto& member : *root.table()) {
            if (member.name == "columns")
                columns(member.node);
            else if (member.name == "defaults")
                each_field(member.node, [&](Field field, const Node& node) { map_.defaults[field] = text(node); });
            else if (member.name == "values")
                each_field(member.node, [&](Field field, const Node& node) { map_.values[field] = values(node); });
            else if (member.name == "only")
                only(member.node);
            else if (member.name == "dates")
                map_.dates = order(member.node);
            else if (member.name == "charset")
                map_.charset = text(member.node);
            else if (member.name == "delimiter")
                map_.delimiter = delimiter(member.node);
            else
                flag(member);
        }
        return map_;
    }

    std::vector<Problem> problems;

private:
    void unknown(const Node::Member& member, const std::vector<std::string>& names) {
        problems.push_back(
            {member.at, with_more(say("unknown key '{}'", member.name), did_you_mean(member.name, names))});
    }

    /// Fields, and a table of attributes, whose ids are only known to the place.
    void columns(const Node& node) {
        if (!node.table()) return problems.push_back({node.at, tr("wants a table")});
        auto fields = node;
        std::erase_if(std::get<Node::Table>(fields.value),
                      [](const Node::Member& member) { return member.name == "attribute"; });
        each_field(fields, [&](Field field, const Node& of) { map_.columns[field] = headings(of); });
        for (const auto& member : *node.table())
            if (member.name == "attribute") map_.attributes = lists(member.node);
    }

    std::map<std::string, std::vector<std::string>> lists(const Node& node) {
        std::map<std::string, std::vector<std::string>> found;
        if (!node.table()) problems.push_back({node.at, tr("wants a table")});
        if (node.table())
            for (const auto& member : *node.table()) found[member.name] = headings(member.node);
        return found;
    }

    void only(const Node& node) {
        map_.only = lists(node);
        for (auto& [heading, words] : map_.only)
            for (auto& word : words) word = folded(word);
    }

    void flag(const Node::Member& member) {
        const auto* found = std::find_if(map_flags.begin(), map_flags.end(),
                                         [&](const MapFlag& one) { return one.key == member.name; });
        if (found == map_flags.end()) return unknown(member, all_keys());
        const auto* said = std::get_if<bool>(&member.node.value);
        if (!said) return problems.push_back({member.node.at, tr("wants true or false")});
        map_.*(found->flag) = *said;
    }

    template <class Take>
    void each_field(const Node& node, Take take) {
        if (!node.table()) return problems.push_back({node.at, tr("wants a table")});
        for (const auto& member : *node.table()) {
            const auto* found = std::find(field_names.begin(), field_names.end(), member.name);
            if (found == field_names.end())
                unknown(member, {field_names.begin(), field_names.end()});
            else
                take(static_cast<Field>(found - field_names.begin()), member.node);
        }
    }

    std::string text(const Node& node) {
        if (node.text()) return *node.text();
        problems.push_back({node.at, tr("wants text")});
        return {};
    }

    std::vector<std::string> headings(const Node& node) {
        if (!node.array()) return {text(node)};
        std::vector<std::string> names;
        for (const auto& item : *node.array()) names.push_back(text(item));
        return names;
    }

    std::map<std::string, std::string> values(const Node& node) {
        std::map<std::string, std::string> words;
        if (!node.table()) problems.push_back({node.at, tr("wants a table")});
        if (node.table())
            for (const auto& member : *node.table()) words[folded(member.name)] = text(member.node);
        return words;
    }

    DayOrder order(const Node& node) {
        const auto word = text(node);
        const auto* found = std::find(order_names.begin(), order_names.end(), word);
        if (found == order_names.end())
            problems.push_back({node.at, say("'{}' is none of iso, day-first, month-first", word)});
        return static_cast<DayOrder>(found == order_names.end() ? 0 : found - order_names.begin());
    }

    char delimiter(const Node& node) {
        const auto word = text(node);
        if (word.size() != 1) problems.push_back({node.at, tr("a delimiter is one character")});
        return word.size() == 1 ? word.front() : '\0';
    }

    MemberMap map_;
};

}  // namespace

MemberMap read_member_map(std::string_view toml, const std::string& name) {
    try {
        MemberMapReader reader;
        auto map = reader.read(catalogue::parse_toml(toml));
        if (!reader.problems.empty()) catalogue::refuse(std::move(reader.problems), name);
        return map;
    } catch (const catalogue::NotToml& error) {
        catalogue::refuse({error.problem}, name);
    }
}

}  // namespace tiers::exchange
