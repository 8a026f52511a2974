#include <doctest/doctest.h>

#include "format/outline.h"

using namespace tiers;
using outline::read_markdown;

TEST_CASE("headings and nested lists are a tree, whatever their marks") {
    CHECK(read_markdown("# Tiers-lieux\n"
                        "## Individus\n"
                        "* travail\n"
                        "    + **pause** &amp; café\n"
                        "* santé\n"
                        "### Plus bas ###\n"
                        "1. un\n"
                        "   - deux\n"
                        "2) trois\n"
                        "## Territoires\n") ==
          Topic{.text = "Tiers-lieux",
                .children = {{.text = "Individus",
                              .children = {{.text = "travail", .children = {{"pause & café"}}},
                                           {.text = "santé"},
                                           {.text = "Plus bas",
                                            .children = {{.text = "un", .children = {{"deux"}}}, {.text = "trois"}}}}},
                             {.text = "Territoires"}}});
}

TEST_CASE("a lone item at the top is the root; an indent of one is none, a tab is four") {
    CHECK(read_markdown("- Root\n\t- a\n\t - b\r\n        - c\n") ==
          Topic{.text = "Root", .children = {{.text = "a"}, {.text = "b", .children = {{"c"}}}}});
}

TEST_CASE("a line below an item goes on with it, and paragraphs are notes") {
    CHECK(read_markdown("Before the root, left out.\n\n"
                        "# Root\n"
                        "Some prose\nof two lines.\n\nAnd more.\n\n"
                        "- an item\n  that goes on\n\n  its note\n\n"
                        "At the margin, of the root.\n\n"
                        "---\n"
                        "```sh\n# no heading\n- no item\n```\n") ==
          Topic{.text = "Root",
                .note = "Some prose of two lines.\nAnd more.\nAt the margin, of the root.\n# no heading\n- no item",
                .children = {{.text = "an item that goes on", .note = "its note"}}});
}

TEST_CASE("an item that is a link as a whole has it; others keep their text") {
    const auto root = read_markdown(
        "# [Root](https://example.org)\n"
        "- [a\\]b](<https://example.org/x_(y)>)\n"
        "- see [this](https://example.org)\n"
        "- [one](https://example.org) and [two](https://example.org)\n");
    CHECK(root.link == "https://example.org");
    CHECK(root.children[0] == Topic{.text = "a]b", .link = "https://example.org/x_(y)"});
    CHECK(root.children[1] == Topic{.text = "see [this](https://example.org)"});
    CHECK(root.children[2].link.empty());
}

TEST_CASE("Markdown is a heading with a nested list, in which text is text") {
    CHECK(outline::written_markdown(
              {.text = "# 1",
               .children = {{.text = "- a\n*b*", .note = "1. n", .children = {{"1) <c>"}}}, {.text = ""}}}) ==
          "# \\# 1\n"
          "\n"
          "- \\- a<br>\\*b\\*\n"
          "\n"
          "  1\\. n\n"
          "\n"
          "  - 1\\) \\<c\\>\n"
          "-\n");
}
