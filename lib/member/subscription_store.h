#pragma once

#include <tiers/subscription.h>
#include <functional>
#include <string_view>

#include "store/database.h"

namespace tiers::member {

Subscription get_subscription(const Store& store, std::int64_t id);
/// Ids, also of those withdrawn, of one payer or all.
std::vector<std::int64_t> subscriptions_paid_by(const Store& store, std::optional<Id> payer);
std::int64_t insert_subscription(Store& store, const Subscription& subscription);

/// Throws BadInput for as many seats as nobody has.
void check_seats(std::int64_t seats);
/// Writes one that is wanted. Throws Conflict, NotFound, Refused.
Subscription sell(Store& store, Subscription wanted);
/// Throws Conflict where the member has the plan on one of its days already.
void refuse_twice(const Store& store, const Subscription& wanted);

/// Writes its last day; none, and it is withdrawn, where that is before the first.
void write_last(Store& store, Subscription& subscription, Day last);
/// The last day of what begins on a day, as the version's term says; `from` is a day on which a term begins, where the
/// plan does not say.
std::optional<Day> end_of_term(const PlanVersion& version, Day first, Day from);
/// The version that holds after `held` where a period begins on a day; `renews` as subscription_periods says.
std::size_t version_at(const std::vector<PlanVersion>& all, std::size_t held, Day day, bool renews);
/// The place of the version that was sold.
std::size_t version_sold(const std::vector<PlanVersion>& all, const Subscription& subscription);

/// As subscription_periods tells, of a plan whose versions were read already, for who asks of many subscriptions: with
/// the version that holds in it, of which it has no copy.
void each_period(const Store& store, const Subscription& subscription, const std::vector<PlanVersion>& versions,
                 const DaySpan& beginning,
                 const std::function<void(const SubscriptionPeriod&, const PlanVersion&)>& take);

/// One row of the journal.
void record(Store& store, std::string_view done, const std::vector<Subscription>& subscriptions);

/// Days of pauses, in order.
std::vector<DaySpan> pauses(const Store& store, std::int64_t subscription);

}  // namespace tiers::member
