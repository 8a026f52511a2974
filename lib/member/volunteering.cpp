#include <tiers/error.h>
#include <tiers/i18n.h>
#include <tiers/volunteering.h>

#include "base/json.h"
#include "base/text.h"
#include "member/allowance_amount.h"
#include "member/check.h"
#include "sql/member.h"
#include "store/database.h"
#include "store/journal.h"
#include "store/request_key.h"

namespace tiers::member {

namespace {

constexpr std::int64_t most_minutes = 1'440;

Volunteering volunteering_of(const Statement& row) {
    return {row.integer(0), row.integer(1), row.text(2), row.day(3), row.integer(4), row.text(5), row.text(6)};
}

/// Throws Conflict where it was withdrawn.
Volunteering counting(const Store& store, std::int64_t id) {
    auto row = store.db().prepare(sql::member::volunteerings);
    if (!row.bind(":id", id).step())
        throw NotFound("no_volunteering", say("no hours of volunteering {}", id), "tiers member volunteering");
    if (row.integer(7) != 0)
        throw Conflict("withdrawn", say("hours of volunteering {} were withdrawn already", id),
                       "tiers member volunteering");
    return volunteering_of(row);
}

void record(Store& store, std::string_view done, const Volunteering& one) {
    const Json content{{"done", done},           {"member", one.member},   {"day", iso(one.day)},
                       {"minutes", one.minutes}, {"purpose", one.purpose}, {"reason", one.reason}};
    journal::write(store, "volunteering", one.id, written(content));
}

std::int64_t insert(Store& store, const Giving& giving) {
    store.db()
        .prepare(
            "insert into volunteering (member_id, day, minutes, purpose, created, recorded) "
            "values (:member, :day, :minutes, :purpose, :now, :now)")
        .bind(":member", giving.member)
        .bind(":day", *giving.day)
        .bind(":minutes", giving.minutes)
        .bind(":purpose", giving.purpose)
        .bind(":now", store.now())
        .run();
    return store.db().last_id();
}

void check(const Giving& giving, Day today) {
    if (giving.minutes < 1 || giving.minutes > most_minutes)
        throw BadInput("bad_hours", tr("what is given on a day is from a minute to 24 hours"));
    if (giving.day && *giving.day > today) throw BadInput("in_future", say("{} is still to come", iso(*giving.day)));
}

}  // namespace

Volunteering volunteer(Store& store, const Giving& asked, Day today, std::string_view key) {
    auto giving = asked;
    check_line("for", giving.purpose);
    const request_key::Request request(
        "member volunteer",
        fmt::format("{}|{}|{}|{}", giving.member, giving.minutes, giving.day ? iso(*giving.day) : "", giving.purpose));
    if (!key.empty())
        if (const auto id = request_key::known(store, key, request))
            return counting(store, whole_number(*id).value_or(0));
    check(giving, today);
    giving.day = giving.day.value_or(today);
    auto made = counting(store, insert(store, giving));
    record(store, "noted", made);
    if (!key.empty()) request_key::remember(store, key, request, std::to_string(made.id));
    return made;
}

Volunteering withdraw_volunteering(Store& store, std::int64_t id, const std::string& why) {
    auto wrong = counting(store, id);
    wrong.reason = why;
    check_line("reason", wrong.reason);
    store.db()
        .prepare("update volunteering set withdrawn = :now, recorded = :now, reason = :reason where id = :id")
        .bind(":now", store.now())
        .bind(":reason", wrong.reason)
        .bind(":id", id)
        .run();
    record(store, "withdrawn", wrong);
    return wrong;
}

void each_volunteering(const Store& store, const VolunteeringQuery& query,
                       const std::function<void(const Volunteering&)>& take) {
    auto row = store.db().prepare(sql::member::volunteerings);
    row.bind(":member", query.member).bind(":from", query.period.from).bind(":to", query.period.to);
    while (row.step()) take(volunteering_of(row));
}

std::vector<Column> volunteering_columns() {
    return {{"id", tr("Id"), Kind::id},
            {"member", tr("Member"), Kind::id, "", false, machine_only},
            {"member_name", tr("Name"), Kind::text},
            {"day", tr("Day"), Kind::day},
            {"minutes", tr("Given"), Kind::minutes},
            {"purpose", tr("For"), Kind::text}};
}

Row volunteering_row(const Volunteering& one) {
    return {id_value(one.id), one.member, one.member_name, one.day, one.minutes, cell(one.purpose)};
}

std::string volunteering_sentence(std::string_view done, const Volunteering& one) {
    auto sentence = fmt::format("{}  {}  {}  {}  {}", done, id_text(one.id), one.member_name,
                                amount_text("hour", one.minutes, "", Language::en), iso(one.day));
    if (!one.purpose.empty()) sentence += "  " + one.purpose;
    return sentence;
}

}  // namespace tiers::member
