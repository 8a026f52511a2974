#pragma once

#include <tiers/charge.h>

namespace tiers::member {

/// What a change would do on its first day: a line for each charge that would be owed, or no longer, and for each
/// allowance a period would gain or lose.
struct PreviewLine {
    std::optional<Charge> charge;  ///< else it is an allowance
    std::string plan;
    std::string unit, of;
    std::int64_t units = 0;         ///< below 0: lost
    std::optional<bool> unlimited;  ///< whether the limit is gone; nothing where it has one before and after
};
/// Makes the change to see what comes of it: the caller rolls its transaction back.
TIERS_API std::vector<PreviewLine> plan_preview(Store& store, const Subscription& subscription,
                                                const SubscriptionChange& change, Day today);

TIERS_API std::vector<Column> preview_columns();
TIERS_API Row preview_row(const PreviewLine& line, const std::string& currency);

}  // namespace tiers::member
