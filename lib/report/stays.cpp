#include "report/stays.h"

#include "report/heads.h"
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

/// Whether a span reaches over half of the time in which somebody came: then to look up each in order costs more than
/// to read them all.
bool most_of_it(const Store& store, const Span& span) {
    auto row =
        store.db().prepare("select (select min(checked_in) from presence), (select max(checked_in) from presence)");
    if (!row.step() || row.null(0)) return false;
    const auto first = row.instant(0), last = row.instant(1);
    return std::min(span.end, last) - std::max(span.start, first) > (last - first) / 2;
}

bool came_before(const StoredStay& one, const StoredStay& other) {
    return one.in < other.in;
}

}  // namespace

Stays::Stays(const Store& store, const Span& span) : span_(span) {
    if (auto count = store.db().prepare("select count(*) from presence"); count.step())
        all_.reserve(static_cast<std::size_t>(count.integer(0)));
    HeadNumbers persons;
    Scan scan(store.db(), [&](const ScanRow& row) {
        const auto out = row.optional(2);
        all_.push_back({.member = row.integer(0),
                        .in = Instant(Seconds(row.integer(1))),
                        .out = out ? Instant(Seconds(*out)) : StoredStay::not_noted,
                        .place = row.integer(4),
                        .person = persons.of(row.integer(0)),
                        .automatic = row.integer(3) != 0});
    });
    auto select =
        store.db().prepare(most_of_it(store, span) ? sql::report::presence_most_stays : sql::report::presence_stays);
    scan.run(select.bind(":from", span.start).bind(":to", span.end));
    if (!std::is_sorted(all_.begin(), all_.end(), came_before)) std::stable_sort(all_.begin(), all_.end(), came_before);
}

std::span<const StoredStay> Stays::within(const Span& span) const {
    const auto first = std::lower_bound(all_.begin(), all_.end(), StoredStay{.in = span.start}, came_before);
    return {first, std::lower_bound(first, all_.end(), StoredStay{.in = span.end}, came_before)};
}

void each_stay(const Store& store, const Stays* kept, const std::vector<catalogue::Place>& places,
               const std::vector<DaySpan>& days, const std::function<void(const PlaceStay&)>& take) {
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
    std::optional<Stays> own;
    const auto& stays = kept && kept->cover(all) ? *kept : own.emplace(store, all);
    for (const auto& stay : stays.within(all)) {
        const auto at = static_cast<std::size_t>(stay.place);
        if (at >= by_row.size() || !by_row[at]) continue;
        const auto& [place, period, clock] = *by_row[at];
        if (period.contains(stay.in)) take({stay, place, clock.day(stay.in), clock});
    }
}

}  // namespace tiers::report
