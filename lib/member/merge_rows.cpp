#include "member/merge_rows.h"

#include <tiers/affiliation.h>
#include <algorithm>

#include "base/text.h"
#include "member/affiliation_store.h"
#include "member/contact_key.h"
#include "member/member_store.h"
#include "sql/member.h"
#include "store/database.h"

namespace tiers::member {

namespace {

constexpr NamingColumn columns_naming[] = {
    {"booking", "member_id", msgid("bookings"),
     "update booking set member_id = :into, recorded = :now where member_id = :from"},
    {"series", "member_id", msgid("series"),
     "update series set member_id = :into where member_id = :from and :now > 0"},
    {"waiting", "member_id", msgid("waits"),
     "update waiting set member_id = :into, recorded = :now where member_id = :from"},
    {"presence", "member_id", msgid("presences"),
     "update presence set member_id = :into, recorded = :now where member_id = :from"},
    {"certificate", "member_id", msgid("certificates"),
     "update certificate set member_id = :into, recorded = :now where member_id = :from"},
    {"member", "merged_into", msgid("merged members"),
     "update member set merged_into = :into, recorded = :now where merged_into = :from"},
    {"followup_member", "member_id", msgid("follow-ups"),
     "update followup_member set member_id = :into, recorded = :now, left_on = iif(left_on is null and exists ("
     "select 1 from followup_member a where a.followup_id = followup_member.followup_id and a.member_id = :into "
     "and a.left_on is null), max(first, date(:now, 'unixepoch')), left_on) where member_id = :from"},
    {"identifier", "member_id", msgid("identifiers"),
     "update identifier set member_id = :into where member_id = :from and :now > 0"},
    {"privacy_request", "member_id", msgid("privacy requests"),
     "update privacy_request set member_id = :into, recorded = :now where member_id = :from"},
    {"volunteering", "member_id", msgid("hours of volunteering"),
     "update volunteering set member_id = :into, recorded = :now where member_id = :from"},
    {"event", "organiser_id", msgid("events"),
     "update event set organiser_id = :into, recorded = :now where organiser_id = :from"},
    {"speaker", "member_id", msgid("sessions they speak at"),
     "update speaker set member_id = :into where member_id = :from and :now > 0"},
    // At an event where both take part, the other stays as a guest.
    {"participant", "member_id", msgid("participations"),
     "update participant set member_id = iif(exists (select 1 from participant a where a.member_id = :into "
     "and a.event_id = participant.event_id), null, :into), recorded = :now where member_id = :from"},
    {"event_mail", "member_id", msgid("invitations to events"),
     "update event_mail set member_id = :into, recorded = :now where member_id = :from"},
    {"assembly_voter", "member_id", nullptr, nullptr},  // the roll is frozen: merge() waits for the assembly
    {"match_proposal", "member_id", nullptr, nullptr},  // what was proposed: match() knows who they are now
    {"match_proposal", "other_id", nullptr, nullptr},
    {"subscription", "member_id", nullptr, nullptr},  // and what follows: merge() refuses who has some
    {"subscription", "payer_id", nullptr, nullptr},
    {"charge", "member_id", nullptr, nullptr},
    {"charge", "payer_id", nullptr, nullptr},
    {"booking_price", "member_id", nullptr, nullptr},
    {"booking_price", "payer_id", nullptr, nullptr},
    {"registration_price", "member_id", nullptr, nullptr},
    {"payment", "member_id", nullptr, nullptr},
    {"bucket", "member_id", nullptr, nullptr},
    {"allowance_use", "member_id", nullptr, nullptr},
    {"affiliation", "member_id", nullptr, nullptr},
    {"affiliation", "organisation_id", nullptr, nullptr},
    {"contact", "member_id", nullptr, nullptr},
    {"tag", "member_id", nullptr, nullptr},
    {"attribute", "member_id", nullptr, nullptr},
    {"usual_trip", "member_id", nullptr, nullptr},
    {"erasure", "member_id", nullptr, nullptr},  // nobody erased is found to be merged
    {"consent", "member_id", nullptr, nullptr},
};

/// What is written once is ended for one member, and written anew for the other, who may have it already.
struct Anew {
    const char* table;
    const char* label;
    const char* write;
    const char* end;
};
const Anew written_once[] = {
    {"tag", msgid("tags and skills"), sql::member::merge_tags,
     "update tag set ceased = :now where member_id = :from and ceased is null"},
    {"attribute", msgid("attributes"), sql::member::merge_attributes,
     "update attribute set ceased = :now where member_id = :from and ceased is null"},
    {"usual_trip", msgid("usual trips"), sql::member::merge_trips,
     "update usual_trip set withdrawn = :now where member_id = :from and withdrawn is null"},
};

void tell(std::vector<MergeStep>& steps, const char* table, const char* label, std::int64_t count) {
    if (count > 0) steps.push_back({.done = msgid("brought"), .what = table, .label = tr(label), .count = count});
}

int run(Store& store, const char* sql, Id into, Id from) {
    return store.db().prepare(sql).bind(":into", into).bind(":from", from).bind(":now", store.now()).run();
}

/// What both have and is not the same: the other's stays.
void tell_attributes(const Store& store, Id into, Id from, std::vector<MergeStep>& steps) {
    auto row = store.db().prepare(
        "select b.code, b.value from attribute b "
        "join attribute a on a.member_id = :into and a.code = b.code and a.ceased is null "
        "where b.member_id = :from and b.ceased is null and b.value <> a.value order by b.code");
    row.bind(":into", into).bind(":from", from);
    while (row.step())
        steps.push_back({.done = msgid("dropped"), .what = "attribute", .label = row.text(0), .value = row.text(1)});
}

void put(Store& store, const Affiliation& one, bool withdrawn) {
    store.db()
        .prepare(
            "update affiliation set member_id = :member, organisation_id = :organisation, first = :first, "
            "last = :last, withdrawn = iif(:withdrawn, :now, withdrawn), recorded = :now where id = :id")
        .bind(":member", one.member)
        .bind(":organisation", one.organisation)
        .bind(":first", one.first)
        .bind(":last", one.last)
        .bind(":withdrawn", withdrawn)
        .bind(":now", store.now())
        .bind(":id", one.id)
        .run();
}

/// One that is held already on some of its days makes that one longer, and counts no more itself.
void bring(Store& store, Affiliation one, Id into, Id from) {
    auto moved = one;
    if (moved.member == from) moved.member = into;
    if (moved.organisation == from) moved.organisation = into;
    if (moved.member == moved.organisation) return put(store, one, true);
    auto same = affiliations(store, {.who = moved.member, .on = {}, .role = {}});
    std::erase_if(same, [&](const Affiliation& held) {
        return held.id == one.id || held.member != moved.member || held.organisation != moved.organisation ||
               !folded_equal(held.role, moved.role) || !overlap(held, moved);
    });
    put(store, moved, !same.empty());
    if (same.empty()) return;
    auto whole = same.front();
    same.push_back(moved);
    for (const auto& held : same) {
        whole.first = !whole.first || !held.first ? std::nullopt : std::optional(std::min(*whole.first, *held.first));
        whole.last = !whole.last || !held.last ? std::nullopt : std::optional(std::max(*whole.last, *held.last));
    }
    for (std::size_t i = 1; i + 1 < same.size(); ++i) put(store, same[i], true);
    put(store, whole, false);
}

std::int64_t bring_affiliations(Store& store, Id into, Id from) {
    const auto all = affiliations(store, {.who = from, .on = {}, .role = {}});
    for (const auto& one : all) bring(store, one, into, from);
    run(store,
        "update affiliation set member_id = :into, recorded = :now "
        "where member_id = :from and withdrawn is not null and organisation_id <> :into",
        into, from);
    run(store,
        "update affiliation set organisation_id = :into, recorded = :now "
        "where organisation_id = :from and withdrawn is not null and member_id <> :into",
        into, from);
    return static_cast<std::int64_t>(all.size());
}

int bring_consents(Store& store, Id into, Id from) {
    const auto withdrawn = run(store, sql::member::merge_withdrawals, into, from);
    const auto given = run(store, sql::member::merge_consents, into, from);
    store.db()
        .prepare(
            "update consent set revoked = max(first, :today), recorded = :now "
            "where member_id = :from and revoked is null")
        .bind(":today", today(store))
        .bind(":now", store.now())
        .bind(":from", from)
        .run();
    return withdrawn + given;
}

}  // namespace

std::span<const NamingColumn> naming_columns() {
    return columns_naming;
}

std::vector<Contact> take_contacts(Store& store, Id from) {
    auto contacts = profile(store, from).contacts;
    store.db()
        .prepare("update contact set ceased = :now where member_id = :from and ceased is null")
        .bind(":now", store.now())
        .bind(":from", from)
        .run();
    return contacts;
}

bool give_contact(Store& store, const Member& into, const Contact& contact) {
    const auto key = contact_key(contact.kind, contact.value);
    if (key == contact_key(contact.kind, contact.kind == "email" ? into.email : into.phone)) return false;
    for (const auto& held : profile(store, into.id).contacts)
        if (held.kind == contact.kind && contact_key(held.kind, held.value) == key) return false;
    store.db()
        .prepare(
            "insert into contact (member_id, kind, value, label, created) "
            "values (:member, :kind, :value, :label, :now)")
        .bind(":member", into.id)
        .bind(":kind", contact.kind)
        .bind(":value", contact.value)
        .bind(":label", contact.label)
        .bind(":now", store.now())
        .run();
    return true;
}

std::vector<MergeStep> bring_rows(Store& store, Id into, Id from) {
    std::vector<MergeStep> steps;
    for (const auto& one : columns_naming)
        if (one.statement) tell(steps, one.table, one.label, run(store, one.statement, into, from));
    tell(steps, "affiliation", msgid("affiliations"), bring_affiliations(store, into, from));
    tell_attributes(store, into, from, steps);
    for (const auto& one : written_once) {
        tell(steps, one.table, one.label, run(store, one.write, into, from));
        store.db().prepare(one.end).bind(":now", store.now()).bind(":from", from).run();
    }
    tell(steps, "consent", msgid("consents"), bring_consents(store, into, from));
    return steps;
}

}  // namespace tiers::member
