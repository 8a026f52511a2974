#include <doctest/doctest.h>
#include <tiers/error.h>

#include "format/outline.h"

using namespace tiers;
using outline::read_opml;

TEST_CASE("several outlines at the top of OPML stand under its title") {
    CHECK(read_opml("<opml version=\"2.0\"><head><title>Semaine</title><dateCreated>Mon, 08 Apr 2013 09:00:00 GMT"
                    "</dateCreated></head><body><outline text=\"a\" _note=\"n\"/><outline text=\"b\" type=\"rss\" "
                    "htmlUrl=\"https://example.org\"/></body></opml>") ==
          Topic{.text = "Semaine",
                .children = {{.text = "a", .note = "n"}, {.text = "b", .link = "https://example.org"}}});
    CHECK(read_opml("<opml><body><outline text=\"a\"/><outline text=\"b\"/></body></opml>").text.empty());
}

TEST_CASE("an outline has a text, or the title that older programs wrote") {
    CHECK(read_opml("<opml><body><outline title=\"a\"/></body></opml>").text == "a");
    CHECK_THROWS_WITH_AS(read_opml("<opml><body><outline text=\"\">\n<outline/></outline></body></opml>"),
                         "line 2: an outline without text", BadInput);
}

TEST_CASE("OPML always has a title, and a text in each outline") {
    CHECK(outline::written_opml(
              {.text = "A & \"b\"", .children = {{.text = "", .note = "x\ny", .link = "https://example.org/"}}}) ==
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<opml version=\"2.0\">\n"
          "<head><title>A &amp; &quot;b&quot;</title></head>\n"
          "<body>\n"
          "<outline text=\"A &amp; &quot;b&quot;\">\n"
          "<outline text=\"\" type=\"link\" url=\"https://example.org/\" _note=\"x&#10;y\"/>\n"
          "</outline>\n"
          "</body>\n"
          "</opml>\n");
}
