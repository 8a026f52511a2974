#include <tiers/booking_price.h>
#include <tiers/error.h>
#include <tiers/words.h>

#include "base/json.h"
#include "base/text.h"
#include "i18n/numbers.h"
#include "member/allowance_amount.h"
#include "member/booking_price.h"
#include "sql/member.h"

namespace tiers::member {

namespace {

std::string parts_json(const std::vector<PricePart>& parts) {
    auto all = Json::array();
    for (const auto& one : parts) {
        Json part{{"what", one.what}, {"count", one.count}, {"price", one.price}};
        if (one.day) part["day"] = iso(*one.day);
        all.push_back(std::move(part));
    }
    return written(all);
}

std::vector<PricePart> read_parts(std::string_view text) {
    std::vector<PricePart> parts;
    for (const auto& one : stored_json(fmt::format(R"({{"parts":{}}})", text)).list("parts")) {
        const auto day = one.text("day");
        parts.push_back({one.text("what"), one.number("count"), one.number("price"),
                         day.empty() ? std::nullopt : std::optional(parse_day(day))});
    }
    return parts;
}

BookingPrice price_row(const Statement& row) {
    BookingPrice found;
    found.id = row.integer(0);
    found.booking = row.integer(1);
    found.member = row.integer(2);
    found.payer = row.integer(3);
    found.place = row.text(4);
    found.resource_name = row.text(5);
    found.rule = row.text(6);
    found.tariff = row.text(7);
    found.plan = row.text(8);
    found.version = row.optional<Day>(9);
    found.first = row.day(10);
    found.last = row.day(11);
    found.minutes = row.integer(12);
    found.covered = row.integer(13);
    found.parts = read_parts(row.text(14));
    found.money = row.integer(15);
    found.amount = row.integer(16);
    found.vat = row.integer(17);
    found.member_name = row.text(18);
    return found;
}

/// A part, as people read it.
std::string told(const PricePart& part, Language language) {
    const auto price = amount(part.price, language);
    if (part.what == "hour") return say("{} at {} an hour", amount_text("hour", part.count, "", language), price);
    if (part.what == "unlimited") return say("{} without limit", amount_text("hour", part.count, "", language));
    if (part.what == "overage") return say("{} beyond allowances", price);
    if (part.what == "daily-cap") return say("capped at {} on {}", price, part.day ? iso(*part.day) : "");
    return say("{} × {} at {}", part.count, tr(part.what.c_str()), price);
}

}  // namespace

std::int64_t PricePart::cents() const {
    if (what != "hour") return price * count;
    return price * (count / 60) + (2 * price * (count % 60) + 60) / 120;
}

std::int64_t insert_booking_price(Store& store, const BookingPrice& price) {
    store.db()
        .prepare(sql::member::insert_booking_price)
        .bind(":booking", price.booking)
        .bind(":member", price.member)
        .bind(":payer", price.payer)
        .bind(":place", price.place)
        .bind(":rule", price.rule)
        .bind(":tariff", unless_empty(price.tariff))
        .bind(":plan", unless_empty(price.plan))
        .bind(":version", price.version)
        .bind(":first", price.first)
        .bind(":last", price.last)
        .bind(":minutes", price.minutes)
        .bind(":covered", price.covered)
        .bind(":parts", parts_json(price.parts))
        .bind(":money", price.money)
        .bind(":amount", price.amount)
        .bind(":vat", price.vat)
        .bind(":now", store.now())
        .run();
    return store.db().last_id();
}

BookingPrice get_booking_price(const Store& store, std::int64_t id) {
    auto row = store.db().prepare("select * from booking_price_told where id = :id");
    if (row.bind(":id", id).step()) return price_row(row);
    throw NotFound("no_price", say("no price {}", id));
}

std::optional<BookingPrice> price_of_booking(const Store& store, std::int64_t booking) {
    auto row =
        store.db().prepare("select * from booking_price_told where booking_id = :booking order by id desc limit 1");
    return row.bind(":booking", booking).step() ? std::optional(price_row(row)) : std::nullopt;
}

std::vector<BookingPrice> prices_to_charge(const Store& store, Day until, std::optional<Id> payer) {
    std::vector<BookingPrice> found;
    auto row = store.db().prepare(sql::member::prices_to_charge);
    for (row.bind(":until", until).bind(":payer", payer); row.step();) found.push_back(price_row(row));
    return found;
}

std::int64_t owed_on_day(const Store& store, Id member, std::string_view tariff, Day day, std::int64_t itself) {
    std::int64_t sum = 0;
    auto row = store.db().prepare(sql::member::prices_of_day);
    for (row.bind(":member", member).bind(":tariff", tariff).bind(":day", day).bind(":itself", itself); row.step();)
        for (const auto& part : price_row(row).parts)
            if (part.day == day) sum += part.cents();
    return sum;
}

std::vector<std::int64_t> uses_of_booking(const Store& store, std::int64_t booking) {
    std::vector<std::int64_t> found;
    auto row = store.db().prepare(
        "select id from allowance_use where booking_id = :booking and withdrawn is null order by id");
    for (row.bind(":booking", booking); row.step();) found.push_back(row.integer(0));
    return found;
}

std::string why(const BookingPrice& price, Language language) {
    std::vector<std::string> parts;
    for (const auto& part : price.parts) parts.push_back(told(part, language));
    if (price.version && price.plan.empty())
        parts.push_back(say("tariff '{}' from {}", price.tariff, iso(*price.version)));
    else if (price.version)
        parts.push_back(say("plan '{}' from {}", price.plan, iso(*price.version)));
    if (price.covered > 0)
        parts.push_back(say("{} of {} covered by allowances", amount_text("hour", price.covered, "", language),
                            amount_text("hour", price.minutes, "", language)));
    if (price.money > 0) parts.push_back(say("{} paid by allowances", amount(price.money, language)));
    return join(parts, ", ");
}

std::string price_text(const std::optional<BookingPrice>& price, std::string_view currency, Language language) {
    if (!price) return tr("no allowance, plan or tariff tells a price");
    const auto owed = fmt::format("{} {}", amount(price->amount, language), currency);
    const auto parts = why(*price, language);
    return parts.empty() ? owed : say("{}: {}", owed, parts);
}

}  // namespace tiers::member
