#include "format/csv_cell.h"

#include <algorithm>

namespace tiers::format {

namespace {

/// Whether a formula stands in the text, behind any quotes.
bool looks_like_formula(std::string_view text) {
    const auto first = text.find_first_not_of('\'');
    if (first == text.npos) return false;
    text.remove_prefix(first);
    if (text.front() == '+') return text.find_first_not_of("+0123456789 .()-") != text.npos;
    return std::string_view("=-@\t\r").find(text.front()) != std::string_view::npos;
}

/// What may separate cells or lines, whoever reads them.
bool separates(char c) {
    return c == ',' || c == ';' || c == '\t' || c == '|' || c == '"' || c == '\r' || c == '\n';
}

}  // namespace

std::string csv_cell(std::string_view text) {
    const auto blank_at_end = !text.empty() && (text.front() == ' ' || text.back() == ' ');
    if (!blank_at_end && std::none_of(text.begin(), text.end(), separates)) return std::string(text);
    std::string result = "\"";
    for (const auto c : text) {
        if (c == '"') result += '"';
        result += c;
    }
    return result + '"';
}

std::string spreadsheet_safe(std::string_view text) {
    return (looks_like_formula(text) ? "'" : "") + std::string(text);
}

std::string_view spreadsheet_read(std::string_view cell) {
    if (cell.starts_with('\'') && looks_like_formula(cell)) cell.remove_prefix(1);
    return cell;
}

}  // namespace tiers::format
