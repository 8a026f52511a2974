#include "exchange/member_row.h"

#include <tiers/error.h>
#include <algorithm>

#include "base/text.h"
#include "format/csv_cell.h"

namespace tiers::exchange {

namespace {

std::size_t column_of(const std::vector<std::string>& heading, const std::string& name, const std::string& file) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < heading.size(); ++i)
        if (folded_equal(heading[i], name)) found.push_back(i);
    if (found.size() == 1) return found.front();
    if (found.empty()) throw BadInput("no_column", say("{}: no column '{}'", file, name), did_you_mean(name, heading));
    throw BadInput("same_columns", say("{}: columns {} and {} are both '{}'", file, found[0] + 1, found[1] + 1, name),
                   tr("give each column a heading of its own"));
}

/// Words for kinds that need no mapping.
std::string kind_of(const std::string& text) {
    auto word = folded(text);
    if (word == "personne" || word == "personne physique" || word == "particulier") return "person";
    if (word == "organization" || word == "personne morale") return "organisation";
    return word;
}

}  // namespace

MemberRows::MemberRows(const MemberMap& map, const std::vector<std::string>& heading, const std::string& file)
    : map_(map), width_(heading.size()) {
    for (std::size_t i = 0; i < field_names.size(); ++i)
        for (const auto& name : map.columns.at(i)) columns_.at(i).push_back(column_of(heading, name, file));
    if (!has(Field::name))
        throw BadInput("no_name_column", say("{}: no column is the name: {}", file, join(heading, ", ")),
                       tr("--map FILE says which is which; --save-map FILE writes one to begin with"));
}

std::vector<std::string> MemberRows::texts(Field field, const format::CsvRow& row) const {
    std::vector<std::string> found;
    for (const auto column : columns_[field]) {
        auto text = format::spreadsheet_read(row.cells[column]);
        if (trim(text).empty()) continue;
        if (field != Field::note) text = std::string(trim(text));
        const auto& words = map_.values[field];
        const auto word = words.empty() ? words.end() : words.find(folded(text));
        if (word != words.end()) text = word->second;
        found.push_back(std::move(text));
    }
    return found;
}

MemberRow MemberRows::read(const format::CsvRow& row) const {
    if (row.cells.size() > width_)
        throw BadInput("too_many_cells", say("it holds {} cells, the heading {}", row.cells.size(), width_));
    MemberRow result;
    for (std::size_t i = 0; i < field_names.size(); ++i) {
        const auto field = static_cast<Field>(i);
        auto found = texts(field, row);
        if ((field == Field::postcode || field == Field::commune) && !found.empty())
            result.commune.push_back((field == Field::postcode ? "postcode:" : "") + found.front());
        else if (field == Field::name)
            result.text[field] = join(found, " ");
        else if (!found.empty())
            result.text[field] = std::move(found.front());
    }
    if (!result.text[Field::kind].empty()) result.text[Field::kind] = kind_of(result.text[Field::kind]);
    return result;
}

}  // namespace tiers::exchange
