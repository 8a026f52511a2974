#include <fmt/format.h>
#include <algorithm>
#include <iterator>

#include "format/csv_cell.h"
#include "render/writers.h"

namespace tiers::render {

namespace {

struct Plain {
    std::string& line;

    void operator()(std::monostate) const {}
    void operator()(const std::string& text) const { line += text; }
    void operator()(std::int64_t number) const { fmt::format_to(std::back_inserter(line), "{}", number); }
    void operator()(double number) const { fmt::format_to(std::back_inserter(line), "{}", number); }
    void operator()(bool flag) const { line += flag ? "true" : "false"; }
    void operator()(Day day) const { line += iso(day); }
    void operator()(const Moment& moment) const { line += rfc3339(moment.at, moment.offset); }
};

/// As plain() tells it, at the end of a line.
void append_plain(std::string& line, const Value& value) {
    std::visit(Plain{line}, value);
}

/// Numbers are numbers, and nothing in them needs a quote; text is kept from being run as a formula.
void append_csv(std::string& line, const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value))
        line += format::csv_cell(format::spreadsheet_safe(*text));
    else
        append_plain(line, value);
}

void append_raw_csv(std::string& line, const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value))
        line += format::csv_cell(*text);
    else
        append_plain(line, value);
}

/// A number as Excel reads it in French.
void append_with_decimal_comma(std::string& line, const Value& value) {
    const auto begin = static_cast<std::ptrdiff_t>(line.size());
    append_plain(line, value);
    std::replace(line.begin() + begin, line.end(), '.', ',');
}

/// Tabs and line ends become blanks: nothing else can be written in a cell.
void append_tsv(std::string& line, const Value& value) {
    const auto begin = line.size();
    append_plain(line, value);
    for (auto i = begin; i < line.size(); ++i)
        if (static_cast<unsigned char>(line[i]) < 0x20) line[i] = ' ';
}

template <class AppendCell>
std::string line(const Row& row, char separator, AppendCell append) {
    std::string text;
    text.reserve(16 * row.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0) text += separator;
        append(text, row[i]);
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
    std::string text;
    append_plain(text, value);
    return text;
}

std::string beginning_of(const Style& style) {
    return style.excel_fr ? "\ufeff" : "";
}

std::string line_of_cells(const Row& row, const Style& style) {
    if (style.format == Format::tsv) return line(row, '\t', append_tsv);
    const auto append = style.raw ? append_raw_csv : append_csv;
    if (!style.excel_fr) return line(row, ',', append);
    return line(row, ';', [&](std::string& text, const Value& value) {
        if (std::holds_alternative<double>(value))
            append_with_decimal_comma(text, value);
        else
            append(text, value);
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
