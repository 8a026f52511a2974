#include <tiers/territory.h>

#include <tiers/error.h>
#include <algorithm>
#include <fstream>

#include "base/text.h"

namespace tiers::territory {

namespace {

constexpr std::size_t most_candidates = 20;

std::ifstream open(const std::filesystem::path& file) {
    std::ifstream input(file);
    if (!input)
        throw Failed("no_territory", say("the table of communes cannot be read: '{}'", file.string()),
                     tr("is tiers installed whole?"));
    return input;
}

/// The commune that a merged one became; the code itself where it did not.
std::string current_code(const std::filesystem::path& folder, std::string_view code) {
    auto input = open(folder / "commune-old-codes.tsv");
    for (std::string line; std::getline(input, line);)
        if (line.size() > code.size() && line.starts_with(code) && line[code.size()] == '\t')
            return line.substr(code.size() + 1);
    return std::string(code);
}

Commune read(const std::vector<std::string_view>& cells) {
    return {std::string(cells[0]),
            std::string(cells[1]),
            std::string(cells[2]),
            std::string(cells[3]),
            std::string(cells[4]),
            std::string(cells[5]),
            whole_number(cells[6]).value_or(0)};
}

bool holds_word(std::string_view words, std::string_view wanted) {
    for (const auto word : split(words, ' '))
        if (word == wanted) return true;
    return false;
}

/// Names of communes are compared as they sound: "St-Jean" is not "Saint-Jean", but hyphens and blanks are one.
std::string plain_name(std::string_view name) {
    auto text = folded(name);
    std::replace(text.begin(), text.end(), '-', ' ');
    return text;
}

}  // namespace

std::vector<Commune> find(const std::filesystem::path& folder, std::string_view given) {
    auto text = trim(given);
    const auto insee_alone = text.starts_with("insee:");
    if (insee_alone) text.remove_prefix(6);
    const auto coded = text.size() == 5 && text.find_first_not_of("0123456789", 2) == text.npos;
    const auto code = coded ? current_code(folder, text) : std::string();
    const auto name = plain_name(text);
    std::vector<Commune> coded_alike, same_postcode, same_name, begins;
    auto input = open(folder / "communes.tsv");
    std::string line;
    std::getline(input, line);
    while (std::getline(input, line)) {
        const auto cells = split(line, '\t');
        if (cells.size() < 7) continue;
        if (coded && cells[0] == code) coded_alike.push_back(read(cells));
        if (coded && !insee_alone && holds_word(cells[2], text)) same_postcode.push_back(read(cells));
        if (coded) continue;
        const auto plain = plain_name(cells[1]);
        if (plain == name)
            same_name.push_back(read(cells));
        else if (name.size() >= 3 && plain.starts_with(name) && begins.size() < most_candidates)
            begins.push_back(read(cells));
    }
    // A postcode may look like another commune's INSEE code: both are candidates.
    if (coded) {
        for (auto& commune : same_postcode)
            if (coded_alike.empty() || commune.insee != coded_alike.front().insee)
                coded_alike.push_back(std::move(commune));
        return coded_alike;
    }
    return same_name.empty() ? begins : same_name;
}

Commune one(const std::filesystem::path& folder, std::string_view text) {
    const auto found = find(folder, text);
    if (found.size() == 1) return found.front();
    if (found.empty())
        throw NotFound("no_commune", say("no commune '{}'", text), tr("an INSEE code, a name, or a postcode"));
    std::vector<std::string> told;
    for (const auto& commune : found) told.push_back(say("{} {} ({})", commune.insee, commune.name, commune.postcodes));
    throw BadInput("ambiguous_commune", say("several communes fit '{}': {}", text, join(told, ", ")),
                   tr("give the INSEE code, for instance --commune insee:64125"));
}

}  // namespace tiers::territory
