#include <doctest/doctest.h>

#include "tests/unit/render/render_fixture.h"

using namespace tiers;
using render::Format;

TEST_CASE("Markdown takes text as text: no mark, no tag, no link, no new column") {
    auto document = document_of(Table{.columns = {{"name", "Name", Kind::text}, {"n", "N", Kind::count}},
                                      .rows = {{std::string("a|b *c* <script> [x](y)\nd"), std::int64_t{1}}}});
    document.title = "# 1_2";
    CHECK(written(document, Format::md) ==
          "# \\# 1\\_2\n\n"
          "| Name | N |\n"
          "| --- | ---: |\n"
          "| a\\|b \\*c\\* \\<script\\> \\[x\\](y)\\\\x0ad | 1 |\n\n");
}

TEST_CASE("an empty table is a sentence in Markdown") {
    CHECK(written(document_of(Table{.columns = {{"a", "A", Kind::text}}, .empty = "none_yet"}), Format::md) ==
          "none\\_yet\n\n");
}
