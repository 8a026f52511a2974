#include "report/stays.h"

#include <algorithm>

#include "sql/report.h"
#include "store/database.h"

namespace tiers::report {

void each_stay(const Store& store, const std::vector<catalogue::Place>& places, const std::vector<Span>& periods,
               const std::function<void(const PlaceStay&)>& take) {
    if (places.empty()) return;
    auto all = periods.front();
    for (const auto& period : periods) all = {std::min(all.start, period.start), std::max(all.end, period.end)};
    std::vector<std::optional<std::size_t>> by_row;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto row = static_cast<std::size_t>(places[i].row);
        by_row.resize(std::max(by_row.size(), row + 1));
        by_row[row] = i;
    }
    auto row = store.db().prepare(sql::report::presence_stays);
    row.bind(":from", all.start).bind(":to", all.end);
    row.bind(":place", places.size() == 1 ? places.front().row : 0);
    while (row.step()) {
        const auto at = static_cast<std::size_t>(row.integer(4));
        const auto place = at < by_row.size() ? by_row[at] : std::nullopt;
        const auto in = row.instant(1);
        if (!place || !periods[*place].contains(in)) continue;
        take({*place, row.integer(0), in, row.null(2) ? std::nullopt : std::optional(row.instant(2)),
              row.integer(3) != 0});
    }
}

}  // namespace tiers::report
