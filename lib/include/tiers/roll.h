#pragma once

#include <tiers/member.h>

namespace tiers::member {

/// One who may have a vote on a day.
struct RollEntry {
    Id member = 0;
    std::string name;
    std::string plan;               ///< the one whose dues count
    std::optional<bool> dues_paid;  ///< none where no plan has dues
    std::int64_t presence_days = 0;
    bool vote = false;
};
/// All who are on a plan with dues on a day, in order of name; where no plan has dues, the members of a category whose
/// relation is adherent, or all where no category is one, who had joined and not left. A vote asks for all dues that
/// were due by then, which payments cover before anything else (code civil, art. 1342-10), and for [assembly]
/// presence_days of presence in the presence_months up to that day.
TIERS_API std::vector<RollEntry> roll(const Store& store, Day on);

TIERS_API std::vector<Column> roll_columns();
TIERS_API Row roll_row(const RollEntry& voter);

}  // namespace tiers::member
