#include <fmt/format.h>

#include "render/svg.h"
#include "render/timetable.h"

namespace tiers::render {

namespace {

/// As many as an A4 page holds side by side.
constexpr std::size_t columns_on_paper = 7;

const char* look_class(Timetable::Look look) {
    switch (look) {
        case Timetable::Look::free:
            return "free";
        case Timetable::Look::closed:
            return "closed";
        case Timetable::Look::tentative:
            return "tentative";
        default:
            return "booked";
    }
}

std::string spanning_cell(const Stretch& stretch) {
    auto text = fmt::format("<td rowspan=\"{}\" class=\"{}\">", stretch.rows, look_class(stretch.look));
    auto name = "b";
    for (const auto& line : stretch.lines) {
        text += fmt::format("<{0}>{1}</{0}>", name, html_escaped(line));
        name = "span";
    }
    return text + "</td>";
}

std::string hour_cell(const Timetable& timetable, int minute, int step) {
    const auto now = timetable.now && *timetable.now >= minute && *timetable.now < minute + 60;
    return fmt::format("<th scope=\"row\" rowspan=\"{}\"{}>{}{}</th>", 60 / step, now ? " class=\"now\"" : "",
                       clock_of(minute),
                       now ? fmt::format("<small aria-current=\"time\">{}</small>", clock_of(*timetable.now)) : "");
}

std::string band_head(const Timetable& band) {
    auto text = fmt::format("<thead><tr><th scope=\"col\"><span class=\"unseen\">{}</span></th>", tr("Hour"));
    for (const auto& column : band.columns)
        text += fmt::format("<th scope=\"col\"{}>{}</th>", column.now ? " class=\"now\"" : "",
                            html_escaped(column.heading));
    return text + "</tr></thead>\n";
}

/// Each cell spans its rows, so that those who cannot see the page hear it as the table it is.
std::string band_table(const Timetable& band) {
    const auto step = row_minutes(band);
    std::vector<std::string> rows(static_cast<std::size_t>((band.to - band.from) / step));
    for (std::size_t row = 0; row < rows.size(); ++row)
        if (const auto minute = band.from + static_cast<int>(row) * step; minute % 60 == 0)
            rows[row] += hour_cell(band, minute, step);
    for (const auto& column : band.columns) {
        std::size_t row = 0;
        for (const auto& stretch : stretches(band, column)) {
            rows[row] += spanning_cell(stretch);
            row += stretch.rows;
        }
    }
    auto text = fmt::format("<div class=\"wide\"><table class=\"timetable{}\">\n", step < 30 ? " fine" : "");
    text += band_head(band) + "<tbody>\n";
    for (const auto& row : rows) text += "<tr>" + row + "</tr>\n";
    return text + "</tbody></table></div>\n";
}

}  // namespace

std::string html_of(const Timetable& timetable) {
    std::string text;
    if (!timetable.title.empty()) text += fmt::format("<h2>{}</h2>\n", html_escaped(timetable.title));
    for (const auto& band : bands(timetable, columns_on_paper)) text += band_table(band);
    if (!timetable.legend.empty()) text += fmt::format("<p class=\"legend\">{}</p>\n", html_escaped(timetable.legend));
    return text;
}

}  // namespace tiers::render
