#include <doctest/doctest.h>
#include <tiers/error.h>

#include "format/outline.h"

using namespace tiers;
using outline::read_mermaid;

TEST_CASE("a mindmap of Mermaid is told by its indents, whatever the shapes") {
    CHECK(read_mermaid("---\nconfig:\n  layout: tidy-tree\n---\n"
                       "%% a comment\n"
                       "mindmap\n"
                       "  root((Tiers-lieux))\n"
                       "    ::icon(fa fa-book)\n"
                       "    Individus\n"
                       "    :::urgent large\n"
                       "\n"
                       "        id1[square] %% behind\n"
                       "        id2(round)\n"
                       "      %% between\n"
                       "      id3))bang((\n"
                       "    id4)cloud(\n"
                       "      id5{{hex}}\n"
                       "    [no id]\n") ==
          Topic{.text = "Tiers-lieux",
                .children = {{.text = "Individus", .children = {{"square"}, {"round"}, {"bang"}}},
                             {.text = "cloud", .children = {{"hex"}}},
                             {.text = "no id"}}});
}

TEST_CASE("text in quotes may hold brackets, entities and lines") {
    CHECK(read_mermaid("mindmap\n"
                       "  a[\"f(x) [1] #quot;q#quot; #35;1 &amp; b<br/>c\"]\n"
                       "    b(\"`**two**\n    lines`\")\n"
                       "    c[\" \"]\n") ==
          Topic{.text = "f(x) [1] \"q\" #1 & b\nc", .children = {{"**two**\nlines"}, {""}}});
}

TEST_CASE("what is wrong in a mindmap is told with its line") {
    CHECK_THROWS_WITH_AS(read_mermaid("mindmap\n  a\n    b[c\n"), "line 3: the shape that begins here has no end",
                         BadInput);
    CHECK_THROWS_WITH_AS(read_mermaid("\nflowchart LR\n"),
                         "line 2: no mind map of Mermaid begins: its first word is mindmap", BadInput);
}

TEST_CASE("Mermaid gets each text in quotes, with entities for its marks") {
    CHECK(outline::written_mermaid({.text = "a \"b\" #1", .children = {{.text = "%%{init}%%\n`c`"}, {.text = ""}}}) ==
          "mindmap\n"
          "  n0[\"a #quot;b#quot; #35;1\"]\n"
          "    n1[\"%#37;{init}%#37;<br/>#96;c#96;\"]\n"
          "    n2[\" \"]\n");
}
