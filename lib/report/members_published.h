#pragma once

#include <tiers/published.h>
#include <string>
#include <vector>

#include "report/differences.h"
#include "report/members_count.h"

namespace tiers::report {

/// A row of members as it is published.
struct ToldMembers {
    std::vector<std::string> covers;  ///< keys in the dimension of its table
    DaySpan days;
    MemberFigures figures;
    bool flows = false;  ///< who came and went is told, not only how many there are
};

/// What is remembered of rows by a dimension: who was there when they begin and when they end, who joined and came
/// back, who left and was there at the start. Rows by "month" are of days of their own, others all of the same.
std::vector<PublishedTable> published_members(PeopleOfTables& people, const std::string& by,
                                              const std::vector<ToldMembers>& rows);

/// Who left of those who were there when the days of all of it began.
PublishedTable published_left_of_start(PeopleOfTables& people, const ToldMembers& all);

}  // namespace tiers::report
