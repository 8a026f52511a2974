#include <tiers/plan.h>
#include <tiers/presence_use.h>
#include <algorithm>

#include "base/json.h"
#include "member/allowance.h"
#include "member/entitlement.h"
#include "member/holdings.h"
#include "member/ledger_rules.h"
#include "member/ledger_store.h"
#include "member/overage.h"
#include "member/presence_days.h"
#include "member/presence_rules.h"
#include "sql/member.h"

namespace tiers::member {

namespace {

bool counts_days(const PlanVersion& version) {
    const auto of_days = [](const auto& one) { return same_measure(one.unit, "day"); };
    return std::any_of(version.grants.begin(), version.grants.end(), of_days) ||
           std::any_of(version.overage.begin(), version.overage.end(), of_days);
}

/// Whether a pack or a plan that tiers.toml declares grants days, or says what one costs.
bool counts_days(const Store& store) {
    auto row = store.db().prepare("select kind, code, content from declared where kind in ('pack', 'plan')");
    while (row.step()) {
        if (row.text(0) == "pack") {
            if (same_measure(stored_json(row.text(2)).text("unit"), "day")) return true;
            continue;
        }
        const auto versions = plan_versions(store, row.text(1));
        if (std::any_of(versions.begin(), versions.end(), [](const PlanVersion& one) { return counts_days(one); }))
            return true;
    }
    return false;
}

/// Who booked it there that day had it already: the booking was priced.
bool booked(const Store& store, const PresenceDay& came, const std::string& of) {
    auto row = store.db().prepare(sql::member::booked_day);
    row.bind(":member", came.member).bind(":place", came.place).bind(":day", came.day).bind(":of", of);
    return row.step();
}

bool erased(const Store& store, Id member) {
    auto row = store.db().prepare("select 1 from member where id = :id and erased is not null");
    return row.bind(":id", member).step();
}

/// Calls take(came, spent, today) for each day that is over, where nothing is held. Who was erased pays no more.
template <class Take>
void each_day_to_cover(const Store& store, const Covering& covering, Take take) {
    PresenceQuery presences;
    presences.period = covering.period;
    presences.place = covering.place;
    const Holdings holdings(store, covering.period);
    for (const auto& [came, spent] : presence_days(store, presences)) {
        const auto today = Zone::named(spent.timezone).day(store.now());
        if (came.day < today && !holdings.by(came.member, came.day, came.place) && !booked(store, came, covering.of) &&
            !erased(store, came.member))
            take(came, spent, today);
    }
}

}  // namespace

std::vector<Use> cover_presences(Store& store, const Covering& covering) {
    const auto things = things_of(store, covering.of);
    const auto rules = presence_rules(store);
    std::vector<Use> done;
    each_day_to_cover(store, covering, [&](const PresenceDay& came, const Spent& spent, Day today) {
        const Using wanted{came.member, "day", half_days(rules, spent.minutes), covering.of, came.day, "", came.place};
        if (const auto before = use_of_presence(store, came.member, came.day, came.place)) {
            const auto sold_since =
                before->uncovered() > 0 &&
                Entitlement(store, came.member, {came.day, things}).coverable("day", wanted.amount).amount > 0;
            if (before->withdrawn || (before->amount == wanted.amount && !sold_since)) return;
            done.push_back(withdraw_use(store, before->id, today));
        }
        done.push_back(use(store, wanted, today));
    });
    return done;
}

bool day_is_covered(const Store& store, Id member, Day day, const std::string& place) {
    const auto noted = use_of_presence(store, member, day, place);
    return noted && !noted->withdrawn && noted->uncovered() == 0;
}

std::optional<std::vector<UnbilledDay>> unbilled_days(const Store& store, const Covering& covering) {
    if (!counts_days(store)) return std::nullopt;
    std::vector<UnbilledDay> found;
    each_day_to_cover(store, covering, [&](const PresenceDay& came, const Spent& spent, Day) {
        const auto noted = use_of_presence(store, came.member, came.day, came.place);
        if (noted && (noted->uncovered() == 0 || cost_of(store, *noted))) return;
        found.push_back({came.day,
                         came.place,
                         came.member,
                         spent.member_name,
                         {spent.arrived, spent.left},
                         spent.minutes,
                         noted ? std::optional(noted->id) : std::nullopt});
    });
    return found;
}

}  // namespace tiers::member
