#include <tiers/i18n.h>
#include <tiers/subscription.h>
#include <tiers/volunteering.h>
#include <algorithm>

#include "member/term.h"
#include "sql/member.h"
#include "store/database.h"

namespace tiers::member {

namespace {

/// Nothing of a period that is tried; all of one that is paid once or of dues, whatever days are served.
std::int64_t minutes_expected(const Subscription& subscription, const SubscriptionPeriod& period) {
    const auto& version = period.version;
    if (period.trial) return 0;
    const auto whole = std::int64_t{60} * version.volunteering_hours * subscription.seats;
    if (version.dues || version.every == Every::once) return whole;
    return prorated(whole, period.served(), days_in(period.whole));
}

std::int64_t minutes_given(const Store& store, Id member, Day first, Day last) {
    auto row = store.db().prepare(sql::member::volunteered);
    row.bind(":member", member).bind(":first", first).bind(":last", last).step();
    return row.integer(0);
}

ExpectedVolunteering expected_of(const Subscription& subscription, const SubscriptionPeriod& period) {
    ExpectedVolunteering found;
    found.subscription = subscription.id;
    found.member = subscription.member;
    found.member_name = subscription.member_name;
    found.plan = subscription.plan;
    found.first = period.covered.start;
    if (period.covered.end != Day::max()) found.last = period.covered.end - one_day;
    found.expected = minutes_expected(subscription, period);
    return found;
}

}  // namespace

std::vector<ExpectedVolunteering> expected_volunteering(const Store& store, std::optional<Id> member, Day on) {
    SubscriptionQuery query;
    query.member = member;
    query.on = on;
    std::vector<ExpectedVolunteering> found;
    for (const auto& one : subscriptions(store, query)) {
        const auto periods = subscription_periods(store, one, {Day::min(), on + one_day});
        if (periods.empty()) continue;
        found.push_back(expected_of(one, periods.back()));
        if (found.back().expected == 0) found.pop_back();
    }
    for (auto& one : found) one.given = minutes_given(store, one.member, one.first, on);
    return found;
}

Table expected_table(const std::vector<ExpectedVolunteering>& expected) {
    Table table;
    table.columns = {{"subscription", tr("Subscription"), Kind::id, "", false, machine_only},
                     {"member", tr("Member"), Kind::id, "", false, machine_only},
                     {"member_name", tr("Name"), Kind::text},
                     {"plan", tr("Plan"), Kind::code},
                     {"first", tr("First day"), Kind::day},
                     {"last", tr("Last day"), Kind::day},
                     {"expected", tr("Expected"), Kind::minutes},
                     {"given", tr("Given"), Kind::minutes},
                     {"left", tr("Remaining"), Kind::minutes},
                     {"share", tr("Share given"), Kind::ratio, "", true}};
    table.empty = tr("no plan expects volunteering of anybody");
    for (const auto& one : expected) {
        const auto share = std::min(1.0, static_cast<double>(one.given) / static_cast<double>(one.expected));
        table.rows.push_back({one.subscription, one.member, one.member_name, one.plan, one.first, cell(one.last),
                              one.expected, one.given, one.left(), share});
    }
    return table;
}

}  // namespace tiers::member
