#pragma once

#include <tiers/plan.h>
#include <tiers/report.h>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "report/desks.h"
#include "report/presence_count.h"

namespace tiers::report {

/// What is paid, or received.
struct Money {
    std::string id, name, funder;
    std::string place;  ///< that it is for alone; empty for all
    bool investment = false;
    std::int64_t cents = 0;  ///< in all, or of each period
    member::Every every = member::Every::once;
    DaySpan days;  ///< that it is for; empty where tiers.toml tells none

    bool undated() const { return every == member::Every::once && days.empty(); }
    /// The cents that fall on some days: parts that follow one another add up to all of it.
    std::int64_t on(const DaySpan& some) const;
};

struct FundingCounted {
    DaySpan days;
    Buckets buckets;
    std::vector<DaySpan> spans;           ///< of the buckets
    std::vector<Money> costs, subsidies;  ///< with a day, of the place that is asked for, in order of id
    std::vector<Money> undated;           ///< costs and subsidies on no day
    std::int64_t costs_of_all = 0;        ///< cents of the period that are for all places, where one is asked for
    std::int64_t subsidies_of_all = 0;
    std::optional<double> surface_m2;  ///< of the places together; nothing where one's is not known
    Desks desks;
    std::shared_ptr<const PresenceCounted> presence;  ///< by the same buckets
};
FundingCounted count_funding(const Store& store, const Query& query);
/// Of queries on places apart from one another.
std::vector<FundingCounted> count_funding(const Store& store, std::vector<Query> queries);

/// Cents of all of a kind on some days.
std::int64_t sum_on(const std::vector<Money>& all, bool investment, const DaySpan& days);

}  // namespace tiers::report
