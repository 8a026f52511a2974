#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tiers::format {

/// A row of a file, with the line it begins on.
struct CsvRow {
    std::int64_t line = 0;
    std::vector<std::string> cells;
};

/// What is known of a file; what is left out is found out.
struct CsvSource {
    std::string file;     ///< its name, for messages
    std::string charset;  ///< as iconv names it
    char delimiter = 0;
};

/// Rows of UTF-8 text, as RFC 4180 and the world write them: lines end in CRLF, LF or CR; quoted cells hold line ends;
/// blanks behind a closing quote are dropped; a blank line is a row of one empty cell. The first line may name the
/// delimiter for Excel ("sep=;"), and is then no row. The text is the caller's, and outlives the reader.
class CsvReader {
public:
    CsvReader(std::string_view text, char delimiter, std::string file = {});

    /// False at the end. Throws BadInput with file, line and column for a quote that is never closed, text behind a
    /// closing quote, a row longer than 1 MiB, and more than 500 columns.
    bool next(CsvRow& row);

private:
    std::string cell();
    std::string plain_cell();
    std::string quoted_cell();
    bool at_line_end() const { return at_ == text_.size() || text_[at_] == '\r' || text_[at_] == '\n'; }
    void take_line_end();
    [[noreturn]] void refuse(std::size_t at, const char* code, const std::string& what) const;

    std::string_view text_;
    char delimiter_;
    std::string file_;
    std::size_t at_ = 0, row_start_ = 0, line_start_ = 0;
    std::int64_t line_ = 1;
};

/// The delimiter of a text: the one its first line names, else the one of comma, semicolon, tab and pipe that the first
/// rows agree on; a comma where there is none.
char csv_delimiter(std::string_view text);

/// A file whose first row that is not blank names its columns.
class CsvTable {
public:
    /// Throws BadInput for a file without any row, for bytes that are no text or a spreadsheet, and for NUL characters.
    CsvTable(std::string_view bytes, const CsvSource& source);
    CsvTable(const CsvTable&) = delete;
    CsvTable& operator=(const CsvTable&) = delete;

    /// Trimmed.
    const std::vector<std::string>& heading() const { return heading_; }
    /// The next row that is not blank. It has a cell for each column, and more only where more stands in it.
    bool next(CsvRow& row);

private:
    std::string text_;
    CsvReader reader_;
    std::vector<std::string> heading_;
};

}  // namespace tiers::format
