#include <doctest/doctest.h>
#include <fmt/format.h>
#include <tiers/retention.h>
#include <set>
#include <string_view>

#include "member/merge_rows.h"
#include "sql/followup.h"
#include "store/database.h"

namespace tiers::retention {

namespace {

/// Tables that name members and say nothing of when somebody was there; former wording is replaced by the operator.
const std::set<std::string_view> without_activity = {
    "member",         "series",     "contact",   "tag",           "attribute",
    "match_proposal", "identifier", "erasure",   "booking_price", "registration_price",
    "event",          "speaker",    "event_mail"};

/// One person, added on 2020-01-01, and what the rest needs.
struct Person {
    Store store = Store::in_memory([] { return Instant(Seconds(1'577'836'800)); });
    Transaction transaction{store};

    Person() {
        member::Member member;
        member.name = "Jeanne";
        member.joined = parse_day("2020-01-01");
        add(store, member);
        run("insert into member (kind, name, folded, created, recorded) values ('organisation', 'Écluse', 'ecluse', 0, "
            "0);"
            "insert into place (id, code, name, timezone) values (1, 'izarbel', 'Izarbel', 'Europe/Paris');"
            "insert into resource (id, code, place_id, name, kind, booked) values (1, 'desk', 1, 'Desk', 'desk', "
            "'seats');"
            "insert into capacity values (1, 0, 9);"
            "insert into assembly (id, day, kind, roll_day, proxies, quorum, created, recorded)"
            " values (1, '2020-02-03', 'ordinary', '2020-02-01', 1, 0, 0, 0);"
            "insert into event (id, code, title, place_id, state, created, recorded)"
            " values (1, 'forum', 'Forum', 1, 'open', 0, 0);"
            "insert into session (id, event_id, code, title, kind, start, \"end\", wall_start, created, recorded)"
            " values (1, 1, 's', 'S', 'talk', 1580720400, 1580724000, 0, 0, 0);"
            "insert into participant (id, event_id, member_id, name, folded, created, recorded)"
            " values (1, 1, 1, 'Jeanne', 'jeanne', 0, 0);"
            "insert into followup (id, kind, name, folded, created, recorded) values (1, 'project', 'Bois', 'bois', 0, "
            "0);"
            "insert into followup_move (followup_id, day, stage, created, recorded) values (1, '2020-01-02', "
            "'ideation', 0, 0)");
    }
    void run(const std::string& sql) const { store.db().raw().exec(sql); }
    /// "2020-02-03 booking" as it is reckoned long after; empty where the person is kept.
    std::string last() const {
        const auto found = past(store, parse_day("2030-01-01")).members;
        return found.empty() ? "" : iso(found.front().last) + " " + found.front().activity;
    }
};

}  // namespace

TEST_CASE("every table that names members says when somebody was last seen, or is known to say nothing of it") {
    const std::string_view sql = sql::followup::last_activity;
    for (const auto& one : member::naming_columns())
        if (!without_activity.contains(one.table)) {
            const auto from = fmt::format("from {} ", one.table), line = fmt::format("from {}\n", one.table);
            CHECK_MESSAGE((sql.find(from) != sql.npos || sql.find(line) != sql.npos), one.table);
        }
}

TEST_CASE("somebody was last seen by the latest thing that is noted of them") {
    const std::pair<const char*, const char*> seen[] = {
        {"insert into booking (resource_id, start, \"end\", clear, member_id, wall_start, zone, created, recorded)"
         " values (1, 1580720400, 1580724000, 1580724000, 1, 0, 'Europe/Paris', 0, 0)",
         "booking"},
        {"insert into waiting (resource_id, member_id, start, \"end\", wall_start, seats, created, recorded)"
         " values (1, 1, 1580720400, 1580724000, 0, 1, 0, 0)",
         "waiting"},
        {"insert into presence (member_id, place_id, checked_in, created, recorded) values (1, 1, 1580720400, 0, 0)",
         "presence"},
        {"insert into subscription (member_id, plan, version, first, last, counted_from, created, recorded)"
         " values (2, 'a', '2020-01-01', '2020-01-01', '2020-02-03', '2020-01-01', 0, 0)",
         ""},
        {"insert into subscription (member_id, payer_id, plan, version, first, last, counted_from, created, recorded)"
         " values (2, 1, 'a', '2020-01-01', '2020-01-01', '2020-02-03', '2020-01-01', 0, 0)",
         "subscription"},
        {"insert into payment (member_id, day, amount, created) values (1, '2020-02-03', 100, 0)", "payment"},
        {"insert into certificate (member_id, code, first, created, recorded) values (1, 'laser', '2020-02-03', 0, 0)",
         "certificate"},
        {"insert into volunteering (member_id, day, minutes, created, recorded) values (1, '2020-02-03', 60, 0, 0)",
         "volunteering"},
        {"insert into registration (participant_id, state, created, recorded) values (1, 'waiting', 1580720400, 0)",
         "registration"},
        {"insert into attendance (session_id, participant_id, state, at, created, recorded)"
         " values (1, 1, 'present', 1580720400, 0, 0)",
         "attendance"},
        {"insert into speaker (session_id, member_id, name, created) values (1, 1, 'Jeanne', 0)", "session"},
        {"insert into assembly_voter values (1, 1)", "assembly"},
        {"insert into followup_member (followup_id, member_id, first, left_on, created, recorded)"
         " values (1, 1, '2020-01-02', '2020-02-03', 0, 0)",
         "follow-up"},
        {"insert into privacy_request (kind, member_id, day, answered, created, recorded)"
         " values ('access', 1, '2020-01-03', '2020-02-03', 0, 0)",
         "privacy-request"},
        {"insert into affiliation (member_id, organisation_id, last, created, recorded) values (1, 2, '2020-02-03', 0, "
         "0)",
         "affiliation"},
    };
    for (const auto& one : seen) {
        const Person person;
        person.run(one.first);
        CHECK(person.last() == (*one.second ? fmt::format("2020-02-03 {}", one.second) : "2020-01-01 joined"));
    }
}

TEST_CASE("what has no end keeps a person") {
    for (const auto* sql :
         {"insert into subscription (member_id, plan, version, first, counted_from, created, recorded)"
          " values (1, 'a', '2020-01-01', '2020-01-01', '2020-01-01', 0, 0)",
          "insert into followup_member (followup_id, member_id, first, created, recorded) values (1, 1, '2020-01-02', "
          "0, 0)",
          "insert into privacy_request (kind, member_id, day, created, recorded) values ('access', 1, '2020-01-03', 0, "
          "0)"}) {
        const Person person;
        person.run(sql);
        CHECK(person.last().empty());
    }
}

TEST_CASE("a booking that was cancelled, and a use that was wrong, are no sign of anybody") {
    const Person person;
    person.run(
        "insert into booking (resource_id, start, \"end\", clear, member_id, wall_start, zone, ended, created, "
        "recorded)"
        " values (1, 1580720400, 1580724000, 1580724000, 1, 0, 'Europe/Paris', 'cancelled', 0, 0);"
        "insert into allowance_use (member_id, unit, amount, day, withdrawn, created) values (1, 'day', 1, "
        "'2020-02-03', 0, 0)");
    CHECK(person.last() == "2020-01-01 joined");
}

TEST_CASE("the personal track is past its time by the end of the follow-up, as it stands, and only what it says goes") {
    const Person person;
    person.run(
        "insert into followup_personal (followup_id, kind, day, minutes, who, text, created, recorded)"
        " values (1, 'meeting', '2020-01-03', 30, 'Maite', 'said', 0, 0);"
        "insert into followup_move (followup_id, day, stage, created, recorded) values (1, '2020-02-03', 'exit', 0, "
        "0)");
    const auto on = parse_day("2021-02-03");
    CHECK(past(person.store, parse_day("2021-02-02")).notes.empty());
    const auto notes = past(person.store, on).notes;
    REQUIRE(notes.size() == 1);
    CHECK(iso(notes.front().kept_until) == "2021-02-02");
    person.run("update followup_move set withdrawn = 1 where stage = 'exit'");
    CHECK(past(person.store, on).notes.empty());
}

}  // namespace tiers::retention
