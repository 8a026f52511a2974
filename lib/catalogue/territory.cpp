#include <tiers/territory.h>

#include <tiers/error.h>
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fstream>
#include <numbers>

#include "base/text.h"
#include "catalogue/commune_index.h"

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

std::string read(const std::filesystem::path& file) {
    auto input = open(file);
    std::string text(std::filesystem::file_size(file), '\0');
    input.read(text.data(), static_cast<std::streamsize>(text.size()));
    return text;
}

/// The lines of a table, without its heading.
std::vector<std::string_view> rows_of(std::string_view text) {
    auto lines = split(text, '\n');
    lines.erase(lines.begin());
    std::erase(lines, "");
    return lines;
}

/// INSEE code, name, postcodes, département, région, EPCI, inhabitants, latitude, longitude.
using Cells = std::array<std::string_view, 9>;

Cells cells_of(std::string_view row) {
    Cells cells;
    for (auto& cell : cells) {
        cell = row.substr(0, row.find('\t'));
        row.remove_prefix(std::min(row.size(), cell.size() + 1));
    }
    return cells;
}

double degrees(std::string_view text) {
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

Commune commune_of(std::string_view row) {
    const auto [insee, name, postcodes, department, region, epci, inhabitants, latitude, longitude] = cells_of(row);
    return {std::string(insee),
            std::string(name),
            std::string(postcodes),
            std::string(department),
            std::string(region),
            std::string(epci),
            whole_number(inhabitants).value_or(0),
            degrees(latitude),
            degrees(longitude)};
}

/// Names of communes are compared as they sound: hyphens and blanks are one, and so are "St" and "Saint".
std::string plain_name(std::string_view name) {
    auto folded_name = folded(name);
    std::replace(folded_name.begin(), folded_name.end(), '-', ' ');
    std::string text;
    for (const auto word : split(folded_name, ' '))
        (text += text.empty() ? "" : " ") += word == "st" ? "saint" : word == "ste" ? "sainte" : word;
    constexpr std::string_view curly = "’";
    for (auto at = text.find(curly); at != text.npos; at = text.find(curly)) text.replace(at, curly.size(), "'");
    return text;
}

}  // namespace

struct Communes::Tables {
    explicit Tables(const std::filesystem::path& folder)
        : bytes(read(folder / "communes.tsv")),
          old_bytes(read(folder / "commune-old-codes.tsv")),
          rows(rows_of(bytes)),
          old_rows(rows_of(old_bytes)) {}

    std::string bytes, old_bytes;
    std::vector<std::string_view> rows, old_rows;
    CommuneIndex<std::string_view> codes, old_codes, postcodes;  ///< made for the first code that is looked for
    CommuneIndex<std::string> names;                             ///< as they are compared; made for the first name

    void index_codes() {
        if (!codes.empty()) return;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto cells = cells_of(rows[i]);
            codes.add(cells[0], i);
            for (const auto postcode : split(cells[2], ' ')) postcodes.add(postcode, i);
        }
        codes.sort();
        postcodes.sort();
        index_old_codes();
    }

    void index_old_codes() {
        for (const auto row : old_rows) {
            const auto tab = std::min(row.find('\t'), row.size() - 1);
            for (const auto place : codes.at(row.substr(tab + 1))) old_codes.add(row.substr(0, tab), place);
        }
        old_codes.sort();
    }

    /// The commune of a code that is in use, or that was before a merger.
    Places of_code(std::string_view code) const {
        auto found = codes.at(code);
        return found.empty() ? old_codes.at(code) : found;
    }

    void index_names() {
        if (!names.empty()) return;
        for (std::size_t i = 0; i < rows.size(); ++i) names.add(plain_name(cells_of(rows[i])[1]), i);
        names.sort();
    }

    Places named(std::string_view text) {
        index_names();
        const auto name = plain_name(text);
        auto found = names.at(name);
        if (!found.empty() || name.size() < 3) return found;
        found = names.beginning(name);
        std::sort(found.begin(), found.end());
        return found;
    }

    /// A postcode may look like another commune's INSEE code: both are candidates, the code first.
    Places coded(std::string_view text) const {
        auto found = of_code(text);
        const auto code = found;
        for (const auto place : postcodes.at(text))
            if (std::find(code.begin(), code.end(), place) == code.end()) found.push_back(place);
        return found;
    }

    Places fitting(std::string_view given) {
        const auto text = trim(given);
        index_codes();
        if (text.starts_with(insee_alone)) return of_code(text.substr(insee_alone.size()));
        if (text.starts_with(postcode_alone)) return postcodes.at(text.substr(postcode_alone.size()));
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

Communes::Communes(const std::filesystem::path& folder) : tables_(std::make_unique<Tables>(folder)) {}

Communes::~Communes() = default;

std::vector<Commune> Communes::find(std::string_view text) {
    std::vector<Commune> found;
    for (const auto place : tables_->fitting(text))
        if (found.size() < most_candidates) found.push_back(commune_of(tables_->rows[place]));
    return found;
}

Commune Communes::one(const std::vector<std::string>& texts) {
    const auto found = tables_->fitting(texts);
    const auto asked = join(texts, " ");
    if (found.size() == 1) return commune_of(tables_->rows[found.front()]);
    if (found.empty())
        throw NotFound("no_commune", say("no commune '{}'", asked), tr("an INSEE code, a name, or a postcode"));
    std::vector<std::string> told;
    for (const auto place : found) {
        const auto commune = commune_of(tables_->rows[place]);
        if (told.size() < most_candidates)
            told.push_back(say("{} {} ({})", commune.insee, commune.name, commune.postcodes));
    }
    throw BadInput("ambiguous_commune", say("several communes fit '{}': {}", asked, join(told, ", ")),
                   tr("give the INSEE code, for instance --commune insee:64125"));
}

double kilometres(const Commune& one, const Commune& other) {
    constexpr double radius = 6371.0088;  // of the earth, on average (IUGG)
    const auto radians = [](double angle) { return angle * std::numbers::pi / 180; };
    const auto half_sine = [&](double angle) { return std::pow(std::sin(radians(angle) / 2), 2); };
    const auto part = half_sine(other.latitude - one.latitude) + std::cos(radians(one.latitude)) *
                                                                     std::cos(radians(other.latitude)) *
                                                                     half_sine(other.longitude - one.longitude);
    return 2 * radius * std::asin(std::sqrt(std::min(1.0, part)));
}

std::vector<Commune> find(const std::filesystem::path& folder, std::string_view text) {
    return Communes(folder).find(text);
}

Commune one(const std::filesystem::path& folder, std::string_view text) {
    return Communes(folder).one({std::string(text)});
}

}  // namespace tiers::territory
