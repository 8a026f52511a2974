#include <tiers/catalogue.h>
#include <tiers/error.h>
#include <tiers/territory.h>
#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include "base/text.h"
#include "catalogue/file.h"

namespace tiers::catalogue {

namespace {

/// The first column of a table.
void read_codes(const std::filesystem::path& file, std::set<std::string>& codes) {
    std::ifstream input(file);
    if (!input)
        throw Failed("no_territory", say("cannot read '{}'", file.string()), tr("is the program installed whole?"));
    for (std::string line; std::getline(input, line);) codes.insert(line.substr(0, line.find('\t')));
}

/// People give a postcode for an INSEE code: the communes it may mean.
std::string hint_for(const std::string& code, territory::Communes& communes) {
    std::vector<std::string> candidates;
    for (const auto& commune : communes.find(code))
        candidates.push_back(fmt::format("{} {}", commune.insee, commune.name));
    return candidates.empty() ? std::string() : say("as a postcode it is that of {}", join(candidates, ", "));
}

void collect(const Node& node, std::vector<const Node*>& found) {
    if (node.text()) found.push_back(&node);
    if (const auto* list = node.array())
        for (const auto& item : *list) collect(item, found);
}

/// Every commune a file names: of places, and of zones.
std::vector<const Node*> communes_of(const Node& root) {
    std::vector<const Node*> found;
    for (const auto& [tables, key] : {std::pair("place", "commune"), std::pair("zone", "communes")})
        if (const auto* list = root.find(tables))
            for (const auto& item : *list->array())
                if (const auto* node = item.find(key)) collect(*node, found);
    return found;
}

}  // namespace

void check_communes(const Loaded& loaded, const std::string& name, const std::filesystem::path& folder) {
    const auto root = parse_toml(loaded.bytes);
    const auto named = communes_of(root);
    if (named.empty()) return;
    std::set<std::string> known;
    read_codes(folder / "communes.tsv", known);
    read_codes(folder / "commune-old-codes.tsv", known);
    std::vector<const Node*> unknown;
    std::copy_if(named.begin(), named.end(), std::back_inserter(unknown),
                 [&](const Node* node) { return !known.contains(*node->text()); });
    if (unknown.empty()) return;
    territory::Communes communes(folder);
    std::vector<Problem> problems;
    for (const auto* node : unknown)
        problems.push_back(
            {node->at, with_more(say("no commune '{}'", *node->text()), hint_for(*node->text(), communes))});
    refuse(std::move(problems), name);
}

}  // namespace tiers::catalogue
