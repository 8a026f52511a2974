#pragma once

#include <tiers/catalogue.h>
#include <tiers/report.h>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "report/funding_count.h"
#include "report/income_count.h"
#include "report/members_count.h"

namespace tiers::report {

/// Sessions that took place.
struct SessionFigures {
    std::int64_t sessions = 0;
    std::int64_t noted = 0;  ///< of these, with somebody noted by name
    std::int64_t events = 0;
    std::int64_t people = 0;  ///< noted by name: a member once, a guest once an event
    std::int64_t participations = 0;
};

/// Time that was given.
struct VolunteerFigures {
    std::int64_t people = 0, minutes = 0;
};

/// What is known of the questions that the observatory of third places asks.
struct CensusCounted {
    DaySpan days;
    std::vector<catalogue::Place> places;  ///< in use
    FundingCounted funding;                ///< and presence
    IncomeFigures income;
    MemberFigures members;
    std::map<std::string, std::int64_t> categories;  ///< of who came, by id
    SessionFigures trainings, others;
    VolunteerFigures volunteers;

    /// Rooms that can be booked on a day, and the people they hold.
    struct Rooms {
        std::int64_t rooms = 0, capacity = 0;
    };
    static Rooms rooms_of(const catalogue::Place& place, Day day);
};
CensusCounted count_census(const Store& store, const Query& query);
/// Of queries on places apart from one another.
std::vector<CensusCounted> count_census(const Store& store, std::vector<Query> queries);

}  // namespace tiers::report
