#pragma once

#include "time/recurrence.h"

namespace tiers {

/// What comes again, in wall times: a rule, dates beside it, and those that are left out (RFC 5545 3.8.5).
struct RecurrenceSet {
    WallTime start{};
    std::optional<Recurrence> rule;  ///< none: `start` itself
    std::vector<WallTime> also;      ///< dates beside the rule, in order
    std::vector<WallTime> except;
    std::vector<Day> except_days;

    bool endless() const { return rule && rule->endless(); }
    bool excepted(WallTime wall) const;
    /// In order and each once, without those left out, until `take` says false or `before` is reached. Throws as
    /// Recurrence::each.
    void each(const std::function<bool(WallTime)>& take, std::optional<WallTime> before = {}) const;
    /// At most `limit` of them.
    std::vector<WallTime> expand(std::size_t limit, std::optional<WallTime> before = {}) const;
};

}  // namespace tiers
