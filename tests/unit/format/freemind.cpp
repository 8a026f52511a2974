#include <doctest/doctest.h>

#include "format/outline.h"

using namespace tiers;
using outline::read_freemind;

TEST_CASE("a file of Freeplane is read for its topics, and the rest left out") {
    const auto root = read_freemind(
        "<map version=\"freeplane 1.11.5\">\n<!--To view this file, download Freeplane-->\n"
        "<bookmarks/>\n<node TEXT=\"Bar&#xe9;camp\" LOCALIZED_STYLE_REF=\"AutomaticLayout.level.root\" ID=\"ID_1\">\n"
        "<hook NAME=\"MapStyle\"><map_styles><stylenode LOCALIZED_TEXT=\"styles.root_node\"/></map_styles></hook>\n"
        "<node TEXT=\"Individus\" POSITION=\"bottom_or_right\" LINK=\"https://example.org\"><icon BUILTIN=\"yes\"/>\n"
        "<node TEXT=\"two&#xa;lines\"/></node>\n"
        "<node TEXT=\"Territoires\"/>\n</node>\n</map>\n");
    CHECK(root == Topic{.text = "Barécamp",
                        .children = {{.text = "Individus", .link = "https://example.org", .children = {{"two\nlines"}}},
                                     {.text = "Territoires"}}});
}

TEST_CASE("rich texts are read as plain ones: a paragraph is a line") {
    const auto root = read_freemind(
        "<map version=\"1.0.1\"><node>\n<richcontent TYPE=\"NODE\">\n<html>\n  <head>\n<style>p{}</style>\n  </head>\n"
        "  <body>\n    <p>\n      some <b>bold</b> <i>words</i>\n      of one line\n    </p>\n    "
        "<ul><li>a</li><li>b<br/>c"
        "</li></ul>\n  </body>\n</html>\n</richcontent>\n"
        "<richcontent TYPE=\"NOTE\"><html><head/><body><p>a note</p><p></p><p>&lt;b&gt; &#160;</p></body></html>"
        "</richcontent></node></map>");
    CHECK(root == Topic{.text = "some bold words of one line\na\nb\nc", .note = "a note\n<b>"});
}

TEST_CASE("details and a note are one note, and plain text keeps its lines") {
    const auto root = read_freemind(
        "<map><node TEXT=\"x\"><richcontent TYPE=\"NOTE\" "
        "CONTENT-TYPE=\"plain/auto\"><text>one\ntwo</text></richcontent>"
        "<richcontent TYPE=\"DETAILS\" CONTENT-TYPE=\"xml/\"><html><body><p>more</p></body></html></richcontent>"
        "</node></map>");
    CHECK(root == Topic{.text = "x", .note = "more\none\ntwo"});
}

TEST_CASE("FreeMind is given its core alone, in ASCII") {
    CHECK(outline::written_freemind({.text = "Idée <1>\n\"b\"",
                                     .note = "a\nb & c",
                                     .link = "https://example.org/?a&b",
                                     .children = {{.text = ""}}}) ==
          "<map version=\"1.0.1\">\n"
          "<node TEXT=\"Id&#xe9;e &lt;1&gt;&#10;&quot;b&quot;\" LINK=\"https://example.org/?a&amp;b\">\n"
          "<richcontent TYPE=\"NOTE\"><html><head></head><body><p>a</p><p>b &amp; c</p></body></html></richcontent>\n"
          "<node TEXT=\"\"/>\n"
          "</node>\n"
          "</map>\n");
}
