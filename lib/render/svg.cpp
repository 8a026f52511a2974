#include "render/svg.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "i18n/numbers.h"
#include "render/cards.h"
#include "render/paint.h"
#include "render/point_map.h"
#include "render/tree.h"
#include "render/writers.h"

namespace tiers::render {

namespace {

/// One that is narrow is not stretched to the width of a page.
std::string opening(int width, int height, const std::string& title, const std::string& description) {
    constexpr int narrow = 640;
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" role=\"img\" class=\"plot{}\">\n"
        "<title>{}</title>\n<desc>{}</desc>\n",
        width, height, width < narrow ? " narrow" : "", html_escaped(title), html_escaped(description));
}

std::string text_at(double x, double y, const std::string& anchor, const std::string& text,
                    const char* style = "axis") {
    return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\" class=\"{}\">{}</text>\n", x, y, anchor,
                       style, html_escaped(text));
}

std::string hex(const Rgb& colour) {
    return fmt::format("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue);
}

struct Extremes {
    std::size_t highest = 0, lowest = 0;
    bool any = false;
};

Extremes extremes(const std::vector<std::optional<double>>& values) {
    Extremes found;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i]) continue;
        if (!found.any || *values[i] > *values[found.highest]) found.highest = i;
        if (!found.any || *values[i] < *values[found.lowest]) found.lowest = i;
        found.any = true;
    }
    return found;
}

std::string described(const Heatmap& map, Language language) {
    const auto found = extremes(map.cells);
    if (!found.any) return tr("nothing was measured");
    const auto where = [&](std::size_t at) {
        return map.rows[at / map.columns.size()] + " " + map.columns[at % map.columns.size()];
    };
    return say("highest {} ({}), lowest {} ({})", percentage(*map.cells[found.highest], language), where(found.highest),
               percentage(*map.cells[found.lowest], language), where(found.lowest));
}

std::string heat_cell(double x, double y, double side, double height, const std::optional<double>& ratio,
                      Language language) {
    if (!ratio)
        return fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" class=\"closed\"/>\n", x,
                           y, side, height);
    const auto percent = std::lround(*ratio * 100);
    return fmt::format(
        "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" rx=\"2\" "
        "fill=\"{}\"><title>{}</title></rect>\n"
        "<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\" class=\"{}\">{}</text>\n",
        x, y, side, height, hex(scale(*ratio)), html_escaped(percentage(*ratio, language)), x + side / 2,
        y + height / 2 + 4, *ratio > 0.45 ? "on-dark" : "on-light", percent);
}

/// Counts have a whole number at each of the four lines.
double axis_top(const Series& series) {
    double highest = 0;
    for (const auto& value : series.values) highest = std::max(highest, value.value_or(0));
    if (series.kind == Kind::ratio) return std::max(0.2, std::ceil(highest * 5 - 1e-9) / 5);
    const auto counts = series.kind == Kind::count;
    if (highest <= 0) return counts ? 4 : 1;
    const auto magnitude = std::pow(10, std::floor(std::log10(highest)));
    const auto top = std::ceil(highest / magnitude * 2) / 2 * magnitude;
    return counts ? std::ceil(top / 4) * 4 : top;
}

std::string described(const Series& series, Language language) {
    const auto found = extremes(series.values);
    if (!found.any) return tr("nothing was measured");
    return say("highest {} ({}), lowest {} ({})", shown(*series.values[found.highest], series.kind, language),
               series.labels[found.highest], shown(*series.values[found.lowest], series.kind, language),
               series.labels[found.lowest]);
}

/// The label of a line of the axis, a quarter of its top from the next: all of them with the same digits.
std::string tick(double top, int quarters, Kind kind, Language language) {
    if (kind != Kind::ratio) return shown(top * quarters / 4, kind, language);
    const auto step = top * 100 / 4;
    return percentage(top * quarters / 4, std::abs(step - std::round(step)) < 1e-6 ? 0 : 1, language);
}

/// The widest label, of which a sign takes 7.5 units at the most.
double width_of(const std::vector<std::string>& labels) {
    double widest = 0;
    for (const auto& label : labels) widest = std::max(widest, static_cast<double>(width(label)));
    return widest * 7.5;
}

/// What labels take at the left of a plot, and the space before it.
double room_left(const std::vector<std::string>& labels, double total) {
    return std::clamp(width_of(labels) + 10, 58.0, total / 2);
}

}  // namespace

std::string html_escaped(std::string_view text) {
    std::string result;
    for (const auto c : terminal_safe(text)) {
        switch (c) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            case '"':
                result += "&quot;";
                break;
            case '\'':
                result += "&#39;";
                break;
            default:
                result += c;
        }
    }
    return result;
}

