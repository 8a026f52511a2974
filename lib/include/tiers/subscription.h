#pragma once

#include <tiers/i18n.h>
#include <tiers/member.h>
#include <tiers/plan.h>

namespace tiers::member {

/// A member on a plan from a day to a day. What was sold never changes: another one follows it.
struct TIERS_API Subscription {
    std::int64_t id = 0;
    Id member = 0;
    std::string member_name;
    std::string plan;  ///< declared id
    Day version{};     ///< first day of the version that was sold
    Day first{};
    std::optional<Day> last;  ///< included; goes on without
    Day counted_from{};       ///< a day on which one of its periods begins, where the plan does not say
    std::optional<Id> payer;  ///< the member without
    std::string payer_name;
    std::int64_t seats = 1;
    std::optional<std::int64_t> price;  ///< cents of one seat and period, instead of the version's
    std::string resource;               ///< declared id of what it holds; empty for nothing
    std::int64_t deposit = 0;           ///< cents, in all
    std::int64_t keys = 0;              ///< handed over
    std::optional<std::int64_t> follows;
    bool withdrawn = false;  ///< taken back before it began

    Id owes() const { return payer.value_or(member); }
    /// [first, the day after the last).
    DaySpan days() const;
};

/// What subscribe takes; what is left out follows from the plan.
struct Subscribing {
    Id member = 0;
    std::string plan;
    Day first{};
    std::optional<Day> last;
    std::optional<Day> version;  ///< as sold on that day; on the first day when left out
    std::optional<Id> payer;
    std::int64_t seats = 1;
    std::optional<std::int64_t> price, deposit;
    std::string resource;
    std::int64_t keys = 0;
};
/// Throws Conflict where the member has the plan then, or something is not free to be held; BadInput, NotFound,
/// Refused. A key makes a retry safe.
TIERS_API Subscription subscribe(Store& store, const Subscribing& wanted, std::string_view key = {});

/// The one of a member that runs on a day or begins after it; with `plan`, of that plan. Throws NotFound, and BadInput
/// that lists them where several fit, with the option that says which.
TIERS_API Subscription one_subscription(const Store& store, Id member, const std::optional<std::string>& plan, Day day,
                                        const char* option = "--plan");

/// Ends one on its last day: when left out, at the end of the period in which the plan's notice is over. One that would
/// end before it began is taken back. Throws Refused for a day before the notice is over, unless it is set aside, and
/// Conflict where it ends by then already.
TIERS_API Subscription end_subscription(Store& store, const Subscription& subscription, std::optional<Day> last,
                                        Day today, bool without_notice = false);
/// Another follows the last day of one: of the version that is sold then, where it takes those before it along. Throws
/// BadInput where there is no last day, Refused where the plan is retired.
TIERS_API Subscription renew(Store& store, const Subscription& subscription, std::string_view key = {});
/// The one of a member that begins last; with `plan`, of that plan. Throws as one_subscription does.
TIERS_API Subscription last_subscription(const Store& store, Id member, const std::optional<std::string>& plan);

/// What becomes different; what is left out stays. Another plan has its own term.
struct SubscriptionChange {
    Day from{};
    std::optional<std::string> plan, resource;
    std::optional<Day> version;  ///< the one sold on that day; of another plan, on the first day when left out
    std::optional<Id> payer;
    std::optional<std::int64_t> seats, price, deposit, keys;
};
/// Ends each on the day before and lets another follow; in order. What it granted before in periods that are shorter
/// now is adjusted. Throws as subscribe does, and Conflict where nothing would change.
TIERS_API std::vector<Subscription> change_subscriptions(Store& store, const std::vector<Subscription>& subscriptions,
                                                         const SubscriptionChange& change, Day today);
/// Those on a plan that run on a day and are of another version than the one sold on `sold`.
TIERS_API std::vector<Subscription> on_other_version(const Store& store, const std::string& plan, Day sold, Day on);
/// What `change` would make of one, with nothing written.
TIERS_API Subscription changed_subscription(const Store& store, const Subscription& subscription,
                                            const SubscriptionChange& change);

/// From a day on, to a day (included), nothing is charged nor granted; the last day stays what it is. Throws Conflict
/// where it is paused then, BadInput for days that are not its own.
TIERS_API Subscription pause(Store& store, const Subscription& subscription, Day first, std::optional<Day> last);
/// Goes on, on a day. Throws NotFound where it is not paused then nor later.
TIERS_API Subscription resume(Store& store, const Subscription& subscription, Day first);

struct SubscriptionQuery {
    std::optional<std::int64_t> id;  ///< also one that was withdrawn
    std::optional<Id> member, payer;
    std::optional<std::string> plan;
    std::optional<Day> on;      ///< only those that run on that day
    std::optional<Day> until;   ///< only those that began up to that day
    std::optional<Day> from;    ///< only those that run on that day or begin after it
    std::optional<Day> ending;  ///< only those that have a last day, up to this one, and that none follows
    bool holding = false;       ///< only those that hold a resource
};
/// In order of the member's name and the first day.
TIERS_API std::vector<Subscription> subscriptions(const Store& store, const SubscriptionQuery& query);

/// One period of a subscription: what is charged at once, and what an allowance is granted for.
struct SubscriptionPeriod {
    DaySpan whole;                ///< of the plan
    DaySpan covered;              ///< the part of it within the subscription
    std::int64_t paused = 0;      ///< days of that part
    bool trial = false;           ///< free; it is `whole`
    PlanVersion version;          ///< that holds in it
    std::int64_t served() const;  ///< days covered and not paused
};
/// Those that begin within some days, in order. On versions: the one that was sold, until a later one takes those
/// before it along ("existing"): at-renewal, from the first period that begins with it, where the subscription has no
/// last day; a day, from the first period that begins then.
TIERS_API std::vector<SubscriptionPeriod> subscription_periods(const Store& store, const Subscription& subscription,
                                                               const DaySpan& beginning);

TIERS_API std::vector<Column> subscription_columns();
TIERS_API Row subscription_row(const Store& store, const Subscription& subscription, Day today);
/// "subscribed  1  nomade  Jeanne  2026-03-10  until 2027-03-09  120.00 EUR month".
TIERS_API std::string subscription_sentence(const Store& store, std::string_view done, const Subscription& subscription,
                                            Language language);

}  // namespace tiers::member
