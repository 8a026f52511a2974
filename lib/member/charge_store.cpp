#include "member/charge_store.h"

#include "base/json.h"
#include "base/text.h"
#include "member/booking_price.h"
#include "member/registration_price.h"
#include "sql/member.h"
#include "store/journal.h"

namespace tiers::member {

namespace {

Charge charge_of(const Statement& row) {
    Charge found;
    found.id = row.integer(0);
    found.member = row.integer(1);
    found.member_name = row.text(2);
    found.payer = row.integer(3);
    found.rule = row.text(4);
    found.subscription = row.optional<std::int64_t>(5);
    found.plan = row.text(6);
    found.version = row.optional<Day>(7);
    found.first = row.day(8);
    found.last = row.day(9);
    found.due = row.day(10);
    found.price = row.integer(11);
    found.unit = row.text(12);
    found.quantity = row.integer(13);
    found.days = row.optional<std::int64_t>(14);
    found.of_days = row.optional<std::int64_t>(15);
    found.amount = row.integer(16);
    found.vat = row.integer(17);
    found.corrects = row.optional<std::int64_t>(18);
    found.label = row.text(19);
    found.use = row.optional<std::int64_t>(20);
    return found;
}

}  // namespace

std::vector<Charge> charges(const Store& store, const ChargeQuery& query) {
    std::vector<Charge> found;
    auto row = store.db().prepare(sql::member::charges);
    row.bind(":payer", query.payer).bind(":member", query.member).bind(":subscription", query.subscription);
    row.bind(":use", query.use);
    while (row.step()) {
        found.push_back(charge_of(row));
        if (!row.null(21)) found.back().booking = get_booking_price(store, row.integer(21));
        if (!row.null(22)) found.back().event = get_registration_price(store, row.integer(22));
    }
    return found;
}

std::int64_t insert_charge(Store& store, const Charge& charge) {
    store.db()
        .prepare(sql::member::insert_charge)
        .bind(":member", charge.member)
        .bind(":payer", charge.payer)
        .bind(":rule", charge.rule)
        .bind(":subscription", charge.subscription)
        .bind(":plan", unless_empty(charge.plan))
        .bind(":version", charge.version)
        .bind(":first", charge.first)
        .bind(":last", charge.last)
        .bind(":due", charge.due)
        .bind(":price", charge.price)
        .bind(":unit", unless_empty(charge.unit))
        .bind(":quantity", charge.quantity)
        .bind(":days", charge.days)
        .bind(":of_days", charge.of_days)
        .bind(":amount", charge.amount)
        .bind(":vat", charge.vat)
        .bind(":corrects", charge.corrects)
        .bind(":label", charge.label)
        .bind(":use", charge.use)
        .bind(":price_of", charge.booking ? std::optional(charge.booking->id) : std::nullopt)
        .bind(":registration_price", charge.event ? std::optional(charge.event->id) : std::nullopt)
        .bind(":now", store.now())
        .run();
    return store.db().last_id();
}

void record(Store& store, std::string_view done, const std::vector<Charge>& all) {
    Json content{{"done", done}, {"charges", Json::array()}};
    for (const auto& one : all)
        content["charges"].push_back({{"id", one.id},
                                      {"member", one.member},
                                      {"payer", one.payer},
                                      {"rule", one.rule},
                                      {"first", iso(one.first)},
                                      {"due", iso(one.due)},
                                      {"amount", one.amount}});
    journal::write(store, "charge", all.size() == 1 ? all.front().id : 0, written(content));
}

}  // namespace tiers::member
