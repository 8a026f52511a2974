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

/// A version, as its row of the catalogue says it; a half-day lasts so long.
Tariff read_tariff(std::string id, Day since, std::string_view content, Minutes half_day);

/// Of some tariffs those that are for somebody and say so most precisely.
std::vector<Tariff> most_precise(std::vector<Tariff> tariffs, const Subject& subject);
/// All that are declared, in the versions that hold on a day, by id.
std::vector<Tariff> tariffs_on(const Store& store, Day day, Minutes half_day);

/// What a seat over a time costs: so many seats, each over its span.
struct Seated {
    Span span;
    std::int64_t seats = 1;
};
/// So many minutes of the seats of a booking: whole seats, and the end of one more.
std::vector<Seated> seated_for(const Span& span, std::int64_t minutes);

/// The parts of the price of a booking, each window of the tariff at its own best price. Where the tariff caps a day,
/// each day by itself, less `owed(day)`, what other bookings of it cost already.
std::vector<PricePart> priced(const Tariff& tariff, const catalogue::Place& place, const std::vector<Seated>& seated,
                              const std::function<std::int64_t(Day)>& owed);

struct TariffPrice {
    const Tariff* tariff = nullptr;  ///< of those given
    std::int64_t amount = 0;
    std::vector<PricePart> parts;
};
/// The cheapest of some tariffs, the first of several; nothing where there is none.
std::optional<TariffPrice> cheapest(const std::vector<Tariff>& tariffs, const catalogue::Place& place,
                                    const std::vector<Seated>& seated,
                                    const std::function<std::int64_t(const Tariff&, Day)>& owed);

}  // namespace tiers::booking
