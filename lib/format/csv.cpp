#include "format/csv.h"

#include <tiers/error.h>
#include <tiers/limits.h>
#include <algorithm>

#include "base/text.h"
#include "format/charset.h"
#include "format/spreadsheet.h"

namespace tiers::format {

namespace {

bool blank(const CsvRow& row) {
    return std::all_of(row.cells.begin(), row.cells.end(), [](const auto& cell) { return trim(cell).empty(); });
}

/// What "sep=;" on the first line names, and how many bytes it takes.
constexpr std::string_view directive = "sep=";

bool names_delimiter(std::string_view text) {
    const auto after = directive.size() + 1;
    return text.starts_with(directive) && text.size() > after && (text[after] == '\r' || text[after] == '\n');
}

bool next_filled(CsvReader& reader, CsvRow& row) {
    while (reader.next(row))
        if (!blank(row)) return true;
    return false;
}

std::string clean_text(std::string_view bytes, const CsvSource& source) {
    refuse_spreadsheet(bytes, source.file);
    auto text = to_utf8(bytes, source.charset);
    if (const auto at = text.find('\0'); at != text.npos)
        throw BadInput("nul",
                       say("{}:{}: a NUL character", source.file, std::count(text.data(), text.data() + at, '\n') + 1),
                       tr("tell the charset with --charset"));
    return text;
}

}  // namespace

CsvReader::CsvReader(std::string_view text, char delimiter, std::string file)
    : text_(text), delimiter_(delimiter), file_(std::move(file)) {
    if (!names_delimiter(text)) return;
    at_ = directive.size() + 1;
    take_line_end();
}

bool CsvReader::next(CsvRow& row) {
    if (at_ == text_.size()) return false;
    row.line = line_;
    row.cells.clear();
    row_start_ = at_;
    for (;;) {
        if (row.cells.size() == limits::columns) refuse(at_, "too_many_columns", tr("more than 500 columns"));
        row.cells.push_back(cell());
        if (at_ - row_start_ > limits::line_bytes)
            refuse(row_start_, "line_too_long", tr("a row is longer than 1 MiB"));
        if (at_line_end()) break;
        ++at_;  // the delimiter
    }
    take_line_end();
    return true;
}

std::string CsvReader::cell() {
    return at_ < text_.size() && text_[at_] == '"' ? quoted_cell() : plain_cell();
}

std::string CsvReader::plain_cell() {
    const auto start = at_;
    while (!at_line_end() && text_[at_] != delimiter_) ++at_;
    return std::string(text_.substr(start, at_ - start));
}

std::string CsvReader::quoted_cell() {
    const auto opening = at_++;
    auto line = line_;
    auto line_start = line_start_;
    std::string content;
    for (;; ++at_) {
        if (at_ == text_.size()) refuse(opening, "open_quote", tr("a quote is never closed"));
        if (at_ - row_start_ > limits::line_bytes)
            refuse(opening, "line_too_long", tr("a row is longer than 1 MiB; is this quote ever closed?"));
        const auto c = text_[at_];
        if (c == '"' && (at_ + 1 == text_.size() || text_[at_ + 1] != '"')) break;
        if (c == '"') ++at_;
        if (c == '\n' || (c == '\r' && text_.substr(at_ + 1, 1) != "\n")) {
            ++line;
            line_start = at_ + 1;
        }
        content += c;
    }
    ++at_;
    line_ = line;
    line_start_ = line_start;
    while (!at_line_end() && text_[at_] != delimiter_) {
        if (text_[at_] != ' ' && text_[at_] != '\t') refuse(at_, "text_after_quote", tr("text behind a closing quote"));
        ++at_;
    }
    return content;
}

void CsvReader::take_line_end() {
    if (text_.substr(at_).starts_with("\r\n"))
        at_ += 2;
    else if (at_ < text_.size())
        ++at_;
    ++line_;
    line_start_ = at_;
}

void CsvReader::refuse(std::size_t at, const char* code, const std::string& what) const {
    const auto before = text_.substr(line_start_, at - line_start_);
    const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U; };
    const auto column =
        before.size() - static_cast<std::size_t>(std::count_if(before.begin(), before.end(), continues)) + 1;
    throw BadInput(code, fmt::format("{}:{}:{}: {}", file_, line_, column, what));
}

char csv_delimiter(std::string_view text) {
    if (names_delimiter(text)) return text[directive.size()];
    constexpr int rows_looked_at = 50;
    char best = ',';
    std::pair<int, std::size_t> best_fit;
    for (const auto delimiter : {';', '\t', '|', ','}) {
        CsvReader reader(text, delimiter);
        CsvRow row;
        std::size_t columns = 0;
        int alike = 0;
        try {
            for (int i = 0; i < rows_looked_at && next_filled(reader, row); ++i) {
                if (i == 0) columns = row.cells.size();
                alike += row.cells.size() == columns ? 1 : 0;
            }
        } catch (const BadInput&) {
            // What came before it tells enough; the true reading will say what is wrong.
        }
        if (columns > 1 && std::pair(alike, columns) > best_fit) {
            best = delimiter;
            best_fit = {alike, columns};
        }
    }
    return best;
}

CsvTable::CsvTable(std::string_view bytes, const CsvSource& source)
    : text_(clean_text(bytes, source)),
      reader_(text_, source.delimiter ? source.delimiter : csv_delimiter(text_), source.file) {
    CsvRow row;
    if (!next_filled(reader_, row)) throw BadInput("empty_file", say("{}: it has no row", source.file));
    for (const auto& cell : row.cells) heading_.emplace_back(trim(cell));
}

bool CsvTable::next(CsvRow& row) {
    if (!next_filled(reader_, row)) return false;
    while (row.cells.size() > heading_.size() && trim(row.cells.back()).empty()) row.cells.pop_back();
    if (row.cells.size() < heading_.size()) row.cells.resize(heading_.size());
    return true;
}

}  // namespace tiers::format
