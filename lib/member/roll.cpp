#include <tiers/charge.h>
#include <tiers/i18n.h>
#include <tiers/payment.h>
#include <tiers/presence.h>
#include <tiers/roll.h>
#include <map>
#include <set>

#include "base/json.h"
#include "member/term.h"
#include "sql/member.h"
#include "store/database.h"

namespace tiers::member {

namespace {

struct Asked {
    std::int64_t presence_days = 0;
    int presence_months = 6;
};

Asked asked(const Store& store) {
    auto row = store.db().prepare("select content from declared where kind = 'assembly' and retired is null");
    if (!row.step()) return {};
    const auto said = stored_json(row.text(0));
    return {said.number("presence_days"), static_cast<int>(said.number("presence_months", 6))};
}

/// What each payer owes of dues on a day; not above 0 where all are paid.
std::map<Id, std::int64_t> dues_owed(const Store& store, Day on) {
    std::map<Id, std::int64_t> owed;
    auto all = charges(store, {});
    for (auto& one : charges_to_write(store, on, on)) all.push_back(std::move(one));
    for (const auto& one : all)
        if (one.rule == "dues" && one.due <= on) owed[one.payer] += one.amount;
    for (const auto& one : payments(store, {}))
        if (one.day <= on) owed[one.member] -= one.amount;
    return owed;
}

std::map<Id, std::int64_t> days_present(const Store& store, Day first, Day last) {
    std::set<std::pair<Id, Day>> days;
    PresenceQuery query;
    query.period = Period{first, last + one_day, ""};
    each_presence(store, query, [&](const Presence& one) {
        days.emplace(one.member, Zone::named(one.timezone).day(one.checked_in));
    });
    std::map<Id, std::int64_t> counted;
    for (const auto& [member, day] : days) ++counted[member];
    return counted;
}

/// Whether the version that holds on a day is of dues.
bool is_dues(const Store& store, const Subscription& subscription, Day on) {
    const auto periods = subscription_periods(store, subscription, {Day::min(), on + one_day});
    return !periods.empty() && periods.back().version.dues;
}

/// Where the operator asks for no dues, adherents vote.
std::vector<RollEntry> adherents(const Store& store, Day on) {
    std::vector<RollEntry> found;
    auto row = store.db().prepare(sql::member::adherents);
    for (row.bind(":on", on); row.step();) found.push_back({row.integer(0), row.text(1), {}, {}, 0, false});
    return found;
}

bool asks_for_dues(const Store& store) {
    return store.db()
        .prepare("select 1 from declared where kind = 'plan' and json_extract(content, '$.dues') limit 1")
        .step();
}

std::vector<RollEntry> subscribers(const Store& store, Day on) {
    auto owed = dues_owed(store, on);
    SubscriptionQuery query;
    query.on = on;
    std::vector<RollEntry> found;
    for (const auto& one : subscriptions(store, query)) {
        if (!is_dues(store, one, on) || (!found.empty() && found.back().member == one.member)) continue;
        found.push_back({one.member, one.member_name, one.plan, owed[one.owes()] <= 0, 0, false});
    }
    return found;
}

}  // namespace

std::vector<RollEntry> roll(const Store& store, Day on) {
    const auto rule = asked(store);
    auto present = days_present(store, months_after(on, -rule.presence_months) + one_day, on);
    auto found = asks_for_dues(store) ? subscribers(store, on) : adherents(store, on);
    for (auto& voter : found) {
        voter.presence_days = present[voter.member];
        voter.vote = voter.dues_paid.value_or(true) && voter.presence_days >= rule.presence_days;
    }
    return found;
}

std::vector<Column> roll_columns() {
    return {{"member", tr("Id"), Kind::id},
            {"member_name", tr("Name"), Kind::text},
            {"plan", tr("Plan"), Kind::code},
            {"dues_paid", tr("Dues paid"), Kind::flag},
            {"presence_days", tr("Days present"), Kind::count},
            {"vote", tr("Vote"), Kind::flag}};
}

Row roll_row(const RollEntry& voter) {
    return {voter.member, voter.name, cell(voter.plan), cell(voter.dues_paid), voter.presence_days, voter.vote};
}

}  // namespace tiers::member
