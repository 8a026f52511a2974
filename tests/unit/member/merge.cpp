#include <doctest/doctest.h>
#include <fmt/format.h>
#include <tiers/affiliation.h>
#include <tiers/consent.h>
#include <tiers/duplicate.h>
#include <tiers/error.h>
#include <tiers/profile.h>
#include <set>

#include "member/merge_rows.h"
#include "store/database.h"

namespace tiers::member {

namespace {

/// Two persons, 1 and 2, and two organisations, 3 and 4. Person 2 and organisation 4 have a row in every table that
/// names members.
struct People {
    Store store = Store::in_memory([] { return Instant(Seconds(1'773'129'600)); });  // 2026-03-10
    Transaction transaction{store};

    People() {
        for (const auto* kind : {"person", "person", "organisation", "organisation"}) {
            Member member;
            member.kind = kind;
            member.name = fmt::format("{} {}", kind, count("member", "1") + 1);
            add(store, member);
        }
    }
    void run(const std::string& sql) const { store.db().raw().exec(sql); }
    std::int64_t count(const std::string& table, const std::string& where) const {
        return store.db().raw().execAndGet("select count(*) from " + table + " where " + where).getInt64();
    }
    void fill() const {
        run("insert into place (id, code, name, timezone) values (1, 'izarbel', 'Izarbel', 'Europe/Paris');"
            "insert into resource (id, code, place_id, name, kind, booked) values (1, 'desk', 1, 'Desk', 'desk', "
            "'seats');"
            "insert into capacity values (1, 0, 9);"
            "insert into series (resource_id, member_id, zone, wall_start, duration, rrule, created)"
            " values (1, 2, 'Europe/Paris', 0, 3600, 'FREQ=DAILY', 0);"
            "insert into booking (resource_id, start, \"end\", clear, member_id, wall_start, zone, created, recorded)"
            " values (1, 0, 3600, 3600, 2, 0, 'Europe/Paris', 0, 0);"
            "insert into waiting (resource_id, member_id, start, \"end\", wall_start, seats, created, recorded)"
            " values (1, 2, 0, 3600, 0, 1, 0, 0);"
            "insert into event (id, code, title, place_id, organiser_id, state, created, recorded)"
            " values (1, 'a', 'A', 1, 2, 'open', 0, 0), (2, 'b', 'B', 1, null, 'open', 0, 0);"
            "insert into session (id, event_id, code, title, kind, start, \"end\", wall_start, created, recorded)"
            " values (1, 1, 's', 'S', 'talk', 0, 9, 0, 0, 0);"
            "insert into speaker (session_id, member_id, name, created) values (1, 2, 'x', 0);"
            "insert into event_mail (event_id, member_id, kind, message_id, state, created, recorded)"
            " values (1, 2, 'invitation', 'm', 'sent', 0, 0);"
            "insert into participant (event_id, member_id, name, folded, created, recorded)"
            " values (1, 1, 'x', 'x', 0, 0), (1, 2, 'y', 'y', 0, 0), (2, 2, 'y', 'y', 0, 0);"
            "insert into certificate (member_id, code, first, created, recorded) values (2, 'laser', '2026-01-01', 0, "
            "0);"
            "insert into presence (member_id, place_id, checked_in, checked_out, created, recorded)"
            " values (1, 1, 0, 3600, 0, 0), (2, 1, 3600, 7200, 0, 0);"
            "insert into identifier (member_id, hash, created) values (2, x'00', 0);"
            "insert into contact (member_id, kind, value, created) values (2, 'email', 'b@example.org', 0);"
            "insert into tag (member_id, kind, word, folded, created)"
            " values (1, 'tag', 'Cook', 'cook', 0), (2, 'tag', 'cook', 'cook', 0), (2, 'offers', 'wood', 'wood', 0);"
            "insert into attribute (member_id, code, value, folded, created)"
            " values (1, 'key', 'true', 'true', 0), (2, 'key', 'false', 'false', 0), (2, 'floor', '2', '2', 0);"
            "insert into usual_trip (member_id, since, work, created)"
            " values (1, '2026-01-01', 'home', 0), (2, '2026-01-01', 'workplace', 0), (2, '2026-02-01', 'home', 0);"
            "insert into volunteering (member_id, day, minutes, created, recorded) values (2, '2026-01-01', 90, 0, 0);"
            "insert into consent (member_id, kind, first, wording, created, recorded)"
            " values (2, 'directory', '2026-01-01', 'yes', 0, 0);"
            "insert into affiliation (member_id, organisation_id, created, recorded) values (2, 4, 0, 0);"
            "insert into followup (kind, name, folded, created, recorded) values ('project', 'Bois', 'bois', 0, 0);"
            "insert into followup_member (followup_id, member_id, first, created, recorded)"
            " values (1, 1, '2026-01-01', 0, 0), (1, 2, '2026-02-01', 0, 0);"
            "insert into assembly (day, kind, roll_day, proxies, quorum, created, recorded)"
            " values ('2026-03-09', 'ordinary', '2026-03-01', 1, 0, 0, 0);"
            "insert into assembly_voter values (1, 1), (1, 2);"
            "insert into privacy_request (kind, member_id, day, created, recorded)"
            " values ('access', 2, '2026-03-01', 0, 0);"
            "insert into match_proposal (member_id, other_id, day, created) values (2, 4, '2026-03-01', 0);"
            "insert into member (kind, name, folded, created, recorded)"
            " values ('person', 'Five', 'five', 0, 0), ('organisation', 'Six', 'six', 0, 0);"
            "update member set merged_into = 2 where id = 5;"
            "update member set merged_into = 4 where id = 6");
    }
};

/// What never changes hands: a frozen roll and what was proposed stay as they are, and who has something in the others
/// is not merged.
const std::set<std::string> sealed = {
    "assembly_voter", "match_proposal", "subscription", "charge",        "payment",
    "bucket",         "allowance_use",  "erasure",      "booking_price", "registration_price"};

/// What is written once stays where it was written, and has ended.
std::string still_counts(const std::string& table) {
    if (table == "consent") return "(revoked is null or revoked > '2026-03-10')";
    return table == "usual_trip" ? "withdrawn is null" : "ceased is null";
}

bool written_once(const std::string& table) {
    return table == "contact" || table == "tag" || table == "attribute" || table == "usual_trip" || table == "consent";
}

std::set<std::string> of_schema(const Store& store) {
    std::set<std::string> found;
    auto row = store.db().prepare(
        "select t.name, f.\"from\" from sqlite_master t join pragma_foreign_key_list(t.name) f "
        "where t.type = 'table' and f.\"table\" = 'member'");
    while (row.step()) found.insert(row.text(0) + "." + row.text(1));
    return found;
}

}  // namespace

TEST_CASE("a merge knows of every column that names a member") {
    const People people;
    std::set<std::string> known;
    for (const auto& one : naming_columns()) known.insert(fmt::format("{}.{}", one.table, one.column));
    CHECK(known == of_schema(people.store));
}

TEST_CASE("after a merge nothing that counts names the one who is gone") {
    People people;
    people.fill();
    for (const auto& one : naming_columns())
        if (!sealed.contains(one.table))
            CHECK_MESSAGE(people.count(one.table, fmt::format("{} in (2, 4)", one.column)) > 0, one.table);
    merge(people.store, 1, 2);
    merge(people.store, 3, 4);
    for (const auto& one : naming_columns()) {
        if (sealed.contains(one.table)) continue;
        auto where = fmt::format("{} in (2, 4)", one.column);
        if (written_once(one.table)) where += " and " + still_counts(one.table);
        CHECK_MESSAGE(people.count(one.table, where) == 0, one.table, " ", one.column);
        where = fmt::format("{} in (1, 3)", one.column);
        CHECK_MESSAGE(people.count(one.table, where) > 0, one.table, " ", one.column);
    }
    CHECK(people.count("member", "id in (2, 5) and merged_into = 1") == 2);
    CHECK(people.count("affiliation", "member_id = 1 and organisation_id = 3") == 1);
    CHECK(people.count("booking_was", "member_id = 2") == 1);
}

TEST_CASE("what one has already is not written twice, and what differs is told") {
    People people;
    people.fill();
    std::vector<std::string> told;
    for (const auto& step : merge(people.store, 1, 2).steps)
        if (step.done == "dropped") told.push_back(step.what + " " + step.label + " " + step.value);
    CHECK(told == std::vector<std::string>{"name Name person 2", "attribute key false"});
    CHECK(people.count("tag", "member_id = 1") == 2);
    CHECK(people.count("attribute", "member_id = 1 and code = 'key' and value = 'true'") == 1);
    CHECK(people.count("usual_trip", "member_id = 1") == 2);
}

TEST_CASE("empty fields are filled, and both e-mails find who stays") {
    People people;
    auto jeanne = get(people.store, 1), other = get(people.store, 2);
    jeanne.email = "a@example.org";
    other.email = "b@example.org";
    other.phone = "0612345678";
    other.external_id = "x1";
    other.category = "usager";
    change(people.store, jeanne, {.emails = {.add = {"home:c@example.org"}}});
    change(people.store, other);
    merge(people.store, 1, 2);
    const auto now = get(people.store, 2);
    CHECK(now.id == 1);
    CHECK(now.email == "a@example.org");
    CHECK(now.phone == "0612345678");
    CHECK(now.external_id == "x1");
    CHECK(now.category == "usager");
    for (const auto* who : {"a@example.org", "b@example.org", "c@example.org", "Person 2", "2"})
        CHECK_MESSAGE(find(people.store, who, true).id == 1, who);
    CHECK(list(people.store, {.kind = "person", .left = true}).size() == 1);
    CHECK(people.count("member", "id = 2 and left_on = '2026-03-10' and email is null and external_id is null") == 1);
    CHECK_THROWS_AS(merge(people.store, 1, 2), Conflict);
    CHECK_THROWS_AS(merge(people.store, 1, 3), BadInput);
}

TEST_CASE("nobody was anywhere twice at once: then nothing is merged") {
    People people;
    people.fill();
    people.run(
        "insert into presence (member_id, place_id, checked_in, checked_out, created, recorded)"
        " values (2, 1, 1800, 2400, 0, 0)");
    CHECK_THROWS_AS(merge(people.store, 1, 2), Conflict);
}

TEST_CASE("who has what is sealed with whose it is stays") {
    for (const auto* row :
         {"subscription (member_id, plan, version, first, counted_from, created, recorded)"
          " values (2, 'p', '2026-01-01', '2026-01-01', '2026-01-01', 0, 0)",
          "subscription (member_id, payer_id, plan, version, first, counted_from, created, recorded)"
          " values (3, 2, 'p', '2026-01-01', '2026-01-01', '2026-01-01', 0, 0)",
          "charge (member_id, payer_id, rule, first, last, due, price, amount, created)"
          " values (3, 2, 'x', '2026-01-01', '2026-01-01', '2026-01-01', 1, 1, 0)",
          "payment (member_id, day, amount, created) values (2, '2026-01-01', 1, 0)",
          "bucket (member_id, unit, first, origin, created) values (2, 'day', '2026-01-01', 'pack', 0)",
          "allowance_use (member_id, unit, amount, day, created) values (2, 'day', 1, '2026-01-01', 0)"}) {
        People people;
        people.run(std::string("insert into ") + row);
        CHECK_THROWS_AS(merge(people.store, 1, 2), Refused);
        CHECK_NOTHROW(merge(people.store, 2, 1));
    }
}

TEST_CASE("who has a vote in an assembly to come is merged after it") {
    People people;
    people.run(
        "insert into assembly (day, kind, roll_day, proxies, quorum, created, recorded)"
        " values ('2026-03-10', 'ordinary', '2026-03-01', 1, 0, 0, 0);"
        "insert into assembly_voter values (1, 2)");
    CHECK_THROWS_AS(merge(people.store, 1, 2), Refused);
    CHECK_NOTHROW(merge(people.store, 2, 1));
}

TEST_CASE("what was withdrawn under one name is agreed to no more") {
    People people;
    people.run(
        "insert into consent (member_id, kind, first, wording, revoked, created, recorded)"
        " values (1, 'newsletter', '2026-01-01', 'yes', null, 0, 0),"
        " (2, 'newsletter', '2025-01-01', 'yes', '2026-02-01', 0, 0)");
    merge(people.store, 1, 2);
    const auto all = consents(people.store, {.member = {}, .kind = {}, .on = {}});
    REQUIRE(all.size() == 1);
    CHECK(all[0].member == 1);
    CHECK(iso(all[0].revoked.value_or(Day{})) == "2026-02-01");
}

TEST_CASE("roles that overlap become one, and an organisation belongs to itself nowhere") {
    People people;
    people.run(
        "insert into affiliation (member_id, organisation_id, role, first, last, created, recorded) values"
        " (1, 3, 'treasurer', '2025-01-01', '2025-06-30', 0, 0), (2, 3, 'Treasurer', '2025-03-01', null, 0, 0),"
        " (4, 3, '', null, null, 0, 0)");
    merge(people.store, 1, 2);
    merge(people.store, 3, 4);
    const auto all = affiliations(people.store, {.who = {}, .on = {}, .role = {}});
    REQUIRE(all.size() == 1);
    CHECK(iso(all[0].first.value_or(Day{})) == "2025-01-01");
    CHECK_FALSE(all[0].last);
}

TEST_CASE("a merge is not undone, redirected to itself, or begun with a chain") {
    People people;
    merge(people.store, 1, 2);
    for (const auto* attack :
         {"update member set merged_into = null where id = 2", "update member set merged_into = 2 where id = 2",
          "update member set merged_into = 2 where id = 3", "update member set merged_into = 3 where id = 1"})
        CHECK_THROWS(people.run(attack));
}

}  // namespace tiers::member
