#include "member/charge_booking.h"

#include <algorithm>
#include <map>

#include "member/booking_price.h"

namespace tiers::member {

namespace {

Charge of_price(const BookingPrice& price) {
    Charge charge;
    charge.member = price.member;
    charge.member_name = price.member_name;
    charge.payer = price.payer;
    charge.rule = price.rule == "late-fee" ? msgid("late-fee") : msgid("booking");
    charge.booking = price;
    charge.plan = price.plan;
    charge.version = price.version;
    charge.first = charge.due = price.first;
    charge.last = price.last;
    charge.price = charge.amount = price.amount;
    charge.vat = price.vat;
    charge.label = price.resource_name;
    return charge;
}

/// What was charged for a booking to one payer.
struct ChargedBefore {
    std::int64_t amount = 0, vat = 0;
    std::int64_t last = 0;  ///< id of the last charge
};

std::map<Id, ChargedBefore> charged_before(const Store& store, std::int64_t booking) {
    std::map<Id, ChargedBefore> found;
    auto row = store.db().prepare(
        "select c.payer_id, sum(c.amount), max(c.id), max(c.vat) from charge c "
        "join booking_price p on p.id = c.price_id where p.booking_id = :booking group by c.payer_id");
    for (row.bind(":booking", booking); row.step();)
        found[row.integer(0)] = {row.integer(1), row.integer(3), row.integer(2)};
    return found;
}

}  // namespace

std::vector<Charge> booking_charges_to_write(const Store& store, Day until, Day today, std::optional<Id> payer) {
    std::vector<Charge> found;
    for (const auto& price : prices_to_charge(store, until, payer)) {
        auto before = charged_before(store, price.booking);
        before.try_emplace(price.payer);
        for (const auto& [who, charged] : before) {
            const auto owed = who == price.payer ? price.amount : 0;
            if (owed == charged.amount || (payer && who != *payer)) continue;
            auto charge = of_price(price);
            charge.payer = who;
            charge.price = owed;
            charge.amount = owed - charged.amount;
            if (charged.last) {
                charge.corrects = charged.last;
                charge.due = std::max(charge.due, today);
                if (owed == 0) charge.vat = charged.vat;
            }
            found.push_back(std::move(charge));
        }
    }
    return found;
}

}  // namespace tiers::member
