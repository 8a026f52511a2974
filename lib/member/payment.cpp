#include <tiers/error.h>
#include <tiers/i18n.h>
#include <tiers/payment.h>

#include "base/json.h"
#include "base/text.h"
#include "member/check.h"
#include "sql/member.h"
#include "store/database.h"
#include "store/journal.h"
#include "store/request_key.h"

namespace tiers::member {

namespace {

Payment payment_of(const Statement& row) {
    return {row.integer(0), row.integer(1), row.text(2), row.day(3),
            row.integer(4), row.text(5),    row.text(6), row.optional<std::int64_t>(7),
            row.text(8)};
}

std::optional<Payment> find_payment(const Store& store, std::int64_t id) {
    auto row = store.db().prepare(sql::member::payments);
    if (!row.bind(":id", id).step()) return std::nullopt;
    return payment_of(row);
}

void refuse_known(const Store& store, const Payment& wanted) {
    if (wanted.reference.empty()) return;
    auto row = store.db().prepare(sql::member::payments);
    if (row.bind(":reference", wanted.reference).bind(":means", wanted.means).step())
        throw Conflict("paid_already", say("'{}' is noted already: payment {}", wanted.reference, row.integer(0)));
}

Payment insert(Store& store, const Payment& payment) {
    store.db()
        .prepare(
            "insert into payment (member_id, day, amount, means, reference, reverses_id, reason, created) "
            "values (:member, :day, :amount, :means, :reference, :reverses, :reason, :now)")
        .bind(":member", payment.member)
        .bind(":day", payment.day)
        .bind(":amount", payment.amount)
        .bind(":means", payment.means)
        .bind(":reference", payment.reference)
        .bind(":reverses", payment.reverses)
        .bind(":reason", payment.reason)
        .bind(":now", store.now())
        .run();
    return find_payment(store, store.db().last_id()).value();
}

void record(Store& store, std::string_view done, const Payment& payment) {
    const Json content{{"done", done},
                       {"member", payment.member},
                       {"day", iso(payment.day)},
                       {"amount", payment.amount},
                       {"means", payment.means},
                       {"reference", payment.reference},
                       {"reason", payment.reason}};
    journal::write(store, "payment", payment.id, written(content));
}

}  // namespace

Payment pay(Store& store, const Payment& asked, std::string_view key) {
    auto wanted = asked;
    check_line("by", wanted.means);
    check_line("ref", wanted.reference);
    const request_key::Request request("member paid", fmt::format("{}|{}|{}|{}|{}", wanted.member, iso(wanted.day),
                                                                  wanted.amount, wanted.means, wanted.reference));
    if (!key.empty())
        if (const auto id = request_key::known(store, key, request))
            return find_payment(store, whole_number(*id).value_or(0)).value();
    if (wanted.amount == 0) throw BadInput("bad_amount", tr("a payment of nothing is none"));
    refuse_known(store, wanted);
    auto made = insert(store, wanted);
    record(store, "paid", made);
    if (!key.empty()) request_key::remember(store, key, request, std::to_string(made.id));
    return made;
}

Payment take_back(Store& store, std::int64_t id, Day day, const std::string& why) {
    auto reason = why;
    check_line("reason", reason);
    const auto wrong = find_payment(store, id);
    if (!wrong) throw NotFound("no_payment", say("no payment {}", id));
    {
        auto row = store.db().prepare("select id from payment where reverses_id = :id");
        if (row.bind(":id", id).step())
            throw Conflict("taken_back", say("payment {} was taken back: payment {}", id, row.integer(0)));
    }
    auto wanted = *wrong;
    wanted.day = day;
    wanted.amount = -wrong->amount;
    wanted.reverses = id;
    wanted.reason = reason;
    auto made = insert(store, wanted);
    record(store, "taken back", made);
    return made;
}

std::vector<Payment> payments(const Store& store, std::optional<Id> member) {
    std::vector<Payment> found;
    auto row = store.db().prepare(sql::member::payments);
    row.bind(":member", member);
    while (row.step()) found.push_back(payment_of(row));
    return found;
}

std::vector<Column> payment_columns() {
    return {{"id", tr("Id"), Kind::id},
            {"member", tr("Member"), Kind::id, "", false, true},
            {"member_name", tr("Name"), Kind::text},
            {"day", tr("Day"), Kind::day},
            {"amount", tr("Amount"), Kind::money},
            {"currency", tr("Currency"), Kind::code},
            {"by", tr("By"), Kind::text},
            {"reference", tr("Reference"), Kind::text},
            {"reverses", tr("Takes back"), Kind::id},
            {"reason", tr("Reason"), Kind::text}};
}

Row payment_row(const Payment& payment, const std::string& currency) {
    return {id_value(payment.id), payment.member,          payment.member_name,
            payment.day,          payment.amount,          currency,
            cell(payment.means),  cell(payment.reference), cell(payment.reverses),
            cell(payment.reason)};
}

}  // namespace tiers::member
