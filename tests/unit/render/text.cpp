#include <doctest/doctest.h>

#include "tests/unit/render/render_fixture.h"

using namespace tiers;
using render::Colour;
using render::Format;

namespace {

Document people() {
    return document_of(Table{.columns = {{"name", "Name", Kind::text}, {"visits", "Visits", Kind::count}},
                             .rows = {{std::string("日本 Ya"), std::int64_t{1234}},
                                      {std::string("He\u0301lène"), std::int64_t{7}},
                                      {std::string("Jo"), Value()}}});
}

}  // namespace

TEST_CASE("columns align by the columns text takes: wide characters two, combining ones none") {
    CHECK(written(people(), Format::table) ==
          "Name     Visits\n"
          "日本 Ya   1,234\n"
          "He\u0301lène        7\n"
          "Jo            –\n");
}

TEST_CASE("a table is cut to the terminal's width in its widest column of text, never in its numbers, nor in vain") {
    const auto document =
        document_of(Table{.columns = {{"name", "Name", Kind::text}, {"n", "N", Kind::count}},
                          .rows = {{std::string("Bibliothèque municipale"), std::int64_t{1'000'000}}}});
    CHECK(written(document, render::Style{.width = 24}) ==
          "Name                   N\n"
          "Bibliothèque…  1,000,000\n");
    CHECK(written(document, render::Style{.width = 3}) ==
          "Name                             N\n"
          "Bibliothèque municipale  1,000,000\n");
}

TEST_CASE("bars become narrower, and then none, before words are cut") {
    const auto document =
        document_of(Table{.columns = {{"name", "Name", Kind::text}, {"n", "N", Kind::ratio, "", true}},
                          .rows = {{std::string("Bibliothèque"), 0.5}}});
    CHECK(written(document, render::Style{.width = 40}) ==
          "Name            N\n"
          "Bibliothèque  50% ██████████\n");
    CHECK(written(document, render::Style{.width = 26}) ==
          "Name            N\n"
          "Bibliothèque  50% ████\n");
    CHECK(written(document, render::Style{.width = 20}) ==
          "Name            N\n"
          "Bibliothèque  50%\n");
    CHECK(written(document, render::Style{.width = 16}) ==
          "Name           N\n"
          "Bibliothèq…  50%\n");
}

TEST_CASE("what a heat map means is broken at blanks where there is a width") {
    Document document;
    document.sections.emplace_back(
        Heatmap{.rows = {"Mon"}, .columns = {"9"}, .cells = {0.5}, .legend = "shares of what is open"});
    CHECK(written(document, render::Style{.width = 14, .headers = false}).ends_with("shares of what\nis open\n"));
    CHECK(written(document, Format::table).ends_with("shares of what is open\n"));
}

TEST_CASE("columns of other tables stay hidden from people who choose those of the first") {
    auto document = people();
    document.sections.emplace_back(
        Table{.columns = {{"day", "Day", Kind::text}, {"code", "Code", Kind::code, "", false, machine_only}},
              .rows = {{std::string("Monday"), std::string("mon")}}});
    CHECK(written(document, render::Style{.fields = {"name"}}).ends_with("\nDay\nMonday\n"));
}

TEST_CASE("a wide character is never cut in half") {
    const auto document =
        document_of(Table{.columns = {{"name", "", Kind::text}}, .rows = {{std::string("日本日本日本")}}});
    CHECK(written(document, render::Style{.width = 10, .headers = false}) == "日本日本…\n");
}

TEST_CASE("an empty table says what people are told of it") {
    const auto document = document_of(Table{.columns = {{"name", "Name", Kind::text}}, .empty = "nobody yet"});
    CHECK(written(document, Format::table) == "nobody yet\n");
}

TEST_CASE("a writing verb tells its sentences, and machines get the rows") {
    const auto document = document_of(
        Table{.columns = {{"id", "Id", Kind::id}}, .rows = {{std::int64_t{12345}}}, .sentences = {"booked 12345"}});
    CHECK(written(document, Format::table) == "booked 12345\n");
    CHECK(written(document, Format::tsv) == "id\n12345\n");
}

TEST_CASE("what a terminal would obey is shown and not obeyed") {
    CHECK(render::terminal_safe("a\033[2Jb\tc\u009bd\u2028e\u202ef\xffg") ==
          R"(a\x1b[2Jb\x09c\x9bd\u2028e\u202ef\xffg)");
    const auto document =
        document_of(Table{.columns = {{"name", "Name", Kind::text}}, .rows = {{std::string("\033[2J")}}});
    CHECK(written(document, Format::table) == "Name\n\\x1b[2J\n");
}

namespace {

Document week() {
    return document_of(Heatmap{.title = "Week",
                               .rows = {"Mon", "Tue"},
                               .columns = {"08", "09"},
                               .cells = {0.5, 1.0, 0.0, std::nullopt},
                               .legend = "per cent"});
}

}  // namespace

TEST_CASE("a heat map is read without colour: figures with a shade, and a dot where nothing is known") {
    CHECK(written(week(), Format::table) ==
          "Week\n"
          "    08  09\n"
          "Mon 50▒99+█\n"
          "Tue  0   ·\n"
          "per cent\n");
}

TEST_CASE("a heat map too wide for shades keeps its figures") {
    CHECK(written(week(), render::Style{.width = 10}) ==
          "Week\n"
          "    08 09\n"
          "Mon 5099+\n"
          "Tue  0  ·\n"
          "per cent\n");
}

TEST_CASE("words of the program are told to people in their language, and to machines as they are") {
    const auto document =
        document_of(Table{.columns = {{"when", "When", Kind::word}}, .rows = {{std::string("mon 09")}, {Value()}}});
    CHECK(written(document, Format::table) == "When\nmon 09\n–\n");
    CHECK(written(document, Format::csv) == "when\nmon 09\n\n");
}

TEST_CASE("a heat map has its figures on colours where there are some, as many as the terminal has") {
    CHECK(written(week(), render::Style{.colour = Colour::full}).find("\033[48;2;94;174;166;97m 50\033[0m") !=
          std::string::npos);
    CHECK(written(week(), render::Style{.colour = Colour::palette}).find("\033[48;5;") != std::string::npos);
    const auto few = written(week(), render::Style{.colour = Colour::sixteen});
    CHECK(few.find("\033[46;30m 50\033[0m") != std::string::npos);
    CHECK(few.find("48;") == std::string::npos);
}

TEST_CASE("a bar shows its share in eighths of a column") {
    const auto document = document_of(Table{.columns = {{"share", "Share", Kind::ratio, "", true}},
                                            .rows = {{0.5}, {0.50625}, {1.0}, {0.0}, {Value()}}});
    CHECK(written(document, Format::table) ==
          "Share\n"
          "  50% ██████████\n"
          "  51% ██████████▏\n"
          " 100% ████████████████████\n"
          "   0%\n"
          "    –\n");
}

TEST_CASE("facts stand under one another, and prose is broken at blanks") {
    auto document = document_of(Facts{.title = "Room",
                                      .items = {{"seats", std::int64_t{12}}, {"é", std::string("x")}},
                                      .kinds = {Kind::count, Kind::text}});
    document.sections.push_back(Paragraph{"one two three"});
    CHECK(written(document, render::Style{.width = 9}) == "Room\nseats  12\né      x\n\none two\nthree\n");
}
