#pragma once

#include <tiers/document.h>
#include <string>
#include <string_view>
#include <vector>

#include "render/writers.h"

namespace tiers::render {

/// Minutes that a row of a timetable stands for: 30, or 15 where something booked begins or ends between.
int row_minutes(const Timetable& timetable);

/// A block over the rows it takes.
struct Stretch {
    std::size_t rows = 0;
    Timetable::Look look{};
    std::vector<std::string> lines;
};
/// A column from its first row to its last. Something booked always has a row, or is told in the one it shares.
std::vector<Stretch> stretches(const Timetable& timetable, const Timetable::Column& column);

/// So many columns side by side, then the next ones below.
std::vector<Timetable> bands(const Timetable& timetable, std::size_t columns);

/// 09:00
std::string clock_of(int minutes);

void write_text_timetable(const Timetable& timetable, const Style& style, const Sink& sink);
std::string html_of(const Timetable& timetable);

}  // namespace tiers::render
