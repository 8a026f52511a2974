#include "member/charge_booking.h"

#include <algorithm>
#include <map>

#include "member/booking_price.h"
#include "member/registration_price.h"

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

Charge of_price(const RegistrationPrice& price) {
    Charge charge;
    charge.member = charge.payer = price.member.value_or(0);
    charge.member_name = price.member_name;
    charge.rule = price.rule == "late" ? msgid("late-fee") : msgid("event");
    charge.event = price;
    charge.first = charge.due = price.first;
    charge.last = price.last;
    charge.price = charge.amount = price.owed;
    charge.label = price.title;
    return charge;
}

/// What was charged for a booking or a registration to one payer.
struct ChargedBefore {
    std::int64_t amount = 0, vat = 0;
    std::int64_t last = 0;  ///< id of the last charge
};

std::map<Id, ChargedBefore> charged_before(const Store& store, const char* sql, std::int64_t id) {
    std::map<Id, ChargedBefore> found;
    auto row = store.db().prepare(sql);
    for (row.bind(":id", id); row.step();) found[row.integer(0)] = {row.integer(1), row.integer(3), row.integer(2)};
    return found;
}
constexpr const char* for_booking =
    "select c.payer_id, sum(c.amount), max(c.id), max(c.vat) from charge c "
    "join booking_price p on p.id = c.price_id where p.booking_id = :id group by c.payer_id";
constexpr const char* for_registration =
    "select c.payer_id, sum(c.amount), max(c.id), max(c.vat) from charge c "
    "join registration_price p on p.id = c.registration_price_id where p.registration_id = :id group by c.payer_id";

/// Charges what is owed less what was charged, to who owes it and to who did.
class Charging {
public:
    Charging(Day today, std::optional<Id> payer) : today_(today), payer_(payer) {}

    void compare(const Charge& whole, std::map<Id, ChargedBefore> before) {
        before.try_emplace(whole.payer);
        for (const auto& [who, charged] : before) {
            const auto owed = who == whole.payer ? whole.amount : 0;
            if (owed == charged.amount || (payer_ && who != *payer_)) continue;
            auto charge = whole;
            charge.payer = who;
            charge.price = owed;
            charge.amount = owed - charged.amount;
            if (charged.last) {
                charge.corrects = charged.last;
                charge.due = std::max(charge.due, today_);
                if (owed == 0) charge.vat = charged.vat;
            }
            found.push_back(std::move(charge));
        }
    }

    std::vector<Charge> found;

private:
    Day today_;
    std::optional<Id> payer_;
};

}  // namespace

std::vector<Charge> booking_charges_to_write(const Store& store, Day until, Day today, std::optional<Id> payer) {
    Charging charging(today, payer);
    for (const auto& price : prices_to_charge(store, until, payer))
        charging.compare(of_price(price), charged_before(store, for_booking, price.booking));
    for (const auto& price : registrations_to_charge(store, until, payer))
        charging.compare(of_price(price), charged_before(store, for_registration, price.registration));
    return std::move(charging.found);
}

}  // namespace tiers::member
