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

void write_html_table(const Table& table, const Style& style, const Sink& sink) {
    if (!table.title.empty()) sink(element("h2", table.title));
    if (table.rows.empty()) return sink(element("p", table.empty));
    sink("<div class=\"wide\"><table>\n<thead><tr>");
    for (const auto& column : table.columns)
        sink(fmt::format("<th scope=\"col\"{}>{}</th>", class_of(column), html_escaped(column.heading)));
    sink("</tr></thead>\n<tbody>\n");
    for (const auto& row : table.rows) {
        sink("<tr>");
        for (std::size_t i = 0; i < row.size(); ++i) sink(html_cell(row[i], table.columns[i], style.language));
        sink("</tr>\n");
    }
    sink("</tbody></table></div>\n");
}

void write_html_facts(const Facts& facts, const Style& style, const Sink& sink) {
    if (!facts.title.empty()) sink(element("h2", facts.title));
    sink("<dl>\n");
    for (std::size_t i = 0; i < facts.items.size(); ++i)
        sink(fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", html_escaped(facts.items[i].first),
                         html_escaped(shown(facts.items[i].second, facts.kinds[i], style.language))));
    sink("</dl>\n");
}

void write_figure(const std::string& title, const std::string& svg, const std::string& legend, const Sink& sink) {
    if (!title.empty()) sink(element("h2", title));
    sink("<figure>\n" + svg);
    if (!legend.empty()) sink(element("figcaption", legend));
    sink("</figure>\n");
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

void write_behind(const Table& table, const Style& style, const Sink& sink) {
    sink("<details>" + element("summary", tr("Figures")));
    write_html_table(table, style, sink);
    sink("</details>\n");
}

/// The first sheet has the heading of the page.
void write_html_sheet(const Sheet& sheet, const Document& document, const Style& style, const Sink& sink) {
    if (&sheet != std::get_if<Sheet>(&document.sections.front())) sink(heading_of(document, style, " class=\"sheet\""));
    if (!sheet.title.empty()) sink(element("h2", sheet.title));
}

void write_html_section(const Section& section, const Document& document, const Style& style, const Sink& sink) {
    if (const auto* table = std::get_if<Table>(&section)) {
        write_html_table(*table, style, sink);
    } else if (const auto* map = std::get_if<Heatmap>(&section)) {
        write_figure(map->title, svg_of(*map, style.language), map->legend, sink);
        write_behind(table_of(*map), style, sink);
    } else if (const auto* series = std::get_if<Series>(&section)) {
        write_figure(series->title, svg_of(*series, style.language), "", sink);
        write_behind(table_of(*series), style, sink);
    } else if (const auto* ground = std::get_if<PointMap>(&section)) {
        write_figure(ground->title, svg_of(*ground), ground->legend, sink);
        write_behind(table_of(series_of(*ground)), style, sink);
    } else if (const auto* facts = std::get_if<Facts>(&section)) {
        write_html_facts(*facts, style, sink);
    } else if (const auto* timetable = std::get_if<Timetable>(&section)) {
        sink(html_of(*timetable));
    } else if (const auto* tree = std::get_if<Tree>(&section)) {
        sink(html_of(*tree));
    } else if (const auto* cards = std::get_if<Cards>(&section)) {
        sink(html_of(*cards));
    } else if (const auto* sheet = std::get_if<Sheet>(&section)) {
        write_html_sheet(*sheet, document, style, sink);
    } else {
        sink(element("p", std::get<Paragraph>(section).text));
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
    for (const auto& section : document.sections) write_html_section(section, document, style, sink);
    sink("</main>\n");
    if (!document.notes.empty()) {
        sink("<footer class=\"notes\"><ul>\n");
        for (const auto& note : document.notes) sink(element("li", note));
        sink("</ul></footer>\n");
    }
    sink("</body>\n</html>\n");
}

}  // namespace tiers::render
