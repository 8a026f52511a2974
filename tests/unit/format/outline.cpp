#include "format/outline.h"

#include <doctest/doctest.h>
#include <tiers/error.h>
#include <tiers/limits.h>
#include <tiers/outline.h>
#include <array>
#include <random>
#include <string>

using namespace tiers;
using outline::Format;

namespace {

constexpr std::array formats = {Format::freemind, Format::opml, Format::markdown, Format::mermaid};
constexpr std::array file_names = {"a.mm", "a.opml", "a.md", "a.mmd"};

/// What is a mark in one of the formats, or more than a byte.
constexpr std::array nasty = {
    "\"",   "'",     "[",         "]",    "(",         ")",       "{{",   "}}",     "<",    ">",     "&amp;", "&",
    "#",    "# ",    "-",         "- ",   "* ",        "**",      "1. ",  "2) ",    "`",    "```",   "%%",    "%%{",
    "\n",   "\n\n",  "  ",        "\t",   "\r\n",      "\u202e",  "שלום", "é",      "日本", "\\",    "|",     "<br>",
    "#35;", "&#35;", "---",       "===",  "___",       "word",    "\x01", "\u00a0", "](",   "](x)",  "]]>",   "mindmap",
    "<!--", "-->",   "::icon(x)", ":::c", "n1[\"x\"]", "e\u0301", "🙂", "+",      "=",    "\ufffe"};
constexpr std::array links = {"", "https://example.org/a_(b)?x=1&y=[2](3", "mailto:a@example.org", "http://é.example/"};

class Trees {
public:
    Topic next(int levels) {
        Topic topic{.text = text(), .note = below(4) == 0 ? text() : "", .link = links[below(links.size())]};
        for (auto branches = levels > 0 ? below(4) : 0; branches > 0; --branches)
            topic.children.push_back(next(levels - 1));
        return topic;
    }
    std::size_t below(std::size_t end) { return random_() % end; }

private:
    std::string text() {
        std::string text;
        for (auto pieces = below(6); pieces > 0; --pieces) text += nasty[below(nasty.size())];
        return outline::plain_lines(text);
    }
    std::mt19937 random_{7};
};

void leave_texts_alone(Topic& topic) {
    topic.note.clear();
    topic.link.clear();
    for (auto& child : topic.children) leave_texts_alone(child);
}

std::string code_of(const std::string& text, const char* name) {
    try {
        outline::read(text, name);
    } catch (const BadInput& error) {
        return error.code() + ": " + error.what();
    }
    return "nothing is wrong";
}

}  // namespace

TEST_CASE("a tree of any text survives each format, and its notes and links all but Mermaid") {
    Trees trees;
    for (int i = 0; i < 500; ++i) {
        auto tree = trees.next(static_cast<int>(trees.below(5)));
        for (std::size_t at = 0; at < formats.size(); ++at) {
            if (formats[at] == Format::mermaid) leave_texts_alone(tree);
            const auto file = outline::written(tree, formats[at]);
            INFO(file);
            CHECK(outline::read(file, file_names[at]) == tree);
        }
    }
}

TEST_CASE("a file that has no telling name is known by its first bytes") {
    const Topic tree{.text = "Root", .children = {{.text = "a"}, {.text = "b"}}};
    for (const auto format : formats) CHECK(outline::read(outline::written(tree, format), "-") == tree);
    CHECK(outline::read("%% made by hand\nmindmap\n  Root\n    a\n    b\n") == tree);
    CHECK(outline::read("\ufeff<opml version=\"1.0\"><body><outline text=\"Root\"><outline text=\"a\"/><outline "
                        "text=\"b\"/></outline></body></opml>") == tree);
}

TEST_CASE("the ending of a file tells its format") {
    for (std::size_t at = 0; at < formats.size(); ++at) CHECK(outline::format_of_file(file_names[at]) == formats[at]);
    CHECK(!outline::format_of_file("a.txt"));
}

TEST_CASE("a text is lines, with a blank for what is no text") {
    CHECK(outline::plain_lines("  a\t b \r\n\n \u00a0\n\x01"
                               "c\u2028d\u0085\ufffe ") == "a b\nc d");
    CHECK(outline::plain_lines("\u202eabc\u00a0: d") == "\u202eabc\u00a0: d");
}

TEST_CASE("a link is kept where a page may follow it") {
    const auto link_of = [](const std::string& link) {
        return outline::read("<map><node TEXT=\"a\" LINK=\"" + link + "\"/></map>").link;
    };
    CHECK(link_of("https://example.org/é") == "https://example.org/é");
    CHECK(link_of("mailto:a@example.org") == "mailto:a@example.org");
    for (const auto* link : {"javascript:alert(1)", "#ID_1", "file:///etc/passwd", "https://a b", "https://a&lt;b"})
        CHECK(link_of(link).empty());
}

TEST_CASE("what passes a limit is told by its name, with the line") {
    std::string deep = "mindmap\n";
    for (std::size_t level = 0; level <= limits::outline_depth; ++level) deep += std::string(level, ' ') + "x\n";
    CHECK(code_of(deep, "a.mmd") == "outline_too_deep: line 66: more than 64 levels");
    std::string many = "# root\n";
    for (std::size_t count = 0; count < limits::outline_topics; ++count) many += "- x\n";
    CHECK(code_of(many, "a.md") == "outline_too_many: line 10001: more than 10000 topics");
    CHECK(code_of("# a\n- b\n- " + std::string(10'001, 'x'), "a.md") ==
          "outline_text_too_long: line 3: a text of more than 10000 bytes");
    CHECK(code_of(std::string(limits::outline_bytes + 1, ' '), "a.md") ==
          "outline_too_large: the mind map is larger than 4 MiB");
}

TEST_CASE("a mind map has one root") {
    const auto* told = "outline_roots: line 3: 'b' is a second root";
    CHECK(code_of("<map>\n<node TEXT='a'/>\n<node TEXT='b'/>\n</map>", "a.mm") == told);
    CHECK(code_of("- a\n\n- b", "a.md") == told);
    CHECK(code_of("mindmap\n a\n b", "a.mmd") == told);
    for (const auto* name : {"a.md", "a.mmd"}) CHECK(code_of("", name).starts_with("no_outline: "));
    CHECK(code_of("<map/>", "a.mm").starts_with("no_outline: "));
    CHECK(code_of("<opml><body/></opml>", "a.opml").starts_with("no_outline: "));
}

TEST_CASE("XML is well formed and has no document type") {
    CHECK(code_of("<map>\n<node TEXT='a'>\n</map>", "a.mm").starts_with("bad_xml: line 3: the XML is not well formed"));
    CHECK(code_of("<!DOCTYPE map [<!ENTITY a 'b'>]><map><node TEXT='&a;'/></map>", "a.mm") ==
          "xml_doctype: the XML has a document type (DOCTYPE), which is not read");
    CHECK(code_of("<html/>", "a.mm") == "no_outline: line 1: no mind map of FreeMind begins: it is <map>");
    CHECK(code_of("\n<map/>", "a.opml") == "no_outline: line 2: no OPML begins: it is <opml>");
}
