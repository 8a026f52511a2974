#pragma once

#include <tiers/catalogue.h>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "booking/best_price.h"
#include "booking/scope.h"
#include "time/opening_hours.h"

namespace tiers::booking {

/// Prices that hold within some hours.
struct TariffWindow {
    OpeningHours within;
    std::vector<Rate> rates;
};

/// What bookings cost, as tiers.toml declares it from a day on.
struct Tariff {
    std::string id;
    Day since{};
    Scope scope;
    std::vector<Rate> rates;
    std::vector<TariffWindow> windows;  ///< the first that holds counts
    std::optional<std::int64_t> daily_cap;
    std::int64_t vat = 0;  ///< basis points
};

/// The tariffs that are for somebody, in the versions that hold on a day: those that say so most precisely, by id.
std::vector<Tariff> tariffs_for(const Store& store, const Subject& subject, Day day);

/// What a seat over a time costs: so many seats, each over its span.
struct Seated {
    Span span;
    std::int64_t seats = 1;
};
/// The parts of the price of a booking, each window of the tariff at its own best price. Where the tariff caps a day,
/// each day by itself, less `owed(day)`, what other bookings of it cost already.
std::vector<PricePart> priced(const Tariff& tariff, const catalogue::Place& place, const std::vector<Seated>& seated,
                              const std::function<std::int64_t(Day)>& owed);

}  // namespace tiers::booking
