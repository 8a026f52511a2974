#include "member/subscription_store.h"

#include "base/json.h"
#include "sql/member.h"
#include "store/journal.h"

namespace tiers::member {

namespace {

Subscription subscription_of(const Statement& row) {
    Subscription found;
    found.id = row.integer(0);
    found.member = row.integer(1);
    found.member_name = row.text(2);
    found.plan = row.text(3);
    found.version = row.day(4);
    found.first = row.day(5);
    found.last = row.optional<Day>(6);
    found.payer = row.optional<Id>(7);
    found.payer_name = row.text(8);
    found.seats = row.integer(9);
    found.price = row.optional<std::int64_t>(10);
    found.resource = row.text(11);
    found.deposit = row.integer(12);
    found.keys = row.integer(13);
    found.follows = row.optional<std::int64_t>(14);
    found.withdrawn = !row.null(15);
    found.counted_from = row.day(16);
    return found;
}

Json content(const Subscription& one) {
    return {{"id", one.id},
            {"member", one.member},
            {"plan", one.plan},
            {"version", iso(one.version)},
            {"first", iso(one.first)},
            {"last", one.last ? Json(iso(*one.last)) : Json()},
            {"counted_from", iso(one.counted_from)},
            {"payer", one.payer},
            {"seats", one.seats},
            {"price", one.price},
            {"resource", one.resource},
            {"deposit", one.deposit},
            {"keys", one.keys},
            {"follows", one.follows},
            {"withdrawn", one.withdrawn}};
}

}  // namespace

std::vector<Subscription> subscriptions(const Store& store, const SubscriptionQuery& query) {
    std::vector<Subscription> found;
    auto row = store.db().prepare(sql::member::subscriptions);
    row.bind(":id", query.id)
        .bind(":member", query.member)
        .bind(":payer", query.payer)
        .bind(":plan", query.plan)
        .bind(":on", query.on)
        .bind(":until", query.until)
        .bind(":from", query.from)
        .bind(":ending", query.ending)
        .bind(":holding", query.holding);
    while (row.step()) found.push_back(subscription_of(row));
    return found;
}

Subscription get_subscription(const Store& store, std::int64_t id) {
    SubscriptionQuery query;
    query.id = id;
    return subscriptions(store, query).at(0);
}

std::vector<std::int64_t> subscriptions_paid_by(const Store& store, std::optional<Id> payer) {
    std::vector<std::int64_t> found;
    auto row = store.db().prepare(
        "select id from subscription where :payer is null or ifnull(payer_id, member_id) = :payer order by id");
    row.bind(":payer", payer);
    while (row.step()) found.push_back(row.integer(0));
    return found;
}

std::int64_t insert_subscription(Store& store, const Subscription& subscription) {
    store.db()
        .prepare(sql::member::insert_subscription)
        .bind(":member", subscription.member)
        .bind(":plan", subscription.plan)
        .bind(":version", subscription.version)
        .bind(":first", subscription.first)
        .bind(":last", subscription.last)
        .bind(":counted_from", subscription.counted_from)
        .bind(":payer", subscription.payer)
        .bind(":seats", subscription.seats)
        .bind(":price", subscription.price)
        .bind(":resource", subscription.resource)
        .bind(":deposit", subscription.deposit)
        .bind(":keys", subscription.keys)
        .bind(":follows", subscription.follows)
        .bind(":now", store.now())
        .run();
    return store.db().last_id();
}

void record(Store& store, std::string_view done, const std::vector<Subscription>& all) {
    Json json{{"done", done}, {"subscriptions", Json::array()}};
    for (const auto& one : all) json["subscriptions"].push_back(content(one));
    journal::write(store, "subscription", all.size() == 1 ? all.front().id : 0, written(json));
}

std::vector<DaySpan> pauses(const Store& store, std::int64_t subscription) {
    std::vector<DaySpan> found;
    auto row = store.db().prepare(
        "select first, last from pause where subscription_id = :id and withdrawn is null order by first");
    row.bind(":id", subscription);
    while (row.step()) found.push_back({row.day(0), row.null(1) ? Day::max() : row.day(1) + one_day});
    return found;
}

}  // namespace tiers::member
