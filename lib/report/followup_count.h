#pragma once

#include <tiers/followup.h>
#include <tiers/report.h>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "report/members_count.h"

namespace tiers::report {

/// A follow-up at a stage, or the like, from a day on; `Day::max()` while it is there still.
struct StageStay {
    followup::Id followup = 0;
    DaySpan days;
};

/// What happened to stays in some days: at_start + entered - left = at_end. Who moves on a day has left and entered on
/// it.
struct StageFigures {
    std::int64_t at_start = 0, entered = 0, left = 0, at_end = 0;
    std::int64_t reached = 0;  ///< follow-ups that ever came to it by the end, each once
    Survival lasting;          ///< of all stays, as far as they are known at the end
    /// Days after which half have left, as Kaplan and Meier estimate it; nothing where fewer did.
    std::optional<std::int64_t> median() const;
};
StageFigures figures_of(const std::vector<StageStay>& stays, const DaySpan& days);

/// What is known some years after a company was created or a household installed.
struct StillThere {
    std::int64_t cohort = 0;  ///< of whom the day has come
    std::int64_t yes = 0, no = 0, lost = 0;
    std::int64_t unasked = 0;  ///< nobody noted an answer
    std::int64_t known() const { return yes + no; }
    struct Rate {
        double rate, low, high;  ///< with the interval of Wilson, 95 %
    };
    /// Of those known; nothing where there are fewer than `least_known`.
    std::optional<Rate> rate() const;
};
constexpr std::int64_t least_known = 10;
constexpr std::array<int, 3> years_after = {1, 3, 5};

/// What came of one follow-up, as far as it is known at the end of the period.
struct FollowupFate {
    std::optional<Day> created, installed;                 ///< the first company; the household
    std::optional<std::int64_t> jobs_at_entry, jobs_last;  ///< at the exit, or else the last that were counted
    std::map<int, std::string> answers;                    ///< by years after: yes, no, lost
    std::optional<Day> ceased;                             ///< it left as ceased
    followup::Id followup = 0;
    std::optional<Day> jobs_known;  ///< since when they are at both ends
};
/// One answer serves for others: there after five years is there after one, gone after one is gone after three. Who
/// ceased before is gone.
std::string answer_after(const FollowupFate& fate, Day began, int years);
StillThere still_there(const std::vector<FollowupFate>& fates, std::optional<Day> FollowupFate::*began, int years,
                       Day until);

/// What happened within the period.
struct FollowupEvents {
    std::int64_t count = 0;
    std::set<followup::Id> followups;
    std::vector<std::pair<Day, followup::Id>> noted;
    void add(followup::Id followup, Day day, std::int64_t many = 1) {
        count += many;
        followups.insert(followup);
        noted.emplace_back(day, followup);
    }
};

struct FollowupsCounted {
    DaySpan period;
    DaySpan days;  ///< of it, as far as they are known: none to come
    std::vector<std::pair<std::string, std::vector<StageStay>>> groups;  ///< in order of the stages
    std::vector<StageStay> open;                                         ///< from the opening to the end
    std::map<std::string, FollowupEvents> events;  ///< company, installed, people, jobs-entry, jobs-exit, local ...
    std::vector<FollowupFate> fates;
    std::int64_t no_place = 0;  ///< follow-ups of no place, left out where one is asked for
};
FollowupsCounted count_followups(const Store& store, const Query& query);

}  // namespace tiers::report
