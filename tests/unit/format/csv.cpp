#include "format/csv.h"

#include <doctest/doctest.h>
#include <tiers/error.h>

#include "format/charset.h"
#include "format/csv_cell.h"

using namespace tiers;
using namespace tiers::format;

namespace {

std::vector<std::vector<std::string>> rows(std::string_view text) {
    CsvReader reader(text, csv_delimiter(text));
    std::vector<std::vector<std::string>> all;
    for (CsvRow row; reader.next(row);) all.push_back(row.cells);
    return all;
}

std::string complaint(std::string_view bytes, const CsvSource& source = {"f.csv", {}, 0}) {
    try {
        CsvTable table(bytes, source);
        for (CsvRow row; table.next(row);) {
        }
    } catch (const BadInput& error) {
        return error.what();
    }
    return {};
}

}  // namespace

TEST_CASE("a delimiter is the one the first rows agree on, quotes honoured") {
    CHECK(csv_delimiter("nom;ville\n\"Martin, Jeanne\";Bayonne\nPaul;\"a,b,c\"\n") == ';');
    CHECK(csv_delimiter("name,note\na,x;y\nb,z\n") == ',');
    CHECK(csv_delimiter("a\tb\n1\t2\n") == '\t');
    CHECK(csv_delimiter("a|b\n1|2\n") == '|');
    CHECK(csv_delimiter("alone\nnothing\n") == ',');
}

TEST_CASE("the first line may name the delimiter, and is then no row") {
    CHECK(rows("sep=^\r\na^b\r\n") == std::vector<std::vector<std::string>>{{"a", "b"}});
}

TEST_CASE("quoted cells hold line ends, and the rows behind them keep their line") {
    CsvReader reader("a,\"b\r\nb\rb\nb\"\nc,d", ',');
    CsvRow row;
    REQUIRE(reader.next(row));
    CHECK(row.cells == std::vector<std::string>{"a", "b\r\nb\rb\nb"});
    REQUIRE(reader.next(row));
    CHECK(row.line == 5);
    CHECK_FALSE(reader.next(row));
}

TEST_CASE("what is wrong is told with line and column, counted in characters") {
    CHECK(complaint("a,b\né,\"open") == "f.csv:2:3: a quote is never closed");
    CHECK(complaint("a,b\n\"x\ny\" z,1") == "f.csv:3:4: text behind a closing quote");
    CHECK(complaint("") == "f.csv: it has no row");
    CHECK(complaint(std::string_view("a\nb\0c", 5)) == "f.csv:2: a NUL character");
}

TEST_CASE("limits are errors by name") {
    const auto long_cell = std::string(std::size_t{1} << 20, 'x');
    CHECK(complaint("a\n" + long_cell).empty());
    CHECK(complaint("a\n" + long_cell + "x") == "f.csv:2:1: a row is longer than 1 MiB");
    CHECK(complaint("a\n\"" + long_cell + long_cell) ==
          "f.csv:2:1: a row is longer than 1 MiB; is this quote ever closed?");
    CHECK(complaint(std::string(499, ',') + "x").empty());
    CHECK(complaint(std::string(500, ',') + "x") == "f.csv:1:501: more than 500 columns");
}

TEST_CASE("a table has a cell for each column, and more only where more stands in a row") {
    CsvTable table(" \n\n a , b \n1\n\n1,2,,\n1,2,3\n", {"f", {}, 0});
    CHECK(table.heading() == std::vector<std::string>{"a", "b"});
    CsvRow row;
    REQUIRE(table.next(row));
    CHECK(row.cells == std::vector<std::string>{"1", ""});
    REQUIRE(table.next(row));
    CHECK(row.line == 6);
    CHECK(row.cells == std::vector<std::string>{"1", "2"});
    REQUIRE(table.next(row));
    CHECK(row.cells.size() == 3);
}

TEST_CASE("a charset is the one told, that of the mark, UTF-8, or Windows-1252") {
    CHECK(to_utf8("Ren\xe9 \x80") == "René €");
    CHECK(to_utf8("\xef\xbb\xbf\xef\xbb\xbfNo\xc3\xabl") == "Noël");
    CHECK(to_utf8(std::string_view("\xff\xfe\xe9\x00", 4)) == "é");
    CHECK(to_utf8(std::string_view("\xfe\xff\x00\xe9", 4)) == "é");
    CHECK(to_utf8("Pr\x8enom", "MACINTOSH") == "Prénom");
    CHECK_THROWS_AS(to_utf8("x", "KLINGON"), BadInput);
    CHECK_THROWS_AS(to_utf8("x", "ASCII//IGNORE"), BadInput);
    CHECK_THROWS_WITH(to_utf8("a\nRen\xe9", "UTF-8"), "line 2 is no text in UTF-8");
    CHECK_THROWS_AS(to_utf8("Ren\x81"), BadInput);
    CHECK_THROWS_AS(to_utf8(std::string_view("\xff\xfe\xe9\x00\x41", 5)), BadInput);
}

TEST_CASE("no text is run by a spreadsheet, and every text comes back") {
    for (const auto* text : {"=1+1", "-1", "@SUM(A1)", "\tx", "\rx", "+A1", "'=1", "''=1", "'-", "'+x"}) {
        CHECK(spreadsheet_safe(text) == "'" + std::string(text));
        CHECK(spreadsheet_read(spreadsheet_safe(text)) == text);
    }
    for (const auto* text : {"+33 6 12 34 56 78", "'quoted'", "d'accord", "'", "", "''", "1-1"}) {
        CHECK(spreadsheet_safe(text) == text);
        CHECK(spreadsheet_read(text) == text);
    }
    CHECK(csv_cell("a\"b") == "\"a\"\"b\"");
    CHECK(csv_cell(" a") == "\" a\"");
    CHECK(csv_cell("a;b") == "\"a;b\"");
    CHECK(csv_cell("a b") == "a b");
}
