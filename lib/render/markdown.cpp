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

void write_markdown_table(const Table& table, const Style& style, const Sink& sink) {
    if (!table.title.empty()) sink(fmt::format("## {}\n\n", escaped(table.title)));
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

void write_markdown_facts(const Facts& facts, const Style& style, const Sink& sink) {
    if (!facts.title.empty()) sink(fmt::format("## {}\n\n", escaped(facts.title)));
    for (std::size_t i = 0; i < facts.items.size(); ++i)
        sink(fmt::format("- {}: {}\n", escaped(facts.items[i].first),
                         escaped(shown(facts.items[i].second, facts.kinds[i], style.language))));
    sink("\n");
}

void write_markdown_tree(const Tree& tree, const Sink& sink) {
    if (!tree.title.empty()) sink(fmt::format("## {}\n\n", escaped(tree.title)));
    sink(outline::markdown_list({legible(tree.root)}) + "\n");
}

}  // namespace

void write_markdown(const Document& document, const Style& style, const Sink& sink) {
    if (!document.title.empty()) sink(fmt::format("# {}\n\n", escaped(document.title)));
    if (const auto under = subtitle(document, style.language); !under.empty()) sink(escaped(under) + "\n\n");
    for (const auto& section : document.sections) {
        if (const auto* table = std::get_if<Table>(&section))
            write_markdown_table(*table, style, sink);
        else if (const auto* facts = std::get_if<Facts>(&section))
            write_markdown_facts(*facts, style, sink);
        else if (const auto* paragraph = std::get_if<Paragraph>(&section))
            sink(escaped(paragraph->text) + "\n\n");
        else if (const auto* tree = std::get_if<Tree>(&section))
            write_markdown_tree(*tree, sink);
        else if (const auto* sheet = std::get_if<Sheet>(&section))
            sink(fmt::format("## {}\n\n", escaped(sheet->title)));
    }
    for (const auto& note : document.notes) sink(fmt::format("- {}\n", escaped(note)));
}

}  // namespace tiers::render
