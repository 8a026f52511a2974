#include <tiers/event_payment.h>

#include <fmt/format.h>
#include <tiers/error.h>
#include <tiers/words.h>

#include "base/json.h"
#include "base/text.h"
#include "event/registration_store.h"
#include "member/check.h"
#include "store/database.h"
#include "store/journal.h"
#include "store/request_key.h"

namespace tiers::event {

namespace {

Payment payment_with_id(const Store& store, Id id) {
    Payment found;
    {
        auto row = store.db().prepare(
            "select registration_id, day, amount, means, reference from registration_payment where id = :id");
        if (!row.bind(":id", id).step()) throw NotFound("no_payment", say("no payment {}", id));
        found.id = id;
        found.registration = row.integer(0);
        found.day = row.day(1);
        found.amount = row.integer(2);
        found.means = row.text(3);
        found.reference = row.text(4);
    }
    const auto of = get_registration(store, found.registration);
    found.name = of.participant.name;
    found.due = of.due.value_or(0);
    found.currency = of.currency;
    return found;
}

void refuse_paid(const Store& store, const Payment& wanted) {
    if (wanted.reference.empty()) return;
    auto row =
        store.db().prepare("select id from registration_payment where means = :means and reference = :reference");
    if (row.bind(":means", wanted.means).bind(":reference", wanted.reference).step())
        throw Conflict("paid_already", say("'{}' is noted already: payment {}", wanted.reference, row.integer(0)));
}

/// Only guests pay for a registration; members pay what their statement tells.
void refuse_unpayable(const Registration& one) {
    if (!one.price) throw Refused("free", say("registration {} costs nothing", one.id));
    if (!one.due)
        throw Refused("of_member", say("registration {} is on the statement of a member", one.id),
                      say("tiers member paid {} AMOUNT", one.participant.member.value_or(0)));
}

Id insert_payment(Store& store, const Payment& payment) {
    store.db()
        .prepare(
            "insert into registration_payment (registration_id, day, amount, means, reference, created) "
            "values (:registration, :day, :amount, :means, :reference, :now)")
        .bind(":registration", payment.registration)
        .bind(":day", payment.day)
        .bind(":amount", payment.amount)
        .bind(":means", payment.means)
        .bind(":reference", payment.reference)
        .bind(":now", store.now())
        .run();
    return store.db().last_id();
}

void record_payment(Store& store, const Payment& payment) {
    const Json content{{"done", "paid"},          {"registration", payment.registration},
                       {"day", iso(payment.day)}, {"amount", payment.amount},
                       {"means", payment.means},  {"reference", payment.reference}};
    journal::write(store, "registration_payment", payment.id, written(content));
}

}  // namespace

Payment pay(Store& store, const Payment& asked, std::string_view key) {
    auto wanted = asked;
    member::check_line("method", wanted.means);
    member::check_line("reference", wanted.reference);
    const request_key::Request request("event pay", fmt::format("{}|{}|{}|{}|{}", wanted.registration, iso(wanted.day),
                                                                wanted.amount, wanted.means, wanted.reference));
    if (!key.empty())
        if (const auto id = request_key::known(store, key, request))
            return payment_with_id(store, whole_number(*id).value_or(0));
    refuse_unpayable(get_registration(store, wanted.registration));
    if (wanted.amount == 0) throw BadInput("bad_amount", tr("a payment of nothing is none"));
    refuse_paid(store, wanted);
    auto made = payment_with_id(store, insert_payment(store, wanted));
    record_payment(store, made);
    if (!key.empty()) request_key::remember(store, key, request, std::to_string(made.id));
    return made;
}

std::vector<Column> event_payment_columns() {
    return {{"id", tr("Id"), Kind::id},
            {"registration", tr("Registration"), Kind::id},
            {"name", tr("Name"), Kind::text},
            {"day", tr("Day"), Kind::day},
            {"amount", tr("Amount"), Kind::money},
            {"due", tr("To pay"), Kind::money},
            {"currency", tr("Currency"), Kind::code},
            {"method", tr("Means"), Kind::text},
            {"reference", tr("Reference"), Kind::text}};
}

Row event_payment_row(const Payment& payment) {
    return {id_value(payment.id), payment.registration, payment.name,
            payment.day,          payment.amount,       payment.due,
            payment.currency,     cell(payment.means),  cell(payment.reference)};
}

}  // namespace tiers::event
