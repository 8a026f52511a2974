#include "member/registration_price.h"

#include <tiers/error.h>
#include <tiers/words.h>

#include "i18n/numbers.h"
#include "sql/member.h"
#include "store/database.h"

namespace tiers::member {

namespace {

RegistrationPrice registration_price_row(const Statement& row) {
    RegistrationPrice found;
    found.id = row.integer(0);
    found.registration = row.integer(1);
    found.member = row.optional<Id>(2);
    found.rule = row.text(3);
    found.first = row.day(4);
    found.last = row.day(5);
    found.price = row.integer(6);
    found.heads = row.integer(7);
    found.owed = row.integer(9);
    found.member_name = row.text(10);
    found.title = row.text(11);
    return found;
}

}  // namespace

void insert_registration_price(Store& store, const RegistrationPrice& price) {
    store.db()
        .prepare(
            "insert into registration_price (registration_id, member_id, rule, first, last, price, heads, amount, "
            "created) values (:registration, :member, :rule, :first, :last, :price, :heads, :amount, :now)")
        .bind(":registration", price.registration)
        .bind(":member", price.member)
        .bind(":rule", price.rule)
        .bind(":first", price.first)
        .bind(":last", price.last)
        .bind(":price", price.price)
        .bind(":heads", price.heads)
        .bind(":amount", price.costs() ? price.price * price.heads : 0)
        .bind(":now", store.now())
        .run();
}

std::optional<RegistrationPrice> price_of_registration(const Store& store, std::int64_t registration) {
    auto row = store.db().prepare(
        "select * from registration_price_told where registration_id = :registration order by id desc limit 1");
    return row.bind(":registration", registration).step() ? std::optional(registration_price_row(row)) : std::nullopt;
}

RegistrationPrice get_registration_price(const Store& store, std::int64_t id) {
    auto row = store.db().prepare("select * from registration_price_told where id = :id");
    if (row.bind(":id", id).step()) return registration_price_row(row);
    throw NotFound("no_price", say("no price {}", id));
}

std::vector<RegistrationPrice> registrations_to_charge(const Store& store, Day until, std::optional<Id> payer) {
    std::vector<RegistrationPrice> found;
    auto row = store.db().prepare(sql::member::registrations_to_charge);
    for (row.bind(":until", until).bind(":payer", payer); row.step();) found.push_back(registration_price_row(row));
    return found;
}

std::string why(const RegistrationPrice& price, Language language) {
    const auto text = say("registration {}", price.registration);
    if (price.rule == "cancelled") return fmt::format("{}, {}", text, tr("cancelled"));
    if (price.rule == "transferred") return fmt::format("{}, {}", text, tr("transferred"));
    const auto counted = fmt::format("{}, {} × {}", text, price.heads, amount(price.price, language));
    return price.rule == "late" ? fmt::format("{}, {}", counted, tr("cancelled late")) : counted;
}

}  // namespace tiers::member
