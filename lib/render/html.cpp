#include <fmt/format.h>
#include <algorithm>

#include "base/text.h"
#include "render/cards.h"
#include "render/point_map.h"
#include "render/svg.h"
#include "render/timetable.h"
#include "render/tree.h"
#include "render/writers.h"
#include "sql/render.h"

namespace tiers::render {

namespace {

/// What sections are written for. `title` is the element of their titles: one level below chapters.
struct Page {
    const Document& document;
    const Style& style;
    const Sink& sink;
    const char* title = "h2";
};

std::string element(const char* name, const std::string& text, const char* more = "") {
    return fmt::format("<{}{}>{}</{}>\n", name, more, html_escaped(text), name);
}

/// A ratio as a small bar behind its figure; drawn, since the page allows no inline style.
std::string share(double ratio) {
    return fmt::format(
        "<svg class=\"share\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect "
        "width=\"{:.1f}\" height=\"10\"/></svg>",
        100 * std::clamp(ratio, 0.0, 1.0));
}

/// Only prose breaks over lines.
const char* class_of(const Column& column) {
    if (column.to_fill) return " class=\"fill\"";
    if (stands_right(column.kind)) return " class=\"right\"";
    return column.kind == Kind::text ? "" : " class=\"code\"";
}

std::string html_cell(const Value& value, const Column& column, Language language) {
    const auto* ratio = column.bar ? std::get_if<double>(&value) : nullptr;
    const auto text = html_escaped(shown(value, column.kind, language));
    if (column.page) return fmt::format("<td{0}><a href=\"{1}\">{1}</a></td>", class_of(column), text);
    return fmt::format("<td{}>{}{}</td>", class_of(column), text, ratio ? share(*ratio) : "");
}

const std::string& title_of(const Document& document, const Style& style) {
    return document.title.empty() ? style.title : document.title;
}

/// What the document is, whose, and when.
std::string heading_of(const Document& document, const Style& style, const char* more = "") {
    const auto under = subtitle(document, style.language);
    return fmt::format("<header{}>", more) + element("h1", title_of(document, style)) +
           (under.empty() ? "" : element("p", under, " class=\"when\"")) + "</header>\n";
}

void write_html_table(const Table& table, const Page& page) {
    const auto& sink = page.sink;
    if (!table.title.empty()) sink(element(page.title, table.title));
    if (table.rows.empty()) return sink(element("p", table.empty));
    sink("<div class=\"wide\"><table>\n<thead><tr>");
    for (const auto& column : table.columns)
        sink(fmt::format("<th scope=\"col\"{}>{}</th>", class_of(column), html_escaped(column.heading)));
    sink("</tr></thead>\n<tbody>\n");
    for (const auto& row : table.rows) {
        sink("<tr>");
        for (std::size_t i = 0; i < row.size(); ++i) sink(html_cell(row[i], table.columns[i], page.style.language));
        sink("</tr>\n");
    }
    sink("</tbody></table></div>\n");
}

void write_html_facts(const Facts& facts, const Page& page) {
    if (!facts.title.empty()) page.sink(element(page.title, facts.title));
    page.sink("<dl>\n");
    for (std::size_t i = 0; i < facts.items.size(); ++i)
        page.sink(fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", html_escaped(facts.items[i].first),
                              html_escaped(shown(facts.items[i].second, facts.kinds[i], page.style.language))));
    page.sink("</dl>\n");
}

void write_figure(const std::string& title, const std::string& svg, const std::string& legend, const Page& page) {
    if (!title.empty()) page.sink(element(page.title, title));
    page.sink("<figure>\n" + svg);
    if (!legend.empty()) page.sink(element("figcaption", legend));
    page.sink("</figure>\n");
}

void write_html_notes(const std::vector<std::string>& notes, const char* name, const Sink& sink) {
    sink(fmt::format("<{} class=\"notes\"><ul>\n", name));
    for (const auto& note : notes) sink(element("li", note));
    sink(fmt::format("</ul></{}>\n", name));
}

void write_html_chapter(const Chapter& chapter, const Sink& sink) {
    sink(element("h2", chapter.title, fmt::format(" class=\"chapter\" id=\"{}\"", chapter.name).c_str()));
}

/// Leads to each chapter; nothing for a document without.
void write_html_contents(const Page& page) {
    if (!has_chapters(page.document)) return;
    page.sink(fmt::format("<nav class=\"contents\" aria-label=\"{}\"><ol>\n", html_escaped(tr("Contents"))));
    for (const auto& section : page.document.sections)
        if (const auto* chapter = std::get_if<Chapter>(&section))
            page.sink(fmt::format("<li><a href=\"#{}\">{}</a></li>\n", chapter->name, html_escaped(chapter->title)));
    page.sink("</ol></nav>\n");
}

/// The figures behind a heat map, for those who read tables.
Table table_of(const Heatmap& map) {
    Table table;
    table.columns.push_back({"row", "", Kind::text});
    for (const auto& column : map.columns) table.columns.push_back({column, column, Kind::ratio});
    for (std::size_t row = 0; row < map.rows.size(); ++row) {
        Row cells = {map.rows[row]};
        for (std::size_t column = 0; column < map.columns.size(); ++column) {
            const auto& value = map.cells[row * map.columns.size() + column];
            cells.push_back(cell(value));
        }
        table.rows.push_back(std::move(cells));
    }
    return table;
}

Table table_of(const Series& series) {
    Table table;
    table.columns = {{"label", "", Kind::text}, {"value", series.title, series.kind}};
    for (std::size_t i = 0; i < series.labels.size(); ++i)
        table.rows.push_back({series.labels[i], cell(series.values[i])});
    return table;
}

void write_behind(const Table& table, const Page& page) {
    page.sink("<details>" + element("summary", tr("Figures")));
    write_html_table(table, page);
    page.sink("</details>\n");
}

/// The first sheet has the heading of the page.
void write_html_sheet(const Sheet& sheet, const Page& page) {
    if (&sheet != std::get_if<Sheet>(&page.document.sections.front()))
        page.sink(heading_of(page.document, page.style, " class=\"sheet\""));
    if (!sheet.title.empty()) page.sink(element(page.title, sheet.title));
}

void write_html_section(const Section& section, const Page& page) {
    const auto language = page.style.language;
    if (const auto* table = std::get_if<Table>(&section)) {
        write_html_table(*table, page);
    } else if (const auto* map = std::get_if<Heatmap>(&section)) {
        write_figure(map->title, svg_of(*map, language), map->legend, page);
        write_behind(table_of(*map), page);
    } else if (const auto* series = std::get_if<Series>(&section)) {
        write_figure(series->title, svg_of(*series, language), "", page);
        write_behind(table_of(*series), page);
    } else if (const auto* ground = std::get_if<PointMap>(&section)) {
        write_figure(ground->title, svg_of(*ground), ground->legend, page);
        write_behind(table_of(series_of(*ground)), page);
    } else if (const auto* facts = std::get_if<Facts>(&section)) {
        write_html_facts(*facts, page);
    } else if (const auto* timetable = std::get_if<Timetable>(&section)) {
        page.sink(html_of(*timetable));
    } else if (const auto* tree = std::get_if<Tree>(&section)) {
        page.sink(html_of(*tree));
    } else if (const auto* cards = std::get_if<Cards>(&section)) {
        page.sink(html_of(*cards));
    } else if (const auto* sheet = std::get_if<Sheet>(&section)) {
        write_html_sheet(*sheet, page);
    } else if (const auto* chapter = std::get_if<Chapter>(&section)) {
        write_html_chapter(*chapter, page.sink);
    } else if (const auto* notes = std::get_if<Notes>(&section)) {
        write_html_notes(notes->lines, "div", page.sink);
    } else {
        page.sink(element("p", std::get<Paragraph>(section).text));
    }
}

}  // namespace

void write_html(const Document& document, const Style& style, const Sink& sink) {
    sink(fmt::format(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
        "<title>{}</title>\n<style>\n{}</style>\n</head>\n<body>\n{}<main>\n",
        tag(style.language), html_escaped(title_of(document, style)), sql::render::page, heading_of(document, style)));
    const Page page{document, style, sink, has_chapters(document) ? "h3" : "h2"};
    write_html_contents(page);
    for (const auto& section : document.sections) write_html_section(section, page);
    sink("</main>\n");
    if (!document.notes.empty()) write_html_notes(document.notes, "footer", sink);
    sink("</body>\n</html>\n");
}

}  // namespace tiers::render
