#include <fmt/format.h>

#include "base/text.h"
#include "format/outline.h"
#include "render/tree.h"
#include "render/writers.h"

namespace tiers::render {

namespace {

/// Text that Markdown takes as text: marks escaped, no line ends, no HTML.
std::string escaped(const std::string& text) {
    std::string result;
    for (const auto c : terminal_safe(text)) {
        if (std::string_view("\\`*_{}[]<>#+|~&").find(c) != std::string_view::npos) result += '\\';
        result += c;
    }
    return result;
}

/// Where a document is made of several parts, titles within stand a level lower.
std::string markdown_title(const std::string& title, bool in_chapter) {
    return fmt::format("{} {}\n\n", in_chapter ? "###" : "##", escaped(title));
}

void write_markdown_notes(const std::vector<std::string>& notes, const Sink& sink) {
    for (const auto& note : notes) sink(fmt::format("- {}\n", escaped(note)));
}

void write_markdown_table(const Table& table, bool in_chapter, const Style& style, const Sink& sink) {
    if (!table.title.empty()) sink(markdown_title(table.title, in_chapter));
    if (table.rows.empty()) {
        if (!table.empty.empty()) sink(escaped(table.empty) + "\n\n");
        return;
    }
    std::string head = "|", rule = "|";
    for (const auto& column : table.columns) {
        head += fmt::format(" {} |", escaped(column.heading));
        rule += stands_right(column.kind) ? " ---: |" : " --- |";
    }
    sink(head + "\n" + rule + "\n");
    for (const auto& row : table.rows) {
        std::string line = "|";
        for (std::size_t i = 0; i < row.size(); ++i)
            line += fmt::format(" {} |", escaped(shown(row[i], table.columns[i].kind, style.language)));
        sink(line + "\n");
    }
    sink("\n");
}

void write_markdown_facts(const Facts& facts, bool in_chapter, const Style& style, const Sink& sink) {
    if (!facts.title.empty()) sink(markdown_title(facts.title, in_chapter));
    for (std::size_t i = 0; i < facts.items.size(); ++i)
        sink(fmt::format("- {}: {}\n", escaped(facts.items[i].first),
                         escaped(shown(facts.items[i].second, facts.kinds[i], style.language))));
    sink("\n");
}

void write_markdown_tree(const Tree& tree, bool in_chapter, const Sink& sink) {
    if (!tree.title.empty()) sink(markdown_title(tree.title, in_chapter));
    sink(outline::markdown_list({legible(tree.root)}) + "\n");
}

}  // namespace

void write_markdown(const Document& document, const Style& style, const Sink& sink) {
    if (!document.title.empty()) sink(fmt::format("# {}\n\n", escaped(document.title)));
    if (const auto under = subtitle(document, style.language); !under.empty()) sink(escaped(under) + "\n\n");
    const auto in_chapter = has_chapters(document);
    for (const auto& section : document.sections) {
        if (const auto* table = std::get_if<Table>(&section))
            write_markdown_table(*table, in_chapter, style, sink);
        else if (const auto* facts = std::get_if<Facts>(&section))
            write_markdown_facts(*facts, in_chapter, style, sink);
        else if (const auto* paragraph = std::get_if<Paragraph>(&section))
            sink(escaped(paragraph->text) + "\n\n");
        else if (const auto* tree = std::get_if<Tree>(&section))
            write_markdown_tree(*tree, in_chapter, sink);
        else if (const auto* sheet = std::get_if<Sheet>(&section))
            sink(markdown_title(sheet->title, in_chapter));
        else if (const auto* chapter = std::get_if<Chapter>(&section))
            sink(markdown_title(chapter->title, false));
        else if (const auto* notes = std::get_if<Notes>(&section)) {
            write_markdown_notes(notes->lines, sink);
            sink("\n");
        }
    }
    write_markdown_notes(document.notes, sink);
}

}  // namespace tiers::render
