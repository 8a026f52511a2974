#include "render/tree.h"

#include <doctest/doctest.h>
#include <random>
#include <string>
#include <vector>

#include "render/tree_layout.h"
#include "tests/unit/render/render_fixture.h"

using namespace tiers;
using render::Format;
using render::Placed;

namespace {

const Topic barcamp{
    .text = "Barcamp",
    .note = "three groups",
    .children = {{.text = "people at work or far from it",
                  .children = {{.text = "alone"}, {.text = "together", .link = "https://example.org/"}}},
                 {.text = "", .note = "not named"}}};

double one_each(char32_t) {
    return 1;
}

/// Texts of a few words each, on so many levels at most.
Topic a_tree(std::mt19937& random, int levels) {
    const std::vector<std::string> words = {"a",      "tiers-lieu", "anticonstitutionnellement",
                                            "会議室", "of MANY",    "it\nis"};
    Topic topic;
    for (auto count = random() % 5; count > 0; --count) topic.text += words[random() % words.size()] + " ";
    for (auto count = levels > 0 ? random() % 5 : 0; count > 0; --count)
        topic.children.push_back(a_tree(random, levels - 1));
    return topic;
}

struct Box {
    double left, right, top, bottom;
};
void collect(const Placed& placed, std::vector<Box>& boxes) {
    const auto left = placed.left ? placed.x - placed.width : placed.x;
    boxes.push_back({left, left + placed.width, placed.y - placed.height / 2, placed.y + placed.height / 2});
    for (const auto& child : placed.children) collect(child, boxes);
}
bool overlap(const Box& one, const Box& other) {
    constexpr double hair = 1e-6;
    return one.left < other.right - hair && other.left < one.right - hair && one.top < other.bottom - hair &&
           other.top < one.bottom - hair;
}
bool any_overlap(const std::vector<Box>& boxes) {
    for (std::size_t i = 0; i < boxes.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (overlap(boxes[i], boxes[j])) return true;
    return false;
}

}  // namespace

TEST_CASE("a tree is drawn with branches, its notes and links below their topics") {
    CHECK(written(document_of(Tree{.title = "Mind map", .root = barcamp}), render::Style{.width = 30}) ==
          "Mind map\n"
          "Barcamp\n"
          "│  three groups\n"
          "├─ people at work or far from\n"
          "│  it\n"
          "│  ├─ alone\n"
          "│  └─ together\n"
          "│        https://example.org/\n"
          "└─ –\n"
          "      not named\n");
}

TEST_CASE("a tree is a nested list in Markdown, and what would turn text around is made visible") {
    CHECK(written(document_of(Tree{.title = "1_2", .root = {.text = "a\u202eb", .children = {{"- c"}, {"d\ne"}}}}),
                  Format::md) ==
          "## 1\\_2\n\n"
          "- a\\\\u202eb\n"
          "  - \\- c\n"
          "  - d<br>e\n\n");
}

TEST_CASE("a page has the drawing of a tree, and a list that is seen where it says more") {
    const auto page = written(document_of(Tree{.root = barcamp}), Format::html);
    CHECK(page.find("<ul class=\"outline\">\n<li>Barcamp<small>three groups</small>") != page.npos);
    CHECK(page.find("<li><a href=\"https://example.org/\" rel=\"noreferrer\">together</a></li>") != page.npos);
    const auto bare = written(document_of(Tree{.root = {.text = "A <b>\n&", .children = {{"c"}}}}), Format::html);
    CHECK(bare.find("<ul class=\"outline drawn\">\n<li>A &lt;b&gt;<br>&amp;\n<ul>\n<li>c</li>\n</ul></li>\n</ul>") !=
          bare.npos);
    CHECK(bare.find("<title>A &lt;b&gt; &amp;</title>") != bare.npos);
}

TEST_CASE("a tree is its own plot") {
    const auto svg = written(document_of(Tree{.root = barcamp}), Format::svg);
    CHECK(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "));
    CHECK(svg.find("<style>") != svg.npos);
    CHECK(svg.find(">Barcamp</tspan>") != svg.npos);
}

TEST_CASE("lines are broken at their own ends, at blanks, and within what is longer than a line") {
    using Lines = std::vector<std::string>;
    CHECK(render::in_lines("one two three", 7, one_each) == Lines{"one two", "three"});
    CHECK(render::in_lines("a\nb c", 7, one_each) == Lines{"a", "b c"});
    CHECK(render::in_lines("x abcdefghi jk", 4, one_each) == Lines{"x", "abcd", "efgh", "i jk"});
    CHECK(render::in_lines("éàü", 1, one_each) == Lines{"é", "à", "ü"});
    CHECK(render::in_lines("", 7, one_each) == Lines{""});
}

TEST_CASE("no topic lies on another or leaves the drawing, which is never wider than a page") {
    std::mt19937 random{7};
    for (int i = 0; i < 200; ++i) {
        const auto layout = render::laid_out(a_tree(random, i % 8));
        CHECK(layout.width <= 1000.5);
        std::vector<Box> boxes;
        collect(layout.root, boxes);
        CHECK(!any_overlap(boxes));
        for (const auto& box : boxes) {
            const auto inside =
                box.left >= 0 && box.top >= 0 && box.right <= layout.width && box.bottom <= layout.height;
            CHECK(inside);
        }
    }
}

TEST_CASE("shallow trees have their root in the middle, and the second half of their branches to its left") {
    const auto both = render::laid_out({.text = "r", .children = {{"a"}, {"b"}, {"c"}, {"d"}}});
    const auto& branches = both.root.children;
    CHECK(!branches[0].left);
    CHECK(!branches[1].left);
    CHECK(branches[2].left);
    CHECK(branches[3].left);
    CHECK(both.root.x + both.root.width / 2 == doctest::Approx(both.width / 2));
    const auto deep = render::laid_out(
        {.text = "r", .children = {{.text = "a", .children = {{.text = "b", .children = {{"c"}}}}}, {"d"}}});
    CHECK(!deep.root.children[1].left);
}

TEST_CASE("a tree of all the levels there may be is still drawn on a page") {
    Topic topic{.text = "the deepest"};
    for (int level = 1; level < 64; ++level) topic = Topic{.text = "above", .children = {std::move(topic)}};
    CHECK(render::laid_out(topic).width <= 1000.5);
}
