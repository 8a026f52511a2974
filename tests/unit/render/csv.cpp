#include <doctest/doctest.h>

#include "tests/unit/render/render_fixture.h"

using namespace tiers;
using render::Format;

namespace {

std::string cell(Format format, Value value, Kind kind = Kind::text) {
    const auto document = document_of(Table{.columns = {{"x", "X", kind}}, .rows = {{std::move(value)}}});
    const auto text = written(document, render::Style{.format = format, .headers = false});
    REQUIRE(text.ends_with('\n'));
    return text.substr(0, text.size() - 1);
}

std::string csv(const char* text) {
    return cell(Format::csv, std::string(text));
}

}  // namespace

TEST_CASE("CSV quotes what would break a row or be taken for its delimiter, and doubles quotes") {
    CHECK(csv("a,b") == "\"a,b\"");
    CHECK(csv("say \"hi\"") == "\"say \"\"hi\"\"\"");
    CHECK(csv("two\nlines") == "\"two\nlines\"");
    CHECK(csv(" edge") == "\" edge\"");
    CHECK(csv("one;two") == "\"one;two\"");
    CHECK(csv("plain text") == "plain text");
    CHECK(csv("") == "");
}

TEST_CASE("CSV makes text of what a spreadsheet would run, but leaves the number of a phone") {
    for (const auto* formula : {"=1+1", "@SUM(A1)", "-2+3", "+cmd|' /C calc'!A0"}) CHECK(csv(formula).find('\'') <= 1);
    CHECK(csv("+33 5 59 00 00 00") == "+33 5 59 00 00 00");
    CHECK(cell(Format::csv, std::int64_t{-5}, Kind::count) == "-5");
}

TEST_CASE("machine formats write instants with their offset, days in ISO, nothing for nothing") {
    const Moment moment{Instant(Seconds(1774746000)), Seconds(7200)};
    CHECK(cell(Format::csv, moment, Kind::instant) == "2026-03-29T03:00:00+02:00");
    CHECK(cell(Format::tsv, Moment{moment.at, Seconds(-12600)}, Kind::instant) == "2026-03-28T21:30:00-03:30");
    CHECK(cell(Format::csv, Day(std::chrono::days(20541)), Kind::day) == "2026-03-29");
    CHECK(cell(Format::csv, Value(), Kind::count) == "");
    CHECK(cell(Format::csv, true, Kind::flag) == "true");
    CHECK(cell(Format::csv, 0.1, Kind::ratio) == "0.1");
    CHECK(cell(Format::csv, std::int64_t{1234567}, Kind::money) == "1234567");
}

TEST_CASE("TSV has no tab and no line end inside a cell") {
    CHECK(cell(Format::tsv, std::string("a\tb\nc\rd")) == "a b c d");
    CHECK(cell(Format::tsv, std::string("\"quoted\", =1+1")) == "\"quoted\", =1+1");
}

TEST_CASE("an empty table is its heading, or nothing without headings") {
    const auto document =
        document_of(Table{.columns = {{"a", "A", Kind::text}, {"b", "B", Kind::text}}, .empty = "none"});
    CHECK(written(document, Format::csv) == "a,b\n");
    CHECK(written(document, Format::tsv) == "a\tb\n");
    CHECK(written(document, render::Style{.format = Format::csv, .headers = false}).empty());
}

TEST_CASE("fields select and order columns, and a wrong one is answered with the nearest") {
    const auto document = document_of(Table{.columns = {{"name", "", Kind::text}, {"seats", "", Kind::count}},
                                            .rows = {{std::string("salle"), std::int64_t{1}}}});
    CHECK(written(document, render::Style{.format = Format::csv, .fields = {"seats", "name"}}) ==
          "seats,name\n1,salle\n");
    CHECK_THROWS_WITH_AS(written(document, render::Style{.format = Format::csv, .fields = {"seat"}}), "no field 'seat'",
                         BadInput);
}
