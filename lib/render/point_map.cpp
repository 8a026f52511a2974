#include "render/point_map.h"

#include <fmt/format.h>
#include <tiers/words.h>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>
#include <string>

#include "render/svg.h"

namespace tiers::render {

namespace {

constexpr double sheet_width = 960, sheet_height = 520, sheet_margin = 70, kilometres_a_degree = 111.195;
constexpr std::size_t most_labels = 12;

/// The ground on the sheet: degrees of longitude are as wide as they are at the latitude in the middle.
class Ground {
public:
    explicit Ground(const std::vector<PointMap::Point>& points) {
        const auto [south, north] = std::minmax_element(
            points.begin(), points.end(), [](auto& one, auto& other) { return one.latitude < other.latitude; });
        const auto [west, east] = std::minmax_element(
            points.begin(), points.end(), [](auto& one, auto& other) { return one.longitude < other.longitude; });
        latitude_ = (south->latitude + north->latitude) / 2;
        longitude_ = (west->longitude + east->longitude) / 2;
        narrow_ = std::cos(latitude_ * std::numbers::pi / 180);
        // A degree at most on an empty sheet: one commune alone stands in the middle.
        const auto tall = std::max(0.05, north->latitude - south->latitude);
        const auto wide = std::max(0.05, (east->longitude - west->longitude) * narrow_);
        scale_ = std::min((sheet_width - 2 * sheet_margin) / wide, (sheet_height - 2 * sheet_margin) / tall);
    }
    double x(const PointMap::Point& point) const {
        return sheet_width / 2 + (point.longitude - longitude_) * narrow_ * scale_;
    }
    double y(const PointMap::Point& point) const { return sheet_height / 2 - (point.latitude - latitude_) * scale_; }
    double a_kilometre() const { return scale_ / kilometres_a_degree; }

private:
    double latitude_ = 0, longitude_ = 0, narrow_ = 1, scale_ = 1;
};

double radius_of(const PointMap::Point& point, double highest) {
    return std::max(3.0, 34 * std::sqrt(point.value / highest));
}

std::string disc(const PointMap::Point& point, const Ground& ground, double highest) {
    if (point.value <= 0)
        return fmt::format("<path d=\"M{0:.1f} {1:.1f}h12m-6 -6v12\" class=\"landmark\"><title>{2}</title></path>\n",
                           ground.x(point) - 6, ground.y(point), html_escaped(point.label));
    return fmt::format(
        "<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\" class=\"disc\"><title>{}: {:g}</title></circle>\n",
        ground.x(point), ground.y(point), radius_of(point, highest), html_escaped(point.label), point.value);
}

std::string label_of(const PointMap::Point& point, const Ground& ground, double highest) {
    return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\" class=\"axis\">{}</text>\n",
                       ground.x(point), ground.y(point) - radius_of(point, highest) - 4, html_escaped(point.label));
}

/// 1, 2, 5, 10 ... kilometres, at most a fifth of the sheet.
std::string scale_of(const Ground& ground) {
    double length = 1;
    for (const auto next : {2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0})
        if (next * ground.a_kilometre() <= sheet_width / 5) length = next;
    return fmt::format(
        "<path d=\"M20 {0:.1f}h{1:.1f}\" class=\"scale\"/>\n<text x=\"20\" y=\"{2:.1f}\" class=\"axis\">{3:g} "
        "km</text>\n",
        sheet_height - 14, length * ground.a_kilometre(), sheet_height - 20, length);
}

double highest_of(const PointMap& map) {
    double highest = 1;
    for (const auto& point : map.points) highest = std::max(highest, point.value);
    return highest;
}

}  // namespace

std::string svg_of(const PointMap& map) {
    if (map.points.empty()) return {};
    const Ground ground(map.points);
    const auto highest = highest_of(map);
    auto svg = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" role=\"img\" class=\"plot\">\n"
        "<title>{}</title>\n<desc>{}</desc>\n",
        sheet_width, sheet_height, html_escaped(map.title),
        html_escaped(say("most of them: {}", map.points.front().label)));
    for (const auto& point : map.points) svg += disc(point, ground, highest);
    std::set<std::string> labels;  // a landmark in a commune that has a disc has its label there
    for (std::size_t i = 0; i < std::min(most_labels, map.points.size()); ++i)
        if (labels.insert(map.points[i].label).second) svg += label_of(map.points[i], ground, highest);
    return fmt::format("{}{}</svg>\n", svg, scale_of(ground));
}

Series series_of(const PointMap& map) {
    Series series{.title = map.title, .kind = Kind::count};
    for (const auto& point : map.points) {
        if (point.value <= 0) continue;
        series.labels.push_back(point.label);
        series.values.emplace_back(point.value);
    }
    return series;
}

}  // namespace tiers::render
