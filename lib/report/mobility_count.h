#pragma once

#include <tiers/report.h>
#include <tiers/trip.h>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "report/buckets.h"
#include "report/emission_factors.h"
#include "report/parts.h"
#include "report/zones.h"

namespace tiers::report {

/// How much longer roads are than the straight line: what is reckoned with, and what it may be.
constexpr double usual_detour = 1.3, least_detour = 1.2, most_detour = 1.5;
/// Kilometres in a straight line from one end of a way to the other within one commune.
constexpr double within_commune = 2;
/// The part of what is avoided that is travelled otherwise (ADEME 2020, on average).
constexpr double known_rebound = 0.31;

/// Why nothing is known of a day.
enum class Unknown : std::uint8_t { nothing, no_trip, beyond_days, no_workplace, no_home, no_place };
constexpr std::size_t unknowns = 6;

/// A person on a day they came, and what they would have done without the place.
struct TripDay {
    Day day{};
    std::int64_t member = 0;
    const std::string* home = nullptr;    ///< commune where they are known to live now
    const member::Trip* usual = nullptr;  ///< what they declared that holds on that day
    double road = 0;                      ///< kilometres one way that are declared, by road
    double straight = 0;  ///< and those that are reckoned, in a straight line; below 0: the way to the place is longer
    const ModeFactors* takes = nullptr;  ///< what the mode takes on that day
    std::int32_t person = 0;             ///< a number for each who came, from 0 on
    Unknown unknown{};                   ///< nothing: the way is known
    bool declared = false;               ///< the way to work is as the member declares it

    std::string_view commune() const { return home ? std::string_view(*home) : std::string_view(); }
    /// workplace, home, elsewhere; "not-given" where nothing was declared.
    std::string_view work() const { return usual ? std::string_view(usual->work) : std::string_view(not_given); }
    /// Of both ways; empty where it is not known.
    std::string_view mode() const {
        return usual && usual->mode != "none" ? std::string_view(usual->mode) : std::string_view();
    }
    bool known() const { return unknown == Unknown::nothing; }
    /// Both ways; below 0: more than without the place.
    double kilometres(double detour) const { return 2 * (road + detour * straight); }
};

/// What was not travelled on some days, and what was travelled for the place on others.
struct Travel {
    double avoided = 0, induced = 0;
    double net() const { return avoided - induced; }
    void add(double amount) { (amount < 0 ? induced : avoided) += amount < 0 ? -amount : amount; }
};

struct MobilityFigures {
    std::int64_t person_days = 0, known = 0, declared = 0;
    std::int64_t with_mode = 0;  ///< of those known, with the mode: the base of hours and CO2
    std::int64_t people = 0;     ///< behind those known, each once
    std::int64_t avoiding = 0, inducing = 0, people_with_mode = 0;  ///< of these people
    Travel kilometres, hours, kilograms;
};
MobilityFigures mobility_of(const std::vector<const TripDay*>& days, double detour = usual_detour);

struct MobilityCounted {
    DaySpan days;
    Buckets buckets;
    std::vector<TripDay> trips;                                         ///< by day, then member
    std::vector<EmissionFactors> factors;                               ///< what `takes` points into
    std::unordered_map<std::int64_t, std::vector<member::Trip>> usual;  ///< by member; trips point here, and below
    std::unordered_map<std::int64_t, std::string> homes;
};
MobilityCounted count_mobility(const Store& store, const Query& query, TerritoryNames& names);

}  // namespace tiers::report
