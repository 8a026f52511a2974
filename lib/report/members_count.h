#pragma once

#include <tiers/report.h>
#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "report/buckets.h"

namespace tiers::report {

/// Somebody who is or was a member, with the days they were one: from the first to the day after the last, in order,
/// with a day at least between two. Nothing after today is known: a stretch that goes on ends at `Day::max()`.
struct MemberSpells {
    std::int64_t member = 0;
    bool organisation = false;
    bool subscribed = false;  ///< by subscriptions; else from the day they joined to the day they left
    std::string category, commune, sector;
    std::vector<DaySpan> spells;
    std::vector<DaySpan> paused;  ///< days on which all their subscriptions stood still

    bool on(Day day) const;
    /// On one of some days at least.
    bool within(const DaySpan& days) const;
};

/// Members of some days. start + joins + returns - leaves = end.
struct MemberFigures {
    std::int64_t start = 0;          ///< members when the days begin
    std::int64_t joins = 0;          ///< for the first time
    std::int64_t returns = 0;        ///< again, after a day at least without
    std::int64_t leaves = 0;         ///< whose last day it was
    std::int64_t left_of_start = 0;  ///< of the leaves, those of members who were there at the start
    std::int64_t end = 0;
    std::int64_t organisations = 0, paused = 0;  ///< of the end
    std::int64_t people = 0;                     ///< members on a day at least, each once

    /// Who left of those at the start, divided by them.
    std::optional<double> churn_start_cohort() const;
    /// All who left, divided by those at the start and all who came in these days.
    std::optional<double> churn_stripe() const;
    std::int64_t stripe_base() const { return start + joins + returns; }
};

MemberFigures figures_of(const std::vector<const MemberSpells*>& members, const DaySpan& days);
/// Of each of several days, in order and apart from one another: once through the members.
std::vector<MemberFigures> figures_of_each(const std::vector<const MemberSpells*>& members,
                                           const std::vector<DaySpan>& spans);

/// What Kaplan and Meier estimate of how long people stay: who is a member still is censored, not gone.
struct Survival {
    std::int64_t joined = 0, left = 0, censored = 0;
    struct Step {
        std::int64_t day;      ///< after which so many are members still
        std::int64_t at_risk;  ///< members for as long, and seen so far
        std::int64_t left;
        double stays;
    };
    std::vector<Step> steps;           ///< one a day on which somebody left
    std::vector<std::int64_t> lasted;  ///< days, in order, of those who left and of those seen so far
    std::int64_t observed() const { return lasted.empty() ? 0 : lasted.back(); }
    /// Members for as long, and seen so far.
    std::int64_t at_risk(std::int64_t days) const;
    /// The part that stays for so many days; nothing where nobody was seen so long.
    std::optional<double> after(std::int64_t days) const;
};
/// Of first stretches, as far as they are known at the end of a day before `until`.
Survival survival_of(const std::vector<const MemberSpells*>& members, Day until);

constexpr std::array<std::int64_t, 6> survival_days = {30, 90, 180, 365, 730, 1095};

/// Somebody who went from one plan to another, from one day to the next.
struct PlanMove {
    std::int64_t member;
    std::string from, to;
};

struct MembersCounted {
    DaySpan days;
    Day known_until{};  ///< the day after the last that is known
    Buckets buckets;
    std::vector<DaySpan> spans;  ///< of the buckets
    std::vector<MemberSpells> members;
    std::vector<PlanMove> moves;

    /// As much of some days as is known: empty for those to come.
    DaySpan known(const DaySpan& span) const { return {span.start, std::min(span.end, known_until)}; }
};
MembersCounted count_members(const Store& store, const Query& query);

/// How varied words are: the chance that two of them, taken at random, differ (Simpson), and how many equally frequent
/// ones would be as varied (its inverse).
struct Diversity {
    std::int64_t said = 0, kinds = 0;
    std::optional<double> simpson, effective;
};
Diversity diversity_of(const std::map<std::string, std::int64_t>& counts);

/// Skills that members offer now, by word, of those who are members on a day; each counts once a member.
std::map<std::string, std::int64_t> skills_of(const Store& store, const std::vector<MemberSpells>& members, Day day);

}  // namespace tiers::report
