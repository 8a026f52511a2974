#include "report/sold_hours.h"

#include <tiers/subscription.h>
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "base/text.h"
#include "catalogue/open_spans.h"
#include "member/subscription_store.h"
#include "sql/report.h"
#include "store/database.h"

namespace tiers::report {

namespace {

using catalogue::Place;

double count_of(const DaySpan& days) {
    return static_cast<double>((days.end - days.start).count());
}
double days_in_both(const DaySpan& one, const DaySpan& other) {
    return std::max(0.0, count_of({std::max(one.start, other.start), std::min(one.end, other.end)}));
}

bool has(const Place& place, const Pool& pool) {
    return std::any_of(place.resources.begin(), place.resources.end(), [&](const catalogue::Resource& resource) {
        return Pool{resource.whole(), resource.kind} == pool;
    });
}

/// An allowance, for as much of it as counts on the days asked for.
struct Entitlement {
    std::int64_t member = 0;
    std::string unit;
    std::string of;     ///< ids of resources and kinds, blank-separated; * or nothing for any
    double amount = 0;  ///< in the unit
    double part = 0;    ///< of all the days asked for, where it has no limit: with its seats
    bool unlimited = false;
};

class Selling {
public:
    Selling(const Store& store, const std::vector<Place>& places, const std::vector<Pool>& pools, const DaySpan& days)
        : store_(store), places_(places), pools_(pools), days_(days) {
        for (const auto& pool : pools) sold_.open.push_back(open_time_of(places, pool, days));
        sold_.hours.resize(pools.size());
        sold_.unlimited.resize(pools.size());
        sold_.holders.resize(pools.size());
    }

    Sold run(const std::vector<member::Subscription>& subscriptions) {
        for (const auto& subscription : subscriptions)
            if (subscription.first < days_.end && subscription.last.value_or(Day::max()) >= days_.start)
                add(subscription);
        add_packs();
        return std::move(sold_);
    }

private:
    using Versions = std::vector<member::PlanVersion>;

    const Versions& versions_of(const std::string& plan) {
        const auto [known, added] = versions_.try_emplace(plan);
        if (added) known->second = member::plan_versions(store_, plan);
        return known->second;
    }

    /// Periods begin a year before at most, but for what is paid once.
    Day earliest_period(const Versions& versions) const {
        const auto once = [](const member::PlanVersion& version) { return version.every == member::Every::once; };
        return std::any_of(versions.begin(), versions.end(), once) ? Day::min() : days_.start - std::chrono::days(366);
    }

    void add(const member::Subscription& subscription) {
        const auto& versions = versions_of(subscription.plan);
        member::each_period(store_, subscription, versions, {earliest_period(versions), days_.end},
                            [&](const member::SubscriptionPeriod& period, const member::PlanVersion& version) {
                                for (const auto& grant : version.grants)
                                    add(subscription, period, version.every, grant);
                            });
    }

    void add(const member::Subscription& subscription, const member::SubscriptionPeriod& period, member::Every every,
             const member::Grant& grant) {
        const auto here = days_in_both(period.covered, days_), covered = count_of(period.covered);
        if (here == 0) return;
        const auto seats = static_cast<double>(subscription.seats), served = static_cast<double>(period.served());
        if (period.covered.end == Day::max() && !grant.unlimited) {
            ++sold_.not_counted;
            return;
        }
        const auto of_period = every == member::Every::once ? 1 : served / count_of(period.whole);
        const auto in_force = period.covered.end == Day::max() ? 1 : served / covered;
        take({.member = subscription.member,
              .unit = grant.unit,
              .of = grant.of,
              .amount = static_cast<double>(grant.amount) * seats * of_period * here / covered,
              .part = seats * here / count_of(days_) * in_force,
              .unlimited = grant.unlimited});
    }

