#pragma once

#include "booking/claim.h"
#include "booking/scope.h"
#include "time/opening_hours.h"

namespace tiers::booking {

/// A limit on what may be booked, as tiers.toml declares it.
struct Quota {
    std::string id;
    Scope scope;
    bool of_organisation = false;  ///< counted for all its people together
    bool of_hours = true;          ///< minutes of each seat, or else bookings
    std::int64_t amount = 0;       ///< minutes, or bookings
    std::string every;             ///< day, week (from Monday), month, year
    std::string within;            ///< opening hours: only time within them counts; empty for all
};

/// The quotas that a claim counts in: of those that count the same, the ones that say most precisely whom they are for.
std::vector<Quota> quotas_for(const Store& store, const Claim& claim);

/// The period a day lies in.
DaySpan quota_period(std::string_view every, Day day);

/// What a quota counts of a claim in one period, and of what was booked beside it.
struct Counted {
    DaySpan period;
    std::int64_t before = 0, claimed = 0;
};
/// Each period takes its own part of a booking that crosses a border; a booking counts in each that it touches.
std::vector<Counted> counted(const Store& store, const Claim& claim, const Quota& quota);

}  // namespace tiers::booking
