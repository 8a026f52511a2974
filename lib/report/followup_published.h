#pragma once

#include <utility>

#include "report/behind.h"
#include "report/followup_count.h"

namespace tiers::report {

/// A row of follow-ups as it is published.
struct ToldStage {
    std::vector<std::string> covers;  ///< stages, levels or kinds that are together
    bool flows = false;               ///< how many are there, came and went on is told
    bool stays = false;               ///< how many stays ended is told
};

/// What a page of follow-ups tells, as it is remembered; the count is of follow-ups, not of the people in them.
class FollowupsPublished {
public:
    FollowupsPublished(const Store& store, const Query& query, const FollowupsCounted& counted);

    /// How many are there at the start and at the end, came and went on.
    void stages(const std::vector<ToldStage>& rows);

    // What reaches back as far as anything is known, or stands beside the rows: whether it can be told beside what is
    // told above and was published before.

    /// Who ever came, and how many stays ended.
    bool ever(const std::vector<ToldStage>& rows);
    bool all_together();
    bool outcomes(const std::vector<std::string>& what);
    bool jobs(const std::string& figures);
    /// Of "company" or "installed", and after how many years.
    bool still_there(const std::vector<std::pair<std::string, std::int64_t>>& cohorts);

    void hand_on() const;

private:
    using Covers = std::vector<std::vector<std::string>>;
    PublishedTable table(const std::string& measure, const std::string& by, const DaySpan& days,
                         const Covers& cells) const;
    std::vector<PublishedTable> flows(const std::string& groups, const std::string& by, const Covers& cells) const;
    bool add(const std::vector<PublishedTable>& tables);

    const Store& store_;
    const Query& query_;
    const FollowupsCounted& counted_;
    DaySpan ever_;
    std::vector<PublishedTable> tables_;
};

}  // namespace tiers::report
