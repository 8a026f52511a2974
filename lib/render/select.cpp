#include <tiers/error.h>
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "render/writers.h"

namespace tiers::render {

namespace {

std::vector<std::string> names_of(const Table& table) {
    std::vector<std::string> names;
    for (const auto& column : table.columns) names.push_back(column.name);
    return names;
}

std::size_t position(const std::vector<std::string>& names, const std::string& field) {
    const auto found = std::find(names.begin(), names.end(), field);
    if (found == names.end()) {
        const auto near = did_you_mean(field, names);
        throw BadInput("unknown_field", say("no field '{}'", field),
                       near.empty() ? say("one of {}", join(names, ", ")) : near);
    }
    return static_cast<std::size_t>(found - names.begin());
}

}  // namespace

bool has_chapters(const Document& document) {
    return std::any_of(document.sections.begin(), document.sections.end(),
                       [](const Section& section) { return std::holds_alternative<Chapter>(section); });
}

const Table* first_table(const Document& document) {
    for (const auto& section : document.sections)
        if (const auto* table = std::get_if<Table>(&section)) return table;
    return nullptr;
}

Table selected(Table table, const std::vector<std::string>& fields) {
    if (fields.empty()) return table;
    const auto names = names_of(table);
    std::vector<std::size_t> positions;
    for (const auto& field : fields) positions.push_back(position(names, field));
    const auto columns = std::exchange(table.columns, {});
    for (const auto at : positions) table.columns.push_back(columns[at]);
    for (auto& row : table.rows) {
        Row chosen;
        chosen.reserve(positions.size());
        for (const auto at : positions) chosen.push_back(row[at]);
        row = std::move(chosen);
    }
    return table;
}

Table fields_help(const Table& table) {
    Table help;
    help.columns = {
        {"field", tr("Field"), Kind::code}, {"kind", tr("Kind"), Kind::code}, {"heading", tr("Heading"), Kind::text}};
    for (const auto& column : table.columns)
        help.rows.push_back({column.name, std::string(name_of(column.kind)), column.heading});
    return help;
}

}  // namespace tiers::render
