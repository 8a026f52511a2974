#include <algorithm>

#include "member/subscription_store.h"
#include "member/term.h"

namespace tiers::member {

namespace {

DaySpan common(const DaySpan& one, const DaySpan& other) {
    return {std::max(one.start, other.start), std::min(one.end, other.end)};
}

/// Walks through the periods of a subscription, from its first day on.
class PeriodWalk {
public:
    PeriodWalk(const Store& store, const Subscription& subscription, const std::vector<PlanVersion>& versions)
        : subscription_(subscription),
          versions_(versions),
          pauses_(pauses(store, subscription.id)),
          held_(version_sold(versions_, subscription)),
          day_(subscription.first),
          from_(subscription.counted_from) {}

    /// The next one, without its version; nothing when the subscription is over.
    std::optional<SubscriptionPeriod> next() {
        const auto days = subscription_.days();
        if (day_ >= days.end) return std::nullopt;
        SubscriptionPeriod period;
        period.trial = day_ == days.start && !subscription_.follows && versions_[held_].trial.count() > 0;
        if (period.trial)
            period.whole = {day_, day_ + versions_[held_].trial};
        else
            period.whole = whole();
        period.covered = common(common(period.whole, days), {day_, Day::max()});
        for (const auto& pause : pauses_) period.paused += days_in(common(pause, period.covered));
        day_ = period.whole.end;
        return period;
    }

    /// The version of the one that was told last.
    const PlanVersion& version() const { return versions_[held_]; }

private:
    DaySpan whole() {
        const auto moved = version_at(versions_, held_, day_, !subscription_.last && day_ > subscription_.first);
        if (versions_[moved].every != versions_[held_].every) from_ = day_;
        held_ = moved;
        const auto& version = versions_[held_];
        if (version.every == Every::once) return {day_, subscription_.days().end};
        return period_of(version.every, version.periods_from.value_or(from_), day_);
    }

    const Subscription& subscription_;
    const std::vector<PlanVersion>& versions_;
    std::vector<DaySpan> pauses_;
    std::size_t held_;
    Day day_;
    Day from_;
};

}  // namespace

std::size_t version_at(const std::vector<PlanVersion>& all, std::size_t held, Day day, bool renews) {
    for (auto i = held + 1; i < all.size(); ++i) {
        const auto& later = all[i];
        if (later.retired || later.since > day || later.existing == "keep") continue;
        if (later.existing == "at-renewal" ? renews : parse_day(later.existing) <= day) held = i;
    }
    return held;
}

std::size_t version_sold(const std::vector<PlanVersion>& all, const Subscription& subscription) {
    const auto sold =
        std::find_if(all.begin(), all.end(), [&](const PlanVersion& one) { return one.since == subscription.version; });
    return static_cast<std::size_t>(sold - all.begin());
}

DaySpan Subscription::days() const {
    return {first, last ? *last + one_day : Day::max()};
}

std::int64_t SubscriptionPeriod::served() const {
    return days_in(covered) - paused;
}

std::vector<SubscriptionPeriod> subscription_periods(const Store& store, const Subscription& subscription,
                                                     const DaySpan& beginning) {
    std::vector<SubscriptionPeriod> found;
    if (subscription.withdrawn) return found;
    each_period(store, subscription, plan_versions(store, subscription.plan), beginning,
                [&](const SubscriptionPeriod& period, const PlanVersion& version) {
                    found.push_back(period);
                    found.back().version = version;
                });
    return found;
}

void each_period(const Store& store, const Subscription& subscription, const std::vector<PlanVersion>& versions,
                 const DaySpan& beginning,
                 const std::function<void(const SubscriptionPeriod&, const PlanVersion&)>& take) {
    if (subscription.withdrawn) return;
    PeriodWalk walk(store, subscription, versions);
    while (const auto period = walk.next()) {
        if (period->covered.start >= beginning.end) break;
        if (period->covered.start >= beginning.start) take(*period, walk.version());
    }
}

}  // namespace tiers::member