std::string svg_of(const Heatmap& map, Language language) {
    constexpr double top = 26, height = 26, gap = 2, total = 960;
    const auto left = room_left(map.rows, total);
    const auto side =
        std::min(60.0, (total - left) / static_cast<double>(std::max<std::size_t>(1, map.columns.size())) - gap);
    const auto bottom = top + static_cast<double>(map.rows.size()) * (height + gap);
    auto svg = opening(static_cast<int>(left + static_cast<double>(map.columns.size()) * (side + gap) + 2),
                       static_cast<int>(bottom + 4), map.title, described(map, language));
    for (std::size_t column = 0; column < map.columns.size(); ++column)
        svg += text_at(left + static_cast<double>(column) * (side + gap) + side / 2, top - 9, "middle",
                       map.columns[column]);
    for (std::size_t row = 0; row < map.rows.size(); ++row) {
        const auto y = top + static_cast<double>(row) * (height + gap);
        svg += text_at(left - 10, y + height / 2 + 4, "end", map.rows[row]);
        for (std::size_t column = 0; column < map.columns.size(); ++column)
            svg += heat_cell(left + static_cast<double>(column) * (side + gap), y, side, height,
                             map.cells[row * map.columns.size() + column], language);
    }
    return svg + "</svg>\n";
}

std::string svg_of(const Series& series, Language language) {
    constexpr double top = 14, plot_height = 190, total = 960, right = 8;
    const auto highest = axis_top(series);
    std::vector<std::string> ticks;
    for (int line = 0; line <= 4; ++line) ticks.push_back(tick(highest, line, series.kind, language));
    const auto left = room_left(ticks, total);
    const auto count = static_cast<double>(std::max<std::size_t>(1, series.labels.size()));
    const auto step = (total - left - right) / count;
    auto svg = opening(static_cast<int>(total), static_cast<int>(top + plot_height + 30), series.title,
                       described(series, language));
    for (int line = 0; line <= 4; ++line) {
        const auto y = top + plot_height - plot_height * line / 4;
        svg += fmt::format("<line x1=\"{}\" y1=\"{:.1f}\" x2=\"{}\" y2=\"{:.1f}\" class=\"grid\"/>\n", left, y,
                           total - right, y);
        svg += text_at(left - 10, y + 4, "end", ticks[static_cast<std::size_t>(line)]);
    }
    const auto room = width_of(series.labels);
    const auto every = std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil((room + 8) / step)));
    for (std::size_t i = 0; i < series.labels.size(); ++i) {
        const auto x = left + step * static_cast<double>(i);
        if (i % every == 0 && x + (step + room) / 2 <= total)
            svg += text_at(x + step / 2, top + plot_height + 18, "middle", series.labels[i]);
        if (!series.values[i]) continue;
        const auto tall = plot_height * std::clamp(*series.values[i] / highest, 0.0, 1.0);
        svg += fmt::format(
            "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" rx=\"1.5\" class=\"bar\"><title>{}: "
            "{}</title></rect>\n",
            x + step * 0.12, top + plot_height - tall, step * 0.76, tall, html_escaped(series.labels[i]),
            html_escaped(shown(*series.values[i], series.kind, language)));
    }
    return svg + "</svg>\n";
}

void write_svg(const Document& document, const Style& style, const Sink& sink) {
    for (const auto& section : document.sections) {
        std::string svg;
        if (const auto* map = std::get_if<Heatmap>(&section))
            svg = svg_of(*map, style.language);
        else if (const auto* series = std::get_if<Series>(&section))
            svg = svg_of(*series, style.language);
        else if (const auto* ground = std::get_if<PointMap>(&section))
            svg = svg_of(*ground);
        else if (const auto* tree = std::get_if<Tree>(&section))
            svg = drawn(tree->root).svg;
        else if (const auto* cards = std::get_if<Cards>(&section); cards && cards->cards.size() == 1)
            svg = cards->cards.front().code.empty() ? "" : svg_of(cards->cards.front());
        if (svg.empty()) continue;
        // Alone, it brings its own colours.
        svg.insert(
            svg.find('\n') + 1,
            "<style>text{font:12px system-ui,sans-serif;fill:#3b4a4d}.on-dark{fill:#fff}.closed{fill:#eef1f1}"
            ".grid{stroke:#dfe5e5}.bar,.disc{fill:#247a78}.disc{fill-opacity:.55}.landmark,.scale{stroke:#1c2b2e;"
            "stroke-width:2}.mindmap text{font-size:15px;fill:#1c2b2e}.mindmap .root,.mindmap "
            ".main{font-weight:600}.mindmap .root{fill:#fff}.mindmap path,.mindmap rect{fill:none;stroke-width:2}"
            ".mindmap rect.trunk{fill:#247a78}.b1{stroke:#247a78}.b2{stroke:#a8641a}.b3{stroke:#3a6ea5}"
            ".b4{stroke:#8a4f8f}.b5{stroke:#5d7a2c}.b6{stroke:#b0473f}</style>\n");
        sink(svg);
        return;
    }
    throw BadInput("no_plot", tr("there is nothing to draw"));
}

}  // namespace tiers::render
