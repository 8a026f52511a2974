#pragma once

#include <string>
#include <vector>

#include "format/schedule.h"

namespace tiers::format {

/// The sessions of a day by room, in the order of rooms.
struct ScheduleDayRooms {
    ScheduleDay day;
    std::vector<std::vector<const ScheduleSession*>> rooms;  ///< as many as the schedule has
};

/// All days in order, at least one: those of the schedule, and the civil days of sessions that lie in none of them.
std::vector<ScheduleDayRooms> days_of(const Schedule& schedule);

/// As both schemas want them: [a-z0-9_]{4,}, and the acronym, the id and the title joined by hyphens.
std::string acronym_of(const Schedule& schedule);
std::string session_slug(const std::string& acronym, const ScheduleSession& session);

}  // namespace tiers::format
