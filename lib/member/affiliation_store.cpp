#include "member/affiliation_store.h"

#include <chrono>

#include "member/member_store.h"
#include "sql/member.h"

namespace tiers::member {

std::int64_t insert_affiliation(Store& store, const Affiliation& wanted) {
    store.db()
        .prepare(
            "insert into affiliation (member_id, organisation_id, role, first, last, created, recorded) "
            "values (:member, :organisation, :role, :first, :last, :now, :now)")
        .bind(":member", wanted.member)
        .bind(":organisation", wanted.organisation)
        .bind(":role", wanted.role)
        .bind(":first", wanted.first)
        .bind(":last", wanted.last)
        .bind(":now", store.now())
        .run();
    return store.db().last_id();
}

void end_affiliation(Store& store, std::int64_t id, std::optional<Day> first, Day last) {
    const auto began = first.value_or(last) <= last;
    store.db()
        .prepare(began ? "update affiliation set last = :last, recorded = :now where id = :id"
                       : "update affiliation set withdrawn = :now, recorded = :now where id = :id and :last <> ''")
        .bind(":last", last)
        .bind(":now", store.now())
        .bind(":id", id)
        .run();
}

bool overlap(const Affiliation& one, const Affiliation& other) {
    return one.first.value_or(Day::min()) <= other.last.value_or(Day::max()) &&
           other.first.value_or(Day::min()) <= one.last.value_or(Day::max());
}

bool belongs(const Store& store, Id member, Id organisation) {
    auto row = store.db().prepare(sql::member::affiliation_of);
    row.bind(":member", member).bind(":today", today(store));
    while (row.step())
        if (row.integer(1) == organisation) return true;
    return false;
}

void put_organisation(Store& store, const Member& member) {
    const auto now = today(store);
    if (member.organisation && belongs(store, member.id, *member.organisation)) return;
    {
        auto row = store.db().prepare(sql::member::affiliation_of);
        row.bind(":member", member.id).bind(":today", now);
        if (row.step() && (!member.organisation || row.text(3).empty()))
            end_affiliation(store, row.integer(0), row.optional<Day>(2), now - std::chrono::days(1));
    }
    if (member.organisation)
        insert_affiliation(store, {.member = member.id, .organisation = *member.organisation, .first = now});
}

}  // namespace tiers::member