    void add_packs() {
        auto row = store_.db().prepare(sql::report::oversell_packs);
        row.bind(":from", days_.start).bind(":to", days_.end);
        while (row.step()) {
            const auto last = row.optional<Day>(3);
            if (!last) {
                ++sold_.not_counted;
                continue;
            }
            const DaySpan valid{row.day(2), *last + one_day};
            const auto measure = row.text(0) == "hour" ? 60 : row.text(0) == "day" ? 2 : 1;  // as the ledger counts
            take({.member = row.integer(5),
                  .unit = row.text(0),
                  .of = row.text(1),
                  .amount =
                      static_cast<double>(row.integer(4)) / measure * days_in_both(valid, days_) / count_of(valid)});
        }
    }

    bool fits(const std::string& of, const Pool& pool) const {
        if (of.empty() || of == "*") return true;
        for (const auto word : split(of, ' ')) {
            if (word == pool.kind) return true;
            for (const auto& place : places_)
                for (const auto& resource : place.resources)
                    if (resource.id == word && Pool{resource.whole(), resource.kind} == pool) return true;
        }
        return false;
    }

    /// Positions of those that an allowance can be used in: many are of the same.
    const std::vector<std::size_t>& pools_for(const std::string& of) {
        const auto [known, added] = pools_for_.try_emplace(of);
        for (std::size_t i = 0; added && i < pools_.size(); ++i)
            if (fits(of, pools_[i])) known->second.push_back(i);
        return known->second;
    }

    void take(const Entitlement& one) {
        const auto timed = one.unit == "hour" || one.unit == "half-day" || one.unit == "day";
        if (!timed && !one.unlimited) {
            ++sold_.not_counted;
            return;
        }
        for (const auto i : pools_for(one.of)) {
            const auto& open = sold_.open[i];
            const auto worth = one.unit == "hour" ? 1 : one.unit == "day" ? open.day : open.day / 2;
            const auto hours = one.unlimited ? one.part * open.hours : one.amount * worth;
            sold_.hours[i] += hours;
            sold_.holders[i][one.member] += hours;
            if (one.unlimited) sold_.unlimited[i] += hours;
        }
    }

    const Store& store_;
    const std::vector<Place>& places_;
    const std::vector<Pool>& pools_;
    DaySpan days_;
    std::unordered_map<std::string, Versions> versions_;                   ///< of plans
    std::unordered_map<std::string, std::vector<std::size_t>> pools_for_;  ///< by what an allowance is of
    Sold sold_;
};

}  // namespace

OpenTime open_time_of(const std::vector<Place>& places, const Pool& pool, const DaySpan& days) {
    double seconds = 0, open_days = 0, of = 0;
    for (const auto& place : places) {
        if (!has(place, pool)) continue;
        const auto zone = Zone::named(place.timezone);
        std::set<Day> opened;
        for (const auto& span : catalogue::open_spans(place, catalogue::Resource{},
                                                      {zone.midnight(days.start), zone.midnight(days.end)})) {
            seconds += static_cast<double>((span.end - span.start).count());
            opened.insert(zone.day(span.start));
        }
        open_days += static_cast<double>(opened.size());
        of += 1;
    }
    return {of > 0 ? seconds / 3600 / of : 0, open_days > 0 ? seconds / 3600 / open_days : 0};
}

Sold sold_hours(const Store& store, const std::vector<Place>& places, const std::vector<Pool>& pools,
                const DaySpan& days) {
    return sold_hours_of_each(store, places, pools, {days}).front();
}

std::vector<Sold> sold_hours_of_each(const Store& store, const std::vector<Place>& places,
                                     const std::vector<Pool>& pools, const std::vector<DaySpan>& spans) {
    std::vector<Sold> all;
    if (spans.empty()) return all;
    const auto subscriptions =
        member::subscriptions(store, {.until = spans.back().end - one_day, .from = spans.front().start});
    for (const auto& days : spans) all.push_back(Selling(store, places, pools, days).run(subscriptions));
    return all;
}

}  // namespace tiers::report
