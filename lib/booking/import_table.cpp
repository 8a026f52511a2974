#include "booking/import_table.h"

#include <tiers/error.h>
#include <algorithm>
#include <array>

#include "base/json.h"
#include "base/text.h"
#include "format/csv_cell.h"

namespace tiers::booking {

namespace {

struct Heading {
    const char* json;
    const char* french;  ///< folded
    bool wanted;         ///< in every row that books
};

constexpr std::array<Heading, 9> headings = {{{"resource", "ressource", true},
                                              {"start", "debut", true},
                                              {"end", "fin", true},
                                              {"member", "membre", true},
                                              {"seats", "places", false},
                                              {"key", "cle", false},
                                              {"label", "libelle", false},
                                              {"op", "operation", false},
                                              {"member_name", "nom du membre", false}}};
constexpr std::size_t op_heading = 7, name_heading = 8;
constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

std::size_t column_of(const std::vector<std::string>& heading, const Heading& name, const std::string& file) {
    auto found = nowhere;
    for (std::size_t i = 0; i < heading.size(); ++i) {
        const auto word = folded(heading[i]);
        if (word != name.json && word != name.french) continue;
        if (found != nowhere)
            throw BadInput("same_columns",
                           say("{}: columns {} and {} are both '{}'", file, found + 1, i + 1, name.json),
                           tr("give each column a heading of its own"));
        found = i;
    }
    return found;
}

void check_wanted(const std::vector<std::size_t>& columns, const std::string& file) {
    if (columns[op_heading] != nowhere) return;
    for (std::size_t i = 0; i < headings.size(); ++i)
        if (headings.at(i).wanted && columns[i] == nowhere)
            throw BadInput("no_column", say("{}: no column '{}'", file, headings.at(i).json),
                           tr("rows are JSON lines, or CSV with the columns resource, start, end and member"));
}

/// A column that is nearly one of the headings is a slip: to leave it out would book something else, but for a name.
void check_slips(const std::vector<std::string>& heading, const std::vector<std::size_t>& columns,
                 const std::string& file) {
    std::vector<std::string> missing;
    for (std::size_t i = 0; i < headings.size(); ++i)
        if (columns[i] == nowhere && i != name_heading) missing.emplace_back(headings.at(i).json);
    for (const auto& name : heading)
        if (const auto hint = did_you_mean(name, missing); !name.empty() && !hint.empty())
            throw BadInput("no_column", say("{}: unknown column '{}'", file, name), hint);
}

}  // namespace

std::optional<std::string_view> json_lines(std::string_view bytes, std::string_view name) {
    constexpr std::string_view mark = "\ufeff";
    if (bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
    const auto first = bytes.find_first_not_of(" \t\r\n");
    const auto lines = name.ends_with(".jsonl") || first == bytes.npos || bytes[first] == '{';
    return lines ? std::optional(bytes) : std::nullopt;
}

ImportTable::ImportTable(std::string_view bytes, const format::CsvSource& source) : table_(bytes, source) {
    for (const auto& name : headings) columns_.push_back(column_of(table_.heading(), name, source.file));
    check_slips(table_.heading(), columns_, source.file);
    check_wanted(columns_, source.file);
}

bool ImportTable::next(Line& line) {
    format::CsvRow row;
    if (!table_.next(row)) return false;
    line = {row.line, {}, {}};
    if (row.cells.size() > table_.heading().size()) {
        line.reason = say("it holds {} cells, the heading {}", row.cells.size(), table_.heading().size());
        return true;
    }
    Json json;
    for (std::size_t i = 0; i < headings.size(); ++i) {
        if (columns_[i] == nowhere) continue;
        const auto text = format::spreadsheet_read(trim(row.cells[columns_[i]]));
        if (text.empty()) continue;
        const auto number = headings.at(i).json == std::string_view("seats") ? whole_number(text) : std::nullopt;
        if (number)
            json[headings.at(i).json] = *number;
        else
            json[headings.at(i).json] = text;
    }
    line.json = written(json);
    return true;
}

}  // namespace tiers::booking
