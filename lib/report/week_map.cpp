#include "report/week_map.h"

#include <fmt/format.h>
#include <tiers/i18n.h>
#include <algorithm>

namespace tiers::report {

const char* weekday_label(std::size_t iso_weekday) {
    switch (iso_weekday) {
        case 1:
            return tr("Mon");
        case 2:
            return tr("Tue");
        case 3:
            return tr("Wed");
        case 4:
            return tr("Thu");
        case 5:
            return tr("Fri");
        case 6:
            return tr("Sat");
        default:
            return tr("Sun");
    }
}

Heatmap week_map(const std::array<std::optional<double>, 168>& hours) {
    std::size_t first = 24, end = 0;
    for (std::size_t i = 0; i < hours.size(); ++i) {
        if (!hours[i]) continue;
        first = std::min(first, i % 24);
        end = std::max(end, i % 24 + 1);
    }
    Heatmap map;
    for (auto hour = first; hour < end; ++hour) map.columns.push_back(fmt::format("{:02}", hour));
    for (std::size_t day = 1; day <= 7; ++day) {
        map.rows.emplace_back(weekday_label(day));
        for (auto hour = first; hour < end; ++hour) map.cells.push_back(hours[(day - 1) * 24 + hour]);
    }
    return map;
}

}  // namespace tiers::report
