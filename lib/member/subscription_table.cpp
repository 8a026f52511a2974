#include <tiers/catalogue.h>
#include <tiers/i18n.h>
#include <tiers/words.h>

#include "base/text.h"
#include "i18n/numbers.h"
#include "member/subscription_store.h"

namespace tiers::member {

namespace {

/// Also of a plan that was retired since.
PlanVersion version_of(const Store& store, const Subscription& subscription) {
    auto all = plan_versions(store, subscription.plan);
    return std::move(all[version_sold(all, subscription)]);
}

const char* state(const Store& store, const Subscription& subscription, const PlanVersion& version, Day today) {
    if (subscription.withdrawn) return msgid("void");
    if (today < subscription.first) return msgid("planned");
    if (today >= subscription.days().end) return msgid("over");
    for (const auto& pause : pauses(store, subscription.id))
        if (pause.contains(today)) return msgid("paused");
    return today < subscription.first + version.trial ? msgid("trial") : msgid("running");
}

std::int64_t price_of(const Subscription& subscription, const PlanVersion& version) {
    return subscription.price.value_or(version.price) * subscription.seats;
}

}  // namespace

std::vector<Column> subscription_columns() {
    return {{"id", tr("Id"), Kind::id},
            {"plan", tr("Plan"), Kind::code},
            {"member", tr("Member"), Kind::id, "", false, machine_only},
            {"member_name", tr("Name"), Kind::text},
            {"version", tr("Version"), Kind::day, "", false, machine_only},
            {"first", tr("First day"), Kind::day},
            {"last", tr("Last day"), Kind::day},
            {"state", tr("State"), Kind::word},
            {"payer", tr("Payer"), Kind::id, "", false, machine_only},
            {"payer_name", tr("Paid by"), Kind::text},
            {"seats", tr("Seats"), Kind::count},
            {"price", tr("Price"), Kind::money},
            {"currency", tr("Currency"), Kind::code},
            {"every", tr("Every"), Kind::word},
            {"resource", tr("Holds"), Kind::code},
            {"deposit", tr("Deposit"), Kind::money, "", false, machine_only},
            {"keys", tr("Keys"), Kind::count, "", false, machine_only},
            {"follows", tr("Follows"), Kind::id, "", false, machine_only}};
}

Row subscription_row(const Store& store, const Subscription& subscription, Day today) {
    const auto version = version_of(store, subscription);
    return {id_value(subscription.id),
            subscription.plan,
            subscription.member,
            subscription.member_name,
            subscription.version,
            subscription.first,
            cell(subscription.last),
            std::string(state(store, subscription, version, today)),
            subscription.owes(),
            cell(subscription.payer_name),
            subscription.seats,
            price_of(subscription, version),
            catalogue::operator_of(store).currency,
            std::string(word_of(version.every)),
            cell(subscription.resource),
            subscription.deposit,
            subscription.keys,
            cell(subscription.follows)};
}

std::string subscription_sentence(const Store& store, std::string_view done, const Subscription& subscription,
                                  Language language) {
    const auto version = version_of(store, subscription);
    const auto until = subscription.last ? say("until {}", iso(*subscription.last)) : std::string(tr("without end"));
    return fmt::format("{}  {}  {}  {}  {}  {}  {} {} {}", done, id_text(subscription.id), subscription.plan,
                       subscription.member_name, iso(subscription.first), until,
                       amount(price_of(subscription, version), language), catalogue::operator_of(store).currency,
                       tr(std::string(word_of(version.every)).c_str()));
}

}  // namespace tiers::member
