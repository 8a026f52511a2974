#pragma once

#include <tiers/document.h>
#include <tiers/store.h>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tiers::member {

/// How often a price is asked and an allowance granted.
enum class Every { day, week, month, quarter, half_year, year, once };

struct Grant {
    std::string unit;              ///< hour, half-day, day, use, money
    std::int64_t amount = 0;       ///< 0 without a limit
    std::string of;                ///< a resource or a kind of resource; any when empty
    std::chrono::days rollover{};  ///< what is left can be used so long after the period
    bool unlimited = false;
    bool operator==(const Grant&) const = default;
};

/// What one unit costs that no allowance covers.
struct Overage {
    std::string unit;
    std::int64_t price = 0;  ///< cents
};

/// What a member subscribes to, as tiers.toml declares it from a day on. It never changes once used.
struct PlanVersion {
    std::string plan;  ///< declared id
    std::string name;
    Day since{};
    std::int64_t price = 0;  ///< cents of a period, VAT included
    Every every = Every::month;
    std::optional<Day> periods_from;  ///< a day a period begins on; the first day of the subscription without
    std::int64_t vat = 0;             ///< basis points
    std::string existing = "keep";    ///< keep, at-renewal, or the day those on versions before it move
    int term_months = 0;              ///< how long a subscription lasts; without end when 0
    int offered_months = 0;
    std::chrono::days trial{}, notice{};
    bool dues = false;
    std::int64_t deposit = 0;    ///< cents of one seat
    int volunteering_hours = 0;  ///< expected in a period
    std::vector<Grant> grants;   ///< of a period
    std::vector<Overage> overage;
    bool retired = false;
    bool price_first = false;  ///< its grants of time leave bookings to their price
};

/// All versions, by first day; retired ones are marked. Throws NotFound for a plan that was never declared.
TIERS_API std::vector<PlanVersion> plan_versions(const Store& store, std::string_view plan);
/// The one that is sold on a day. Throws NotFound for a plan that was never declared, Refused before its first version
/// and for one that is retired.
TIERS_API PlanVersion plan_sold(const Store& store, std::string_view plan, Day day);

/// "month", as tiers.toml says it.
TIERS_API std::string_view word_of(Every every);

}  // namespace tiers::member
