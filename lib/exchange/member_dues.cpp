#include "exchange/member_dues.h"

#include <tiers/catalogue.h>
#include <tiers/error.h>
#include <tiers/payment.h>
#include <tiers/statement.h>
#include <tiers/subscription.h>
#include <algorithm>

#include "base/text.h"
#include "member/member_store.h"
#include "sql/exchange.h"

namespace tiers::exchange {

namespace {

using member::Id;

/// "1 085,00 €" -> 108500.
std::int64_t cents(std::string text) {
    for (const auto* mark : {"\u00a0", "\u202f", " ", "€", "EUR"})
        for (auto at = text.find(mark); at != text.npos; at = text.find(mark)) text.erase(at, std::string(mark).size());
    return text.empty() ? 0 : catalogue::parse_money(text);
}

/// A plan by its id, or by its name.
std::string plan_of(const Store& store, const std::string& said) {
    std::vector<std::string> known;
    auto row = store.db().prepare(sql::exchange::plan_names);
    for (; row.step(); known.push_back(row.text(0)))
        if (row.text(0) == said || folded_equal(row.text(1), said)) return row.text(0);
    auto hint = say("say in a mapping which plan it is: [values.plan]; there are {}", join(known, ", "));
    throw NotFound("unknown_plan", say("no plan '{}' is declared", said),
                   known.empty() ? tr("declare it in tiers.toml: [[plan]]") : hint);
}

/// The member who paid under a reference, of payments that stand.
std::optional<Id> payer(const Store& store, const std::string& means, const std::string& reference) {
    auto row = store.db().prepare(sql::exchange::payer);
    if (!row.bind(":means", means).bind(":reference", reference).step()) return std::nullopt;
    return row.integer(0);
}

/// Several members may be paid for under one reference: those after the first get a number behind it. Nothing where the
/// payment of this member is known.
std::optional<std::string> free_reference(const Store& store, Id member, const Dues& dues) {
    auto reference = dues.reference;
    for (int i = 2;; ++i) {
        const auto whose = payer(store, dues.means, reference);
        if (!whose) return reference;
        if (*whose == member) return std::nullopt;
        reference = fmt::format("{}-{}", dues.reference, i);
    }
}

std::vector<member::Subscription> held(const Store& store, Id member, const std::string& plan) {
    member::SubscriptionQuery query;
    query.member = member;
    query.plan = plan;
    return member::subscriptions(store, query);
}

std::string told(const member::Subscription& subscription) {
    if (!subscription.last) return say("'{}' from {}", subscription.plan, iso(subscription.first));
    return say("'{}' from {} until {}", subscription.plan, iso(subscription.first), iso(*subscription.last));
}

std::string begin(Store& store, Id member, const Dues& dues) {
    member::Subscribing wanted;
    wanted.member = member;
    wanted.plan = dues.plan;
    wanted.first = dues.first.value_or(dues.day);
    wanted.last = dues.last;
    return told(member::subscribe(store, wanted));
}

/// The days of the file where it says some; else the term after the last one, or from the day of the payment.
std::string renew(Store& store, Id member, const Dues& dues, bool covers_debt) {
    auto known = held(store, member, dues.plan);
    const auto first = [](const auto& one, const auto& other) { return one.first < other.first; };
    const auto latest = std::max_element(known.begin(), known.end(), first);
    if (dues.first) {
        const auto same = [&](const auto& one) { return one.first == *dues.first; };
        return std::any_of(known.begin(), known.end(), same) ? std::string() : begin(store, member, dues);
    }
    if (latest == known.end()) return begin(store, member, dues);
    if (!latest->last || covers_debt) return {};
    return *latest->last < dues.day ? begin(store, member, dues) : told(member::renew(store, *latest));
}

/// Without a payment nothing tells a row that was read before, but that the plan runs.
bool runs(const Store& store, Id member, const Dues& dues) {
    const auto known = held(store, member, dues.plan);
    return std::any_of(known.begin(), known.end(),
                       [&](const auto& one) { return !one.last || *one.last >= dues.first.value_or(dues.day); });
}

std::int64_t owed(const Store& store, Id member) {
    const auto today = member::today(store);
    const auto tomorrow = today + std::chrono::days(1);
    return member::account_statement(store, member, {tomorrow, tomorrow}, today).opening;
}

std::string note(Store& store, Id member, const Dues& dues, const std::string& reference) {
    member::Payment payment;
    payment.member = member;
    payment.day = dues.day;
    payment.amount = dues.amount;
    payment.means = dues.means;
    payment.reference = reference;
    member::pay(store, payment);
    return say("{}.{:02} paid on {}", dues.amount / 100, dues.amount % 100, iso(dues.day));
}

}  // namespace

std::optional<Dues> dues_of(const Store& store, const MemberRow& row, const MemberMap& map) {
    const auto& text = row.text;
    if (text[Field::paid].empty() && text[Field::plan].empty()) return std::nullopt;
    const auto said = [&](Field field) { return text[field].empty() ? map.defaults[field] : text[field]; };
    const auto day = [&](Field field) {
        return text[field].empty() ? std::nullopt : std::optional(written_day(text[field], map.dates));
    };
    Dues dues;
    dues.amount = cents(text[Field::paid]) - cents(text[Field::discount]);
    dues.day = day(Field::paid_on).value_or(member::today(store));
    dues.means = said(Field::paid_by);
    dues.reference = text[Field::paid_ref];
    if (dues.amount < 0) throw BadInput("bad_amount", tr("more is taken off than was to pay"));
    if (dues.amount > 0 && dues.reference.empty())
        throw BadInput("no_reference", tr("a payment without a reference could not be known again"));
    if (const auto plan = said(Field::plan); !plan.empty()) dues.plan = plan_of(store, plan);
    dues.first = day(Field::plan_from);
    dues.last = day(Field::plan_until);
    return dues;
}

std::string settle(Store& store, Id member, const Dues& dues) {
    if (dues.amount == 0)
        return dues.plan.empty() || runs(store, member, dues) ? std::string() : renew(store, member, dues, false);
    const auto reference = free_reference(store, member, dues);
    if (!reference) return {};
    const auto covers_debt = owed(store, member) >= dues.amount;
    auto done = note(store, member, dues, *reference);
    if (!dues.plan.empty())
        if (const auto renewed = renew(store, member, dues, covers_debt); !renewed.empty()) done += ", " + renewed;
    return done;
}

}  // namespace tiers::exchange
