#include "render/cards.h"

#include <doctest/doctest.h>

#include "tests/unit/render/render_fixture.h"

using namespace tiers;
using namespace tiers::render;

TEST_CASE("a card without a code has its lines alone") {
    const Cards cards{.look = Cards::Look::badge, .cards = {{.lines = {"Jeanne <Martin>", "Mairie"}}}};
    CHECK(html_of(cards) ==
          "<div class=\"cards badge\">\n<figure>\n<figcaption><b>Jeanne &lt;Martin&gt;</b><span>Mairie</span>"
          "</figcaption>\n</figure>\n</div>\n");
    CHECK(written(document_of(cards), Format::table) == "Jeanne <Martin>\nMairie\n");
}

TEST_CASE("a sign has its text on both sides of the fold, and is read aloud once") {
    const Cards cards{.look = Cards::Look::sign, .cards = {{.lines = {"Jeanne"}}}};
    CHECK(html_of(cards) ==
          "<div class=\"cards sign\">\n<figure>\n<div aria-hidden=\"true\"><b>Jeanne</b></div>\n"
          "<figcaption><b>Jeanne</b></figcaption>\n</figure>\n</div>\n");
}

TEST_CASE("each sheet of paper but the first begins with the heading of the page again") {
    Document document;
    document.title = "Certificate";
    document.whose = "Les Ateliers";
    document.sections = {Sheet{"A"}, Paragraph{"one"}, Sheet{"B"}, Paragraph{"two"}};
    const auto page = written(document, Format::html);
    CHECK(page.find("<header><h1>Certificate</h1>\n<p class=\"when\">Les Ateliers</p>\n</header>\n<main>\n<h2>A</h2>\n"
                    "<p>one</p>\n<header class=\"sheet\"><h1>Certificate</h1>\n<p class=\"when\">Les Ateliers</p>\n"
                    "</header>\n<h2>B</h2>\n<p>two</p>\n") != std::string::npos);
    CHECK(written(document, Format::table) == "Certificate\nLes Ateliers\n\nA\n\none\n\nB\n\ntwo\n");
}

TEST_CASE("a page that has no title of its own has the one it is given") {
    const auto page = written(document_of(Paragraph{"text"}), {.format = Format::html, .title = "List <members>"});
    CHECK(page.find("<title>List &lt;members&gt;</title>") != std::string::npos);
    CHECK(page.find("<h1>List &lt;members&gt;</h1>") != std::string::npos);
}
