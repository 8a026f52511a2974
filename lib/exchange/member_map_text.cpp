#include <tiers/i18n.h>
#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "catalogue/toml_text.h"
#include "exchange/member_map.h"

namespace tiers::exchange {

namespace {

std::string quoted_list(const std::vector<std::string>& texts) {
    std::vector<std::string> quoted;
    std::transform(texts.begin(), texts.end(), std::back_inserter(quoted), catalogue::toml_quoted);
    return join(quoted, ", ");
}

std::string line(const std::string& key, const std::vector<std::string>& texts) {
    const auto list = quoted_list(texts);
    return fmt::format("{} = {}\n", key, texts.size() == 1 ? list : "[" + list + "]");
}

std::string columns_text(const MemberMap& map) {
    std::string text = "\n[columns]\n";
    for (std::size_t i = 0; i < field_names.size(); ++i)
        if (const auto& names = map.columns.at(i); !names.empty()) text += line(field_names.at(i), names);
    for (const auto& [id, names] : map.attributes) text += line("attribute." + catalogue::toml_quoted(id), names);
    return text;
}

std::string defaults_text(const MemberMap& map) {
    std::string text;
    for (std::size_t i = 0; i < field_names.size(); ++i)
        if (const auto& word = map.defaults.at(i); !word.empty()) text += line(field_names.at(i), {word});
    return text.empty() ? text : "\n[defaults]\n" + text;
}

std::string values_text(const MemberMap& map) {
    std::string text;
    for (std::size_t i = 0; i < field_names.size(); ++i) {
        if (map.values.at(i).empty()) continue;
        text += fmt::format("\n[values.{}]\n", field_names.at(i));
        for (const auto& [word, meaning] : map.values.at(i)) text += line(catalogue::toml_quoted(word), {meaning});
    }
    return text;
}

std::string only_text(const MemberMap& map) {
    std::string text;
    for (const auto& [heading, words] : map.only) text += line(catalogue::toml_quoted(heading), words);
    return text.empty() ? text : "\n[only]\n" + text;
}

bool used(const MemberMap& map, const std::string& name) {
    const auto holds = [&](const std::vector<std::string>& names) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    return std::any_of(map.columns.begin(), map.columns.end(), holds) || map.only.count(name) > 0 ||
           std::any_of(map.attributes.begin(), map.attributes.end(),
                       [&](const auto& one) { return holds(one.second); });
}

std::vector<std::string> not_used(const MemberMap& map, const std::vector<std::string>& heading) {
    std::vector<std::string> left;
    std::copy_if(heading.begin(), heading.end(), std::back_inserter(left),
                 [&](const std::string& name) { return !used(map, name); });
    return left;
}

}  // namespace

std::string member_map_text(const MemberMap& map, const std::vector<std::string>& heading) {
    auto text = fmt::format("# {}\n", tr("Which column is which field of a member (tiers-member(1))"));
    text += fmt::format("dates = \"{}\"\n", order_names.at(static_cast<std::size_t>(map.dates)));
    if (!map.charset.empty()) text += "charset = " + catalogue::toml_quoted(map.charset) + "\n";
    for (const auto& one : map_flags)
        if (map.*(one.flag)) text += fmt::format("{} = true\n", one.key);
    text += columns_text(map);
    // A heading may hold a line end; in quotes it stays a comment.
    if (const auto left = not_used(map, heading); !left.empty())
        text += fmt::format("# {}: {}\n", tr("not used"), quoted_list(left));
    const auto said = defaults_text(map) + values_text(map) + only_text(map);
    return text + said + fmt::format("\n# {}\n", tr("For members who have nothing there, and for words of the file:")) +
           "# [defaults]\n# category = \"usager\"\n# [values.category]\n# \"Adhérent\" = \"adherent\"\n";
}

}  // namespace tiers::exchange
