#include <fmt/format.h>
#include <algorithm>

#include "format/csv_cell.h"
#include "render/writers.h"

namespace tiers::render {

namespace {

/// Numbers are numbers, and nothing in them needs a quote; text is kept from being run as a formula.
std::string csv_cell(const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text ? format::csv_cell(format::spreadsheet_safe(*text)) : plain(value);
}

std::string raw_csv_cell(const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text ? format::csv_cell(*text) : plain(value);
}

/// A number as Excel reads it in French.
std::string with_decimal_comma(const Value& value) {
    auto number = plain(value);
    std::replace(number.begin(), number.end(), '.', ',');
    return number;
}

/// Tabs and line ends become blanks: nothing else can be written in a cell.
std::string tsv_cell(const Value& value) {
    auto text = plain(value);
    for (auto& c : text)
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    return text;
}

template <class Cell>
std::string line(const Row& row, char separator, Cell cell) {
    std::string text;
    text.reserve(16 * row.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0) text += separator;
        text += cell(row[i]);
    }
    text += '\n';
    return text;
}

Row heading(const Table& table) {
    Row row;
    for (const auto& column : table.columns) row.emplace_back(column.name);
    return row;
}

}  // namespace

std::string plain(const Value& value) {
    struct Plain {
        std::string operator()(std::monostate) const { return {}; }
        std::string operator()(const std::string& text) const { return text; }
        std::string operator()(std::int64_t number) const { return fmt::format_int(number).str(); }
        std::string operator()(double number) const { return fmt::format("{}", number); }
        std::string operator()(bool flag) const { return flag ? "true" : "false"; }
        std::string operator()(Day day) const { return iso(day); }
        std::string operator()(const Moment& moment) const { return rfc3339(moment.at, moment.offset); }
    };
    return std::visit(Plain{}, value);
}

std::string beginning_of(const Style& style) {
    return style.excel_fr ? "\ufeff" : "";
}

std::string line_of_cells(const Row& row, const Style& style) {
    if (style.format == Format::tsv) return line(row, '\t', tsv_cell);
    const auto cell = style.raw ? raw_csv_cell : csv_cell;
    if (!style.excel_fr) return line(row, ',', cell);
    return line(row, ';', [&](const Value& value) {
        return std::holds_alternative<double>(value) ? with_decimal_comma(value) : cell(value);
    });
}
std::string line_of_names(const Table& table, const Style& style) {
    return line_of_cells(heading(table), style);
}

void write_lines(const Document& document, const Style& style, const Sink& sink) {
    const auto* table = first_table(document);
    if (!table) return;
    sink(beginning_of(style));
    if (style.headers) sink(line_of_names(*table, style));
    for (const auto& row : table->rows) sink(line_of_cells(row, style));
}

}  // namespace tiers::render
