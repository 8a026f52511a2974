#include <tiers/charge.h>
#include <tiers/plan_preview.h>
#include <algorithm>
#include <map>
#include <tuple>

namespace tiers::member {

namespace {

SubscriptionPeriod period_on(const Store& store, const Subscription& subscription, Day day) {
    return subscription_periods(store, subscription, {Day::min(), day + one_day}).back();
}

bool same(const Charge& a, const Charge& b) {
    return std::tie(a.subscription, a.rule, a.first, a.amount) == std::tie(b.subscription, b.rule, b.first, b.amount);
}

/// What is owed otherwise than before.
void compare(const std::vector<Charge>& before, const std::vector<Charge>& after, std::vector<PreviewLine>& lines) {
    const auto missing = [](const Charge& one, const std::vector<Charge>& all) {
        return std::none_of(all.begin(), all.end(), [&](const Charge& other) { return same(one, other); });
    };
    for (const auto& one : before)
        if (missing(one, after)) {
            lines.push_back({.charge = one});
            lines.back().charge->amount = -one.amount;
        }
    for (const auto& one : after)
        if (missing(one, before)) lines.push_back({.charge = one});
}

/// What a period grants of something.
struct Granted {
    std::int64_t units = 0;
    bool unlimited = false;
};
using Grants = std::map<std::pair<std::string, std::string>, Granted>;  ///< by unit and what it is of

Grants sums(const std::vector<Grant>& grants) {
    Grants found;
    for (const auto& one : grants) {
        found[{one.unit, one.of}].units += one.amount;
        found[{one.unit, one.of}].unlimited |= one.unlimited;
    }
    return found;
}

PreviewLine changed(const Granted& before, const Granted& after) {
    PreviewLine line;
    if (before.unlimited != after.unlimited) line.unlimited = after.unlimited;
    if (!after.unlimited) line.units = after.units - (before.unlimited ? 0 : before.units);
    return line;
}

void compare(const std::string& plan, const std::vector<Grant>& before, const std::vector<Grant>& after,
             std::vector<PreviewLine>& lines) {
    auto was = sums(before), is = sums(after);
    for (const auto& [what, granted] : was) is[what];
    for (const auto& [what, granted] : is) {
        auto line = changed(was[what], granted);
        if (line.units == 0 && !line.unlimited) continue;
        line.plan = plan;
        std::tie(line.unit, line.of) = what;
        lines.push_back(std::move(line));
    }
}

}  // namespace

std::vector<PreviewLine> plan_preview(Store& store, const Subscription& subscription, const SubscriptionChange& change,
                                      Day today) {
    const auto before = period_on(store, subscription, change.from);
    const auto owed_before = charges_to_write(store, change.from, today);
    const auto made = change_subscriptions(store, {subscription}, change, today).front();
    const auto after = period_on(store, made, change.from);
    std::vector<PreviewLine> lines;
    compare(owed_before, charges_to_write(store, change.from, today), lines);
    compare(made.plan, before.version.grants, after.version.grants, lines);
    return lines;
}

std::vector<Column> preview_columns() {
    return {{"what", tr("What"), Kind::word},
            {"plan", tr("Plan"), Kind::code},
            {"first", tr("First day"), Kind::day},
            {"last", tr("Last day"), Kind::day},
            {"price", tr("Price"), Kind::money},
            {"days", tr("Days"), Kind::count},
            {"of_days", tr("Of days"), Kind::count},
            {"amount", tr("Amount"), Kind::money},
            {"currency", tr("Currency"), Kind::code, "", false, machine_only},
            {"units", tr("Allowance"), Kind::count},
            {"unit", tr("Unit"), Kind::word},
            {"of", tr("Resources"), Kind::code},
            {"unlimited", tr("Unlimited"), Kind::flag}};
}

Row preview_row(const PreviewLine& line, const std::string& currency) {
    Row row(13);
    if (line.charge) {
        const auto& charge = *line.charge;
        row = {charge.rule,
               charge.plan,
               charge.first,
               charge.last,
               charge.price,
               cell(charge.days),
               cell(charge.of_days),
               charge.amount,
               currency,
               Value(),
               Value(),
               Value(),
               Value()};
    } else {
        row[0] = std::string(msgid("allowance"));
        row[1] = line.plan;
        row[9] = line.units != 0 ? Value(line.units) : Value();
        row[10] = line.unit;
        row[11] = cell(line.of);
        row[12] = cell(line.unlimited);
    }
    return row;
}

}  // namespace tiers::member
