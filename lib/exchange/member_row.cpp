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

/// "MARTIN DE LA TOUR Jeanne" -> "Jeanne MARTIN DE LA TOUR".
std::string first_name_first(const std::string& name) {
    const auto lower = std::find_if(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    const auto at = name.rfind(' ', static_cast<std::size_t>(lower - name.begin()));
    if (lower == name.end() || at == name.npos) return name;
    return name.substr(at + 1) + " " + name.substr(0, at);
}

/// A cell that lists several, with commas between.
void put_list(std::string& text, std::vector<std::string>& list) {
    for (const auto piece : split(text, ','))
        if (const auto word = trim(piece); !word.empty()) list.emplace_back(word);
    text.clear();
}

void put_lists(MemberRow& row) {
    put_list(row.text[Field::tags], row.profile.tags.add);
    put_list(row.text[Field::offers], row.profile.offers.add);
    put_list(row.text[Field::seeks], row.profile.seeks.add);
    put_list(row.text[Field::other_emails], row.profile.emails.add);
    put_list(row.text[Field::other_phones], row.profile.phones.add);
}

/// Who pays for themselves is reached where the payer is.
void put_payer(MemberRow& row) {
    auto& payer = row.text[Field::payer];
    auto& email = row.text[Field::email];
    if (email.empty() && folded_equal(payer, row.text[Field::name])) email = row.text[Field::payer_email];
    payer.clear();
}

}  // namespace

void MemberRow::clear() {
    for (auto& one : text) one.clear();
    commune.clear();
    commune_elsewhere = false;
    profile = {};
    history = {};
    id.reset();
}

MemberRows::MemberRows(const MemberMap& map, const std::vector<std::string>& heading, const std::string& file)
    : map_(map), width_(heading.size()) {
    const auto columns_of = [&](const std::vector<std::string>& names) {
        Columns found;
        for (const auto& name : names) found.push_back(column_of(heading, name, file));
        return found;
    };
    for (std::size_t i = 0; i < field_names.size(); ++i)
        if (!map.columns.at(i).empty()) columns_.emplace_back(static_cast<Field>(i), columns_of(map.columns.at(i)));
    if (!map.id.empty()) id_ = column_of(heading, map.id, file);
    for (const auto& [id, names] : map.attributes) attributes_.emplace_back(id, columns_of(names));
    for (const auto& [name, words] : map.only) only_.emplace_back(column_of(heading, name, file), &words);
    if (!has(Field::name) && !(map.known_only && (has(Field::external_id) || has(Field::email))))
        throw BadInput("no_name_column", say("{}: no column is the name: {}", file, join(heading, ", ")),
                       tr("--map FILE says which is which; --save-map FILE writes one to begin with"));
}

bool MemberRows::has(Field field) const {
    return !map_.columns[field].empty();
}

bool MemberRows::wanted(const format::CsvRow& row) const {
    return std::all_of(only_.begin(), only_.end(), [&](const auto& one) {
        const auto word = folded(format::spreadsheet_read(row.cells[one.first]));
        return std::find(one.second->begin(), one.second->end(), word) != one.second->end();
    });
}

void MemberRows::put(Field field, const Columns& columns, const format::CsvRow& row, std::string& text) const {
    const auto whole = field == Field::name || field == Field::payer;
    const auto& words = map_.values[field];
    for (const auto column : columns) {
        const auto cell = format::spreadsheet_read(row.cells[column]);
        std::string_view said = field == Field::note && !trim(cell).empty() ? cell : trim(cell);
        const auto word = words.empty() || said.empty() ? words.end() : words.find(folded(said));
        if (word != words.end()) said = word->second;
        if (said.empty()) continue;
        if (!text.empty()) text += ' ';
        text += said;
        if (!whole) return;
    }
}

void MemberRows::put_profile(const format::CsvRow& row, MemberRow& result) const {
    put_lists(result);
    for (const auto& [id, columns] : attributes_)
        for (const auto column : columns)
            if (const auto value = trim(format::spreadsheet_read(row.cells[column])); !value.empty()) {
                result.profile.set.push_back(fmt::format("{}={}", id, value));
                break;
            }
}

bool MemberRows::read(const format::CsvRow& row, MemberRow& result) const {
    if (row.cells.size() > width_)
        throw BadInput("too_many_cells", say("it holds {} cells, the heading {}", row.cells.size(), width_));
    if (!wanted(row)) return false;
    result.clear();
    result.commune_elsewhere = map_.commune_elsewhere;
    auto& text = result.text;
    for (const auto& [field, columns] : columns_) put(field, columns, row, text[field]);
    if (auto& postcode = text[Field::postcode]; !postcode.empty()) result.commune.push_back("postcode:" + postcode);
    if (const auto& commune = text[Field::commune]; !commune.empty()) result.commune.push_back(commune);
    if (!text[Field::kind].empty()) text[Field::kind] = kind_of(text[Field::kind]);
    if (map_.last_name_first) text[Field::name] = first_name_first(text[Field::name]);
    if (map_.organisation_is_member && text[Field::kind] == "organisation" && !text[Field::organisation].empty())
        text[Field::name] = std::exchange(text[Field::organisation], {});
    if (has(Field::payer)) put_payer(result);
    if (id_) result.id = whole_number(row.cells[*id_]);
    put_profile(row, result);
    return true;
}

}  // namespace tiers::exchange
