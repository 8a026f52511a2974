#include <fmt/format.h>
#include <algorithm>

#include "base/text.h"
#include "render/paint.h"
#include "render/timetable.h"

namespace tiers::render {

namespace {

using Look = Timetable::Look;

constexpr int hours_width = 6, narrowest = 13, widest = 30;

std::string marks(const char* mark, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += mark;
    return text;
}

std::string filled(const std::string& text, int columns) {
    auto line = cut(text, columns);
    line.append(static_cast<std::size_t>(std::max(0, columns - width(line))), ' ');
    return line;
}

/// A bracket beside what is booked, so that two in a row are told apart without colour.
const char* bracket(std::size_t row, std::size_t rows) {
    if (rows == 1) return "╺";
    if (row == 0) return "┏";
    return row + 1 == rows ? "┗" : "┃";
}

/// What a row of a block says; the last one says all that is left.
std::string row_words(const Stretch& stretch, std::size_t row) {
    if (row >= stretch.lines.size()) return {};
    if (row + 1 < stretch.rows) return stretch.lines[row];
    return join({stretch.lines.begin() + static_cast<std::ptrdiff_t>(row), stretch.lines.end()}, " · ");
}

std::string drawn_cell(const Stretch& stretch, std::size_t row, bool now, int columns, const Paint& paint) {
    if (stretch.look == Look::closed) return paint.faint(marks("░", columns));
    if (stretch.look == Look::free) return now ? paint.strong(marks("╌", columns)) : filled("", columns);
    return paint.block(bracket(row, stretch.rows) + filled(terminal_safe(row_words(stretch, row)), columns - 1),
                       stretch.look == Look::tentative);
}

/// The rows of a column, one under the other.
std::vector<std::string> drawn_column(const Timetable& timetable, const Timetable::Column& column, int columns,
                                      const Paint& paint) {
    const auto step = row_minutes(timetable);
    std::vector<std::string> lines;
    for (const auto& stretch : stretches(timetable, column))
        for (std::size_t row = 0; row < stretch.rows; ++row) {
            const auto minute = timetable.from + static_cast<int>(lines.size()) * step;
            const auto now = column.now && timetable.now && *timetable.now >= minute && *timetable.now < minute + step;
            lines.push_back(drawn_cell(stretch, row, now, columns, paint));
        }
    return lines;
}

/// The hour at each row that begins one, and the time it is now.
std::string hour_beside(const Timetable& timetable, int minute, int step, const Paint& paint) {
    if (timetable.now && *timetable.now >= minute && *timetable.now < minute + step)
        return paint.strong(clock_of(*timetable.now) + ">");
    return paint.faint(filled(minute % 60 == 0 ? clock_of(minute) : "", hours_width));
}

void write_band(const Timetable& band, int columns, const Paint& paint, const Sink& sink) {
    std::vector<std::vector<std::string>> drawn;
    std::string head(hours_width, ' ');
    for (const auto& column : band.columns) {
        head += filled(terminal_safe(column.heading), columns) + " ";
        drawn.push_back(drawn_column(band, column, columns, paint));
    }
    const auto end = [](std::string line) { return line.erase(line.find_last_not_of(' ') + 1) + "\n"; };
    sink(paint.strong(end(head)));
    const auto step = row_minutes(band);
    for (std::size_t row = 0; !drawn.empty() && row < drawn.front().size(); ++row) {
        auto line = hour_beside(band, band.from + static_cast<int>(row) * step, step, paint);
        for (const auto& column : drawn) line += column[row] + " ";
        sink(end(line));
    }
}

}  // namespace

void write_text_timetable(const Timetable& timetable, const Style& style, const Sink& sink) {
    const Paint paint(style.colour);
    if (!timetable.title.empty()) sink(paint.strong(terminal_safe(timetable.title)) + "\n");
    const auto room = style.width.value_or(100) - hours_width;
    const auto count = static_cast<int>(timetable.columns.size());
    const auto fit = std::max(1, std::min(count, room / (narrowest + 1)));
    const auto columns = std::clamp(room / fit - 1, 1, widest);
    auto apart = false;
    for (const auto& band : bands(timetable, static_cast<std::size_t>(fit))) {
        if (std::exchange(apart, true)) sink("\n");
        write_band(band, columns, paint, sink);
    }
    const auto is_closed = [](const auto& block) { return block.look == Look::closed; };
    if (std::ranges::any_of(timetable.columns,
                            [&](const auto& column) { return std::ranges::any_of(column.blocks, is_closed); }))
        sink(paint.faint(fmt::format("░ {}", tr("closed, or kept free"))) + "\n");
    if (!timetable.legend.empty()) sink(paint.faint(terminal_safe(timetable.legend)) + "\n");
}

}  // namespace tiers::render
