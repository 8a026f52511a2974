#pragma once

#include <tiers/member.h>
#include <span>

namespace tiers::member {

/// Where a member would work without the place, and how they would go there, from a day on.
struct Trip {
    std::int64_t id = 0;
    Id member = 0;
    std::string member_name;
    Day since{};
    std::string work = "workplace";  ///< workplace, home, elsewhere
    std::string commune;             ///< INSEE code of the workplace; empty when not known
    std::string mode;                ///< one of trip_modes(); empty when not known
    std::optional<double> days;      ///< a week
    std::optional<double> km;        ///< by road, one way, as the member declares
};

TIERS_API std::span<const char* const> trip_modes();
/// The one that holds on a day.
TIERS_API std::optional<Trip> trip_on(const Store& store, Id member, Day day);
/// Takes the place of the one of the same day. Throws BadInput for what cannot be. A key makes a retry safe.
TIERS_API Trip declare_trip(Store& store, const Trip& wanted, std::string_view key = {});
/// From a day on nothing is known: withdraws the one that was declared from that very day. Throws NotFound.
TIERS_API Trip withdraw_trip(Store& store, Id member, Day since);

/// A number as people type it, with a point or a comma. Throws BadInput.
TIERS_API double parse_number(std::string_view text);

struct TripQuery {
    std::optional<Id> member;
    std::optional<Day> on;  ///< only those that hold on that day
};
TIERS_API std::vector<Trip> trips(const Store& store, const TripQuery& query);

TIERS_API std::vector<Column> trip_columns();
TIERS_API Row trip_row(const Trip& trip);

}  // namespace tiers::member
