#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/text.h"
#include "i18n/dates.h"
#include "render/cards.h"
#include "render/paint.h"
#include "render/point_map.h"
#include "render/timetable.h"
#include "render/tree.h"
#include "render/writers.h"

namespace tiers::render {

namespace {

constexpr int bar_columns = 20;
constexpr int narrowest_column = 8;
constexpr int narrowest_bar = 5;

using Lines = std::vector<std::vector<std::string>>;

/// Appends a text at this width: cut, or filled with blanks.
void append(std::string& line, const std::string& text, int columns, bool right) {
    const auto free = columns - width(text);
    const auto blanks = static_cast<std::size_t>(std::max(0, free));
    if (right) line.append(blanks, ' ');
    if (free < 0)
        line += cut(text, columns);
    else
        line += text;
    if (!right) line.append(blanks, ' ');
}

std::string padded(const std::string& text, int columns, bool right) {
    std::string cell;
    append(cell, text, columns, right);
    return cell;
}

std::string without_end_blanks(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

std::vector<std::string> cells_of(const Row& row, const Table& table, Language language) {
    std::vector<std::string> cells;
    cells.reserve(row.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
        cells.push_back(terminal_safe(shown(row[i], table.columns[i].kind, language)));
    }
    return cells;
}

std::vector<int> widths_of(const Lines& lines, std::size_t columns) {
    std::vector<int> widths(columns, 0);
    for (const auto& line : lines)
        for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], width(line[i]));
    return widths;
}

/// Columns of text, and of the bar beside each that has one; 0 is no bar.
struct Widths {
    std::vector<int> cells;
    int bar = bar_columns;
};

int sum_of(const std::vector<int>& cells) {
    return std::accumulate(cells.begin(), cells.end(), 2 * (static_cast<int>(cells.size()) - 1));
}

/// As wide as there is room for beside the cells.
int bar_beside(const std::vector<int>& cells, const Table& table, int available) {
    const auto bars = static_cast<int>(std::ranges::count_if(table.columns, &Column::bar));
    const auto each = bars == 0 ? 0 : (available - sum_of(cells)) / bars - 1;
    return each < narrowest_bar ? 0 : std::min(each, bar_columns);
}

/// Makes the widest column of text narrower until they fit, but not beyond what can be read; where that is not enough,
/// nothing is cut.
void cut_to(std::vector<int>& cells, const Table& table, int available) {
    auto narrowed = cells;
    while (sum_of(narrowed) > available) {
        std::size_t widest = cells.size();
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (!stands_right(table.columns[i].kind) && narrowed[i] > narrowest_column &&
                (widest == cells.size() || narrowed[i] > narrowed[widest]))
                widest = i;
        if (widest == cells.size()) return;
        --narrowed[widest];
    }
    cells = std::move(narrowed);
}

/// Bars give way before words do.
void fit(Widths& widths, const Table& table, int available) {
    widths.bar = bar_beside(widths.cells, table, available);
    cut_to(widths.cells, table, available);
}

std::string line_of(const std::vector<std::string>& cells, const Row* row, const Table& table, const Widths& widths,
                    const Paint& paint) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i) line += "  ";
        append(line, cells[i], widths.cells[i], stands_right(table.columns[i].kind));
        if (!table.columns[i].bar || widths.bar == 0) continue;
        const auto* ratio = row ? std::get_if<double>(&(*row)[i]) : nullptr;
        line += " " + (ratio ? paint.bar(*ratio, widths.bar) : std::string(static_cast<std::size_t>(widths.bar), ' '));
    }
    return without_end_blanks(std::move(line)) + "\n";
}

void write_text_table(const Table& table, const Style& style, const Sink& sink) {
    const Paint paint(style.colour);
    if (!table.title.empty()) sink(paint.strong(terminal_safe(table.title)) + "\n");
    if (!table.sentences.empty()) {
        for (const auto& sentence : table.sentences) sink(terminal_safe(sentence) + "\n");
        return;
    }
    if (table.rows.empty()) {
        if (!table.empty.empty()) sink(terminal_safe(table.empty) + "\n");
        return;
    }
    Lines lines;
    std::vector<std::string> headings;
    for (const auto& column : table.columns) headings.push_back(terminal_safe(column.heading));
    if (style.headers) lines.push_back(headings);
    for (const auto& row : table.rows) lines.push_back(cells_of(row, table, style.language));
    Widths widths{widths_of(lines, table.columns.size())};
    if (style.width) fit(widths, table, *style.width);
    if (style.headers) sink(paint.faint(line_of(headings, nullptr, table, widths, paint)));
    for (std::size_t i = 0; i < table.rows.size(); ++i)
        sink(line_of(lines[i + (style.headers ? 1 : 0)], &table.rows[i], table, widths, paint));
    for (const auto& column : table.columns)
        if (!column.note.empty()) sink(paint.faint(fmt::format("{}: {}", column.heading, column.note)) + "\n");
}

/// Prose broken at blanks.
std::string wrapped(const std::string& text, int columns, const std::string& indent) {
    std::string result, line;
    for (const auto word : split(text, ' ')) {
        if (!line.empty() && width(indent + line) + 1 + width(word) > columns) {
            result += indent + line + "\n";
            line.clear();
        }
        line += (line.empty() ? "" : " ") + std::string(word);
    }
    return result + indent + line + "\n";
}

