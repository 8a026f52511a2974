#include "exchange/member_map.h"

#include <tiers/error.h>
#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "catalogue/file.h"
#include "catalogue/toml.h"
#include "catalogue/toml_text.h"

namespace tiers::exchange {

namespace {

using catalogue::Node;
using catalogue::Problem;

constexpr std::array<const char*, 3> order_names = {"iso", "day-first", "month-first"};
constexpr std::array<const char*, 6> key_names = {"charset", "columns", "dates", "defaults", "delimiter", "values"};

/// Reads the parts of a mapping, and gathers what is wrong with them.
class Reader {
public:
    MemberMap read(const Node& root) {
        for (const auto& member : *root.table()) {
            if (member.name == "columns")
                each_field(member.node, [&](Field field, const Node& node) { map_.columns[field] = headings(node); });
            else if (member.name == "defaults")
                each_field(member.node, [&](Field field, const Node& node) { map_.defaults[field] = text(node); });
            else if (member.name == "values")
                each_field(member.node, [&](Field field, const Node& node) { map_.values[field] = values(node); });
            else if (member.name == "dates")
                map_.dates = order(member.node);
            else if (member.name == "charset")
                map_.charset = text(member.node);
            else if (member.name == "delimiter")
                map_.delimiter = delimiter(member.node);
            else
                unknown(member, {key_names.begin(), key_names.end()});
        }
        return map_;
    }

    std::vector<Problem> problems;

private:
    void unknown(const Node::Member& member, const std::vector<std::string>& names) {
        const auto near = did_you_mean(member.name, names);
        problems.push_back(
            {member.at, say("unknown key '{}'", member.name) + (near.empty() ? std::string() : ": " + near)});
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

std::string quoted_list(const std::vector<std::string>& texts) {
    std::vector<std::string> quoted;
    std::transform(texts.begin(), texts.end(), std::back_inserter(quoted), catalogue::toml_quoted);
    return join(quoted, ", ");
}

std::string columns_text(const MemberMap& map) {
    std::string text = "[columns]\n";
    for (std::size_t i = 0; i < field_names.size(); ++i) {
        const auto& names = map.columns.at(i);
        if (names.size() == 1) text += fmt::format("{} = {}\n", field_names.at(i), quoted_list(names));
        if (names.size() > 1) text += fmt::format("{} = [{}]\n", field_names.at(i), quoted_list(names));
    }
    return text;
}

std::vector<std::string> not_used(const MemberMap& map, const std::vector<std::string>& heading) {
    std::vector<std::string> left;
    for (const auto& name : heading)
        if (std::none_of(map.columns.begin(), map.columns.end(),
                         [&](const auto& names) { return std::find(names.begin(), names.end(), name) != names.end(); }))
            left.push_back(name);
    return left;
}

}  // namespace

MemberMap read_member_map(std::string_view toml, const std::string& name) {
    try {
        Reader reader;
        auto map = reader.read(catalogue::parse_toml(toml));
        if (!reader.problems.empty()) catalogue::refuse(std::move(reader.problems), name);
        return map;
    } catch (const catalogue::NotToml& error) {
        catalogue::refuse({error.problem}, name);
    }
}

std::string member_map_text(const MemberMap& map, const std::vector<std::string>& heading) {
    auto text = fmt::format("# {}\n", tr("Which column is which field of a member (tiers-member(1))"));
    text += fmt::format("dates = \"{}\"\n", order_names.at(static_cast<std::size_t>(map.dates)));
    if (!map.charset.empty()) text += "charset = " + catalogue::toml_quoted(map.charset) + "\n";
    text += "\n" + columns_text(map);
    // A heading may hold a line end; in quotes it stays a comment.
    if (const auto left = not_used(map, heading); !left.empty())
        text += fmt::format("# {}: {}\n", tr("not used"), quoted_list(left));
    return text + fmt::format("\n# {}\n", tr("For members who have nothing there, and for words of the file:")) +
           "# [defaults]\n# category = \"usager\"\n# [values.category]\n# \"Adhérent\" = \"adherent\"\n";
}

}  // namespace tiers::exchange
