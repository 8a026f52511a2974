#include "render/timetable.h"

#include <fmt/format.h>
#include <algorithm>

namespace tiers::render {

namespace {

using Look = Timetable::Look;

bool is_booked(Look look) {
    return look == Look::booked || look == Look::tentative;
}

/// What is too short for a row of its own shares that of the one before.
void share(Stretch& before, const Timetable::Block& block) {
    if (before.lines.empty() || block.lines.empty()) return;
    before.lines.front() += ", " + block.lines.front();
}

}  // namespace

int row_minutes(const Timetable& timetable) {
    constexpr int usual = 30, fine = 15;
    for (const auto& column : timetable.columns)
        for (const auto& block : column.blocks)
            if (is_booked(block.look) && (block.from % usual != 0 || block.to % usual != 0)) return fine;
    return usual;
}

std::vector<Stretch> stretches(const Timetable& timetable, const Timetable::Column& column) {
    const auto step = row_minutes(timetable);
    const auto rows = (timetable.to - timetable.from) / step;
    std::vector<Stretch> found;
    int at = 0;
    for (const auto& block : column.blocks) {
        const auto begin = block.from - timetable.from, end = block.to - timetable.from;
        const auto first = std::max(at, begin / step);
        const auto last = std::min(rows, is_booked(block.look) ? (end + step - 1) / step : end / step);
        if (last > first)
            found.push_back({static_cast<std::size_t>(last - first), block.look, block.lines});
        else if (is_booked(block.look) && !found.empty())
            share(found.back(), block);
        at = std::max(at, last);
    }
    if (at < rows) found.push_back({static_cast<std::size_t>(rows - at), Look::closed, {}});
    return found;
}

std::vector<Timetable> bands(const Timetable& timetable, std::size_t columns) {
    std::vector<Timetable> found;
    for (std::size_t first = 0; first < timetable.columns.size(); first += columns) {
        auto band = timetable;
        const auto begin = timetable.columns.begin() + static_cast<std::ptrdiff_t>(first);
        band.columns.assign(begin,
                            begin + static_cast<std::ptrdiff_t>(std::min(columns, timetable.columns.size() - first)));
        found.push_back(std::move(band));
    }
    return found;
}

std::string clock_of(int minutes) {
    return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

}  // namespace tiers::render
