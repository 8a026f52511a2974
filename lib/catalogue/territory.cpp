#include <tiers/territory.h>

#include <tiers/error.h>
#include <algorithm>
#include <fstream>
#include <functional>
#include <map>

#include "base/text.h"

namespace tiers::territory {

namespace {

constexpr std::size_t most_candidates = 20;
constexpr std::string_view insee_alone = "insee:", postcode_alone = "postcode:";

std::ifstream open(const std::filesystem::path& file) {
    std::ifstream input(file);
    if (!input)
        throw Failed("no_territory", say("the table of communes cannot be read: '{}'", file.string()),
                     tr("is tiers installed whole?"));
    return input;
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

std::vector<Commune> read_communes(const std::filesystem::path& folder) {
    std::vector<Commune> communes;
    auto input = open(folder / "communes.tsv");
    std::string line;
    std::getline(input, line);
    while (std::getline(input, line))
        if (const auto cells = split(line, '\t'); cells.size() >= 7) communes.push_back(read(cells));
    return communes;
}

using Places = std::vector<std::size_t>;  ///< of communes in the table, ascending

/// Names of communes are compared as they sound: hyphens and blanks are one, and so are "St" and "Saint".
std::string plain_name(std::string_view name) {
    auto text = folded(name);
    std::replace(text.begin(), text.end(), '-', ' ');
    std::vector<std::string> words;
    for (const auto word : split(text, ' '))
        words.emplace_back(word == "st" ? "saint" : word == "ste" ? "sainte" : word);
    text = join(words, " ");
    constexpr std::string_view curly = "’";
    for (auto at = text.find(curly); at != text.npos; at = text.find(curly)) text.replace(at, curly.size(), "'");
    return text;
}

}  // namespace

struct Communes::Tables {
    std::filesystem::path folder;
    std::vector<Commune> communes;
    std::map<std::string, Places, std::less<>> codes, postcodes;  ///< made for the first code that is looked for
    std::map<std::string, Places, std::less<>> names;             ///< as they are compared; made for the first name

    void index_codes() {
        if (!codes.empty()) return;
        for (std::size_t i = 0; i < communes.size(); ++i) {
            codes[communes[i].insee].push_back(i);
            for (const auto postcode : split(communes[i].postcodes, ' ')) postcodes[std::string(postcode)].push_back(i);
        }
        auto merged = open(folder / "commune-old-codes.tsv");
        for (std::string line; std::getline(merged, line);)
            if (const auto tab = line.find('\t'); tab != line.npos)
                if (const auto now = codes.find(line.substr(tab + 1)); now != codes.end())
                    codes.emplace(line.substr(0, tab), now->second);
    }

    void index_names() {
        if (names.empty())
            for (std::size_t i = 0; i < communes.size(); ++i) names[plain_name(communes[i].name)].push_back(i);
    }

    static Places at(const std::map<std::string, Places, std::less<>>& index, std::string_view text) {
        const auto found = index.find(text);
        return found == index.end() ? Places{} : found->second;
    }

    Places named(std::string_view text) {
        index_names();
        const auto name = plain_name(text);
        auto found = at(names, name);
        if (!found.empty() || name.size() < 3) return found;
        for (auto next = names.lower_bound(name); next != names.end() && next->first.starts_with(name); ++next)
            found.insert(found.end(), next->second.begin(), next->second.end());
        std::sort(found.begin(), found.end());
        return found;
    }

    /// A postcode may look like another commune's INSEE code: both are candidates, the code first.
    Places coded(std::string_view text) const {
        auto found = at(codes, text);
        const auto code = found;
        for (const auto place : at(postcodes, text))
            if (std::find(code.begin(), code.end(), place) == code.end()) found.push_back(place);
        return found;
    }

    Places fitting(std::string_view given) {
        const auto text = trim(given);
        index_codes();
        if (text.starts_with(insee_alone)) return at(codes, text.substr(insee_alone.size()));
        if (text.starts_with(postcode_alone)) return at(postcodes, text.substr(postcode_alone.size()));
        const auto is_code = text.size() == 5 && text.find_first_not_of("0123456789", 2) == text.npos;
        return is_code ? coded(text) : named(text);
    }

    /// Those that every text fits.
    Places fitting(const std::vector<std::string>& texts) {
        Places found;
        for (const auto& text : texts) {
            auto fits = fitting(text);
            if (&text != &texts.front())
                std::erase_if(fits, [&](std::size_t place) {
                    return std::find(found.begin(), found.end(), place) == found.end();
                });
            found = std::move(fits);
        }
        return found;
    }
};

Communes::Communes(const std::filesystem::path& folder)
    : tables_(std::make_unique<Tables>(Tables{folder, read_communes(folder), {}, {}, {}})) {}

Communes::~Communes() = default;

std::vector<Commune> Communes::find(std::string_view text) {
    std::vector<Commune> found;
    for (const auto place : tables_->fitting(text))
        if (found.size() < most_candidates) found.push_back(tables_->communes[place]);
    return found;
}

Commune Communes::one(const std::vector<std::string>& texts) {
    const auto found = tables_->fitting(texts);
    const auto asked = join(texts, " ");
    if (found.size() == 1) return tables_->communes[found.front()];
    if (found.empty())
        throw NotFound("no_commune", say("no commune '{}'", asked), tr("an INSEE code, a name, or a postcode"));
    std::vector<std::string> told;
    for (const auto place : found) {
        const auto& commune = tables_->communes[place];
        if (told.size() < most_candidates)
            told.push_back(say("{} {} ({})", commune.insee, commune.name, commune.postcodes));
    }
    throw BadInput("ambiguous_commune", say("several communes fit '{}': {}", asked, join(told, ", ")),
                   tr("give the INSEE code, for instance --commune insee:64125"));
}

std::vector<Commune> find(const std::filesystem::path& folder, std::string_view text) {
    return Communes(folder).find(text);
}

Commune one(const std::filesystem::path& folder, std::string_view text) {
    return Communes(folder).one({std::string(text)});
}

}  // namespace tiers::territory
