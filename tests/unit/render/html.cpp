#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/unit/render/render_fixture.h"

using namespace tiers;
using render::Format;

namespace {

const std::string hostile = "<script>alert('x')</script>&\"";

/// Hostile text in every place that a document has for text.
Document all_hostile() {
    Document document;
    document.schema = document.title = hostile;
    document.sections = {
        Table{.title = hostile, .columns = {{"x", hostile, Kind::text}}, .rows = {{hostile}}},
        Table{.columns = {{"x", hostile, Kind::text}}, .empty = hostile},
        Heatmap{.title = hostile, .rows = {hostile}, .columns = {hostile}, .cells = {0.5}, .legend = hostile},
        Series{.title = hostile, .labels = {hostile, hostile}, .values = {0.5, std::nullopt}},
        Series{.title = hostile, .labels = {hostile, hostile}, .values = {0.5, 0.7}, .line = true},
        Facts{.title = hostile, .items = {{hostile, hostile}}, .kinds = {Kind::text}},
        Paragraph{hostile},
        Tree{.title = hostile, .root = {.text = hostile, .note = hostile, .children = {{hostile}}}},
    };
    document.notes = {hostile};
    return document;
}

}  // namespace

TEST_CASE("text is text in a page, wherever it stands") {
    const auto page = written(all_hostile(), Format::html);
    CHECK(page.find("<script") == page.npos);
    CHECK(page.find("alert('x')") == page.npos);
    CHECK(page.find("&lt;script&gt;") != page.npos);
}

TEST_CASE("text is text in a plot") {
    const auto plot = written(
        document_of(Heatmap{.title = hostile, .rows = {hostile}, .columns = {hostile}, .cells = {0.5}, .legend = ""}),
        Format::svg);
    CHECK(plot.starts_with("<svg "));
    CHECK(plot.find("<script") == plot.npos);
}

TEST_CASE("a page loads and runs nothing, and says so in its policy") {
    const auto page = written(all_hostile(), Format::html);
    CHECK(page.find(
              "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
              "base-uri 'none'; form-action 'none'\">") != page.npos);
    for (const auto* loads : {" src=", " href=", "@import", "url(", " onload=", " style=\""})
        CHECK(page.find(loads) == page.npos);
}

TEST_CASE("a page says its language and shows numbers in it") {
    const auto document = document_of(Table{.columns = {{"x", "X", Kind::hours}}, .rows = {{1234.5}}});
    CHECK(
        written(document, render::Style{.format = Format::html, .language = Language::fr}).find("<html lang=\"fr\">") !=
        std::string::npos);
    CHECK(written(document, render::Style{.format = Format::html, .language = Language::fr}).find("1\u202f234,5") !=
          std::string::npos);
    CHECK(written(document, Format::html).find("1,234.5") != std::string::npos);
}

TEST_CASE("the figures behind a plot stand in a table") {
    const auto page =
        written(document_of(Series{.title = "Months", .labels = {"2026-01"}, .values = {0.123}}), Format::html);
    CHECK(page.find("<svg ") != page.npos);
    CHECK(page.find("<td>2026-01</td><td class=\"right\">12%</td>") != page.npos);
}

TEST_CASE("labels under a plot do not run into one another, nor off its end") {
    Series days{.title = "Days", .labels = {}, .values = {}};
    for (int day = 1; day <= 31; ++day) {
        days.labels.push_back(fmt::format("2026-03-{:02}", day));
        days.values.emplace_back(day);
    }
    const auto page = written(document_of(days), Format::html);
    const auto drawn = [&](const char* day) { return page.find(fmt::format(">{}</text>", day)) != page.npos; };
    CHECK(drawn("2026-03-01"));
    CHECK_FALSE(drawn("2026-03-02"));
    CHECK_FALSE(drawn("2026-03-03"));  // a day is 29 units wide, and a label 75
    CHECK(drawn("2026-03-04"));
    CHECK(drawn("2026-03-28"));
    CHECK_FALSE(drawn("2026-03-31"));
}

TEST_CASE("a plot of counts has whole numbers beside it") {
    const Series few{.title = "Members", .kind = Kind::count, .labels = {"a", "b"}, .values = {1, 5}};
    const auto plot = written(document_of(few), Format::svg);
    for (const auto* line : {">0</text>", ">2</text>", ">4</text>", ">6</text>", ">8</text>"}) {
        CAPTURE(line);
        CHECK(plot.find(line) != plot.npos);
    }
}

TEST_CASE("a page leads to those beside it") {
    Table table{.columns = {{"page", "Page", Kind::code}}, .rows = {{"a&b.html"}}};
    table.columns.front().page = true;
    CHECK(written(document_of(table), Format::html).find("<a href=\"a&amp;b.html\">a&amp;b.html</a>") !=
          std::string::npos);
}