/// Percentages on their colours, and on shades where there is no colour: a column more for each, if there is room.
void write_text_heatmap(const Heatmap& map, const Style& style, const Sink& sink) {
    const Paint paint(style.colour);
    int label = 0;
    for (const auto& row : map.rows) label = std::max(label, width(row));
    const auto columns = static_cast<int>(map.columns.size());
    const auto shaded = style.colour == Colour::none && label + 4 * columns <= style.width.value_or(100);
    const auto* apart = shaded ? " " : "";
    if (!map.title.empty()) sink(paint.strong(terminal_safe(map.title)) + "\n");
    std::string head(static_cast<std::size_t>(label), ' ');
    for (const auto& column : map.columns) head += padded(column, 3, true) + apart;
    sink(paint.faint(without_end_blanks(head)) + "\n");
    for (std::size_t row = 0; row < map.rows.size(); ++row) {
        auto line = padded(map.rows[row], label, false);
        for (std::size_t column = 0; column < map.columns.size(); ++column) {
            const auto& cell = map.cells[row * map.columns.size() + column];
            line += paint.cell(cell) + (shaded ? Paint::shade(cell) : "");
        }
        sink(without_end_blanks(line) + "\n");
    }
    if (map.legend.empty()) return;
    const auto legend = terminal_safe(map.legend);
    sink(paint.faint(style.width ? wrapped(legend, *style.width, "") : legend + "\n"));
}

void write_text_series(const Series& series, const Style& style, const Sink& sink) {
    const Paint paint(style.colour);
    if (!series.title.empty()) sink(paint.strong(terminal_safe(series.title)) + "\n");
    int label = 0, figure = 0;
    double highest = series.kind == Kind::ratio ? 1 : 0;
    std::vector<std::string> figures;
    for (std::size_t i = 0; i < series.labels.size(); ++i) {
        figures.push_back(shown(cell(series.values[i]), series.kind, style.language));
        label = std::max(label, width(series.labels[i]));
        figure = std::max(figure, width(figures.back()));
        highest = std::max(highest, series.values[i].value_or(0));
    }
    for (std::size_t i = 0; i < series.labels.size(); ++i) {
        const auto share = series.values[i] && highest > 0 ? *series.values[i] / highest : 0;
        sink(without_end_blanks(fmt::format("{}  {}  {}", padded(terminal_safe(series.labels[i]), label, false),
                                            padded(figures[i], figure, true), paint.bar(share, 2 * bar_columns))) +
             "\n");
    }
}

void write_text_facts(const Facts& facts, const Style& style, const Sink& sink) {
    const Paint paint(style.colour);
    if (!facts.title.empty()) sink(paint.strong(terminal_safe(facts.title)) + "\n");
    int label = 0;
    for (const auto& [name, value] : facts.items) label = std::max(label, width(name));
    for (std::size_t i = 0; i < facts.items.size(); ++i) {
        const auto& [name, value] = facts.items[i];
        sink(without_end_blanks(padded(name, label, false) + "  " +
                                terminal_safe(shown(value, facts.kinds[i], style.language))) +
             "\n");
    }
}

void write_text_notes(const std::vector<std::string>& notes, const Style& style, const Sink& sink) {
    const auto columns = std::min(style.width.value_or(100), 100);
    for (const auto& note : notes)
        sink(Paint(style.colour).faint(wrapped(terminal_safe(note), columns, "  ").replace(0, 2, "· ")));
}

void write_text_chapter(const Chapter& chapter, const Style& style, const Sink& sink) {
    const auto title = terminal_safe(chapter.title);
    std::string line;
    for (auto columns = width(title); columns > 0; --columns) line += "═";
    sink(Paint(style.colour).strong(title) + "\n" + line + "\n");
}

void write_text_section(const Section& section, const Style& style, const Sink& sink) {
    if (const auto* table = std::get_if<Table>(&section))
        write_text_table(*table, style, sink);
    else if (const auto* map = std::get_if<Heatmap>(&section))
        write_text_heatmap(*map, style, sink);
    else if (const auto* series = std::get_if<Series>(&section))
        write_text_series(*series, style, sink);
    else if (const auto* ground = std::get_if<PointMap>(&section))
        write_text_series(series_of(*ground), style, sink);
    else if (const auto* facts = std::get_if<Facts>(&section))
        write_text_facts(*facts, style, sink);
    else if (const auto* timetable = std::get_if<Timetable>(&section))
        write_text_timetable(*timetable, style, sink);
    else if (const auto* tree = std::get_if<Tree>(&section))
        write_text_tree(*tree, style, sink);
    else if (const auto* cards = std::get_if<Cards>(&section))
        write_text_cards(*cards, style, sink);
    else if (const auto* sheet = std::get_if<Sheet>(&section))
        sink(Paint(style.colour).strong(terminal_safe(sheet->title)) + "\n");
    else if (const auto* chapter = std::get_if<Chapter>(&section))
        write_text_chapter(*chapter, style, sink);
    else if (const auto* notes = std::get_if<Notes>(&section))
        write_text_notes(notes->lines, style, sink);
    else
        sink(wrapped(terminal_safe(std::get<Paragraph>(section).text), style.width.value_or(100), ""));
}

}  // namespace

void write_text(const Document& document, const Style& style, const Sink& sink) {
    const Paint paint(style.colour);
    if (!document.title.empty()) sink(paint.strong(terminal_safe(document.title)) + "\n");
    const auto under = subtitle(document, style.language);
    if (!under.empty()) sink(terminal_safe(under) + "\n");
    auto apart = !document.title.empty() || !under.empty();
    for (const auto& section : document.sections) {
        if (apart) sink("\n");
        write_text_section(section, style, sink);
        apart = true;
    }
    if (!document.notes.empty()) sink("\n");
    write_text_notes(document.notes, style, sink);
}

}  // namespace tiers::render
