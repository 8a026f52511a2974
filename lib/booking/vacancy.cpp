#include "booking/vacancy.h"

#include <algorithm>
#include <utility>

#include "booking/capacity.h"
#include "sql/booking.h"
#include "store/database.h"

namespace tiers::booking {

namespace {

/// More than any resource has.
constexpr int all_seats = 1 << 20;

/// By so many seats what is free changes at an instant.
using Changes = std::vector<std::pair<Instant, int>>;

void add_units(const std::vector<Units>& units, const Span& within, Changes& changes) {
    int before = 0;
    for (const auto& step : units) {
        if (step.since < within.end) changes.emplace_back(std::max(step.since, within.start), step.units - before);
        before = step.units;
    }
}

void add_busy(const Store& store, std::int64_t resource, const Span& within, bool wholly, Changes& changes) {
    auto row = store.db().prepare(sql::booking::busy);
    row.bind(":resource", resource).bind(":start", within.start).bind(":clear", within.end).bind(":now", store.now());
    while (row.step()) {
        const auto seats = wholly ? all_seats : static_cast<int>(row.integer(2));
        const auto clear = row.instant(1);
        changes.emplace_back(std::max(row.instant(0), within.start), -seats);
        if (clear < within.end) changes.emplace_back(clear, seats);
    }
}

}  // namespace

std::vector<Vacancy> vacancies(const Store& store, std::int64_t resource, const Span& within) {
    Changes changes;
    add_units(units(store, resource), within, changes);
    add_busy(store, resource, within, false, changes);
    for (const auto other : excluded(store, resource)) add_busy(store, other, within, true, changes);
    std::sort(changes.begin(), changes.end());
    std::vector<Vacancy> found{{within.start, 0}};
    for (const auto& [at, change] : changes) {
        if (at != found.back().since) found.push_back({at, found.back().seats});
        found.back().seats += change;
    }
    return found;
}

std::vector<Span> with_seats(const std::vector<Vacancy>& vacancies, const Span& within, Seconds buffer, int seats) {
    std::vector<Span> found;
    auto from = within.start;
    for (std::size_t i = 0; i < vacancies.size(); ++i) {
        if (vacancies[i].seats >= seats) continue;
        const Span before{from, std::min(vacancies[i].since - buffer, within.end)};
        if (!before.empty()) found.push_back(before);
        from = i + 1 < vacancies.size() ? std::max(from, vacancies[i + 1].since) : within.end;
    }
    if (from < within.end) found.push_back({from, within.end});
    return found;
}

std::vector<Span> common(const std::vector<Span>& one, const std::vector<Span>& other) {
    std::vector<Span> found;
    for (auto a = one.begin(), b = other.begin(); a != one.end() && b != other.end();) {
        const Span both{std::max(a->start, b->start), std::min(a->end, b->end)};
        if (!both.empty()) found.push_back(both);
        ++(a->end < b->end ? a : b);
    }
    return found;
}

}  // namespace tiers::booking
