#include "report/stays.h"

#include "sql/report.h"
#include "store/database.h"
#include "store/scan.h"

namespace tiers::report {

namespace {

/// One of the places, with the time that is asked for by its clock.
struct PlaceAsked {
    std::size_t place;
    Span period;
    LocalClock clock;
};

}  // namespace

void each_stay(const Store& store, const std::vector<catalogue::Place>& places, const std::vector<DaySpan>& days,
               const std::function<void(const PlaceStay&)>& take) {
    if (places.empty()) return;
    Span all{Instant::max(), Instant::min()};
    std::vector<std::optional<PlaceAsked>> by_row;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto zone = Zone::named(places[i].timezone);
        const Span period{zone.midnight(days[i].start), zone.midnight(days[i].end)};
        all = {std::min(all.start, period.start), std::max(all.end, period.end)};
        const auto row = static_cast<std::size_t>(places[i].row);
        by_row.resize(std::max(by_row.size(), row + 1));
        by_row[row].emplace(PlaceAsked{i, period, LocalClock(zone, period)});
    }
    Scan scan(store.db(), [&](const ScanRow& row) {
        const auto at = static_cast<std::size_t>(row.integer(4));
        if (at >= by_row.size() || !by_row[at]) return;
        const auto& [place, period, clock] = *by_row[at];
        const Instant in(Seconds(row.integer(1)));
        if (!period.contains(in)) return;
        const auto out = row.optional(2);
        take({.place = place,
              .member = row.integer(0),
              .in = in,
              .day = clock.day(in),
              .out = out ? std::optional(Instant(Seconds(*out))) : std::nullopt,
              .automatic = row.integer(3) != 0,
              .clock = clock});
    });
    auto select = store.db().prepare(sql::report::presence_stays);
    select.bind(":from", all.start).bind(":to", all.end);
    select.bind(":place", places.size() == 1 ? places.front().row : 0);
    scan.run(select);
}

}  // namespace tiers::report
