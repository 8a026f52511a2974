#include <doctest/doctest.h>
#include <tiers/error.h>
#include <tiers/presence.h>
#include <tiers/upkeep.h>

#include "store/database.h"
#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;

namespace {

const Zone paris = Zone::named("Europe/Paris");

Instant at(const std::string& wall) {
    return parse_instant(wall, paris);
}

/// A place and two members, with a clock that the test moves.
struct Somewhere {
    std::shared_ptr<Instant> now = std::make_shared<Instant>(at("2026-11-01 12:00"));
    Store store = Store::in_memory([clock = now] { return *clock; });
    catalogue::Place place;

    explicit Somewhere(const std::string& hours = "Mo-Fr 08:30-19:00; PH off", const std::string& presence = "") {
        test::apply_text(store, test::with(test::a_place, "Mo-Fr 08:30-19:00; PH off", hours) + presence);
        place = catalogue::find_place(store, "izarbel");
        Transaction transaction(store);
        for (const auto* name : {"Jeanne", "Paul"}) {
            member::Member someone;
            someone.name = name;
            member::add(store, someone);
        }
        transaction.commit();
    }

    member::Presence come(const std::string& wall, member::Id who = 1) {
        Transaction transaction(store);
        const auto made = member::checkin(store, place, {who}, at(wall)).front();
        transaction.commit();
        return made;
    }
    member::Presence leave(const std::string& wall, member::Id who = 1) {
        Transaction transaction(store);
        const auto left = member::checkout(store, place, {who}, at(wall)).front();
        transaction.commit();
        return left;
    }
    std::vector<member::Presence> all(const member::PresenceQuery& query = {}) const {
        std::vector<member::Presence> found;
        member::each_presence(store, query, [&](const member::Presence& one) { found.push_back(one); });
        return found;
    }
    /// When somebody who came then left, as far as anybody knows.
    std::string left_who_came(const std::string& wall) {
        come(wall);
        const auto one = all().back();
        CHECK(one.automatic);
        return iso(paris.wall(one.checked_out.value_or(Instant{})));
    }
    std::int64_t minutes_of_who_came(const std::string& wall) {
        come(wall);
        return member::lasted(all().back(), *now).count();
    }
    std::int64_t half_days() const {
        return std::get<std::int64_t>(member::presence_by_member(store, {}).rows.at(0).at(3));
    }
    std::int64_t count(const char* select) const {
        auto row = store.db().prepare(select);
        row.step();
        return row.integer(0);
    }
};

}  // namespace

TEST_CASE("who forgot to check out left when the place closed that day") {
    CHECK(Somewhere().left_who_came("2026-03-10 09:00") == "2026-03-10T19:00");
    CHECK(Somewhere("Mo-Fr 08:30-12:00,14:00-18:00").left_who_came("2026-03-10 09:00") == "2026-03-10T18:00");
    CHECK(Somewhere("Mo-Fr 10:00-18:00").left_who_came("2026-03-10 08:00") == "2026-03-10T18:00");
}

TEST_CASE("who forgot to check out of a closed place left at midnight") {
    CHECK(Somewhere().left_who_came("2026-03-14 09:00") == "2026-03-15T00:00");
    CHECK(Somewhere().left_who_came("2026-05-01 09:00") == "2026-05-02T00:00");
    CHECK(Somewhere().left_who_came("2026-03-10 19:00") == "2026-03-11T00:00");
}

TEST_CASE("who forgot to check out left at auto_checkout where it is declared") {
    const auto* const at_eight = "\n[presence]\nauto_checkout = \"20:00\"\n";
    const std::string hours = "Mo-Fr 08:30-19:00; PH off";
    CHECK(Somewhere(hours, at_eight).left_who_came("2026-03-10 09:00") == "2026-03-10T20:00");
    CHECK(Somewhere(hours, at_eight).left_who_came("2026-03-14 09:00") == "2026-03-14T20:00");
    CHECK(Somewhere(hours, at_eight).left_who_came("2026-03-10 20:00") == "2026-03-11T00:00");
}

TEST_CASE("an opening into the night ends when it does, one around the clock at midnight") {
    CHECK(Somewhere("Fr 20:00-02:00").left_who_came("2026-03-13 21:00") == "2026-03-14T02:00");
    CHECK(Somewhere("Fr,Sa 20:00-02:00").left_who_came("2026-03-14 01:00") == "2026-03-14T02:00");
    CHECK(Somewhere("24/7").left_who_came("2026-03-13 21:00") == "2026-03-14T00:00");
    CHECK(Somewhere("Mo-Fr 00:00-24:00; Sa 00:00-18:00").left_who_came("2026-03-13 21:00") == "2026-03-14T00:00");
    CHECK(Somewhere("Mo-Fr 00:00-24:00; Sa 00:00-18:00").left_who_came("2026-03-14 09:00") == "2026-03-14T18:00");
}

TEST_CASE("on the days of a clock change the minutes that passed are counted") {
    const std::string nights = "Mo-Su 00:30-04:00";
    CHECK(Somewhere(nights).minutes_of_who_came("2026-03-29 01:00") == 120);
    CHECK(Somewhere(nights).minutes_of_who_came("2026-10-25 01:00") == 240);
    CHECK(Somewhere().minutes_of_who_came("2026-03-29 00:00") == 23 * 60);
    CHECK(Somewhere().minutes_of_who_came("2026-10-25 00:00") == 25 * 60);
    const auto* const in_the_gap = "\n[presence]\nauto_checkout = \"02:30\"\n";
    CHECK(Somewhere(nights, in_the_gap).minutes_of_who_came("2026-03-29 01:00") == 90);
    CHECK(Somewhere(nights, in_the_gap).minutes_of_who_came("2026-10-25 01:00") == 90);
}

TEST_CASE("nobody has left before now while the place is open") {
    Somewhere here;
    *here.now = at("2026-03-10 15:00");
    here.come("2026-03-10 09:00");
    CHECK_FALSE(here.all().front().checked_out);
    CHECK(member::lasted(here.all().front(), *here.now).count() == 360);
    CHECK(here.all({.period = {}, .at = *here.now, .place = {}}).size() == 1);
    *here.now = at("2026-03-10 19:00");
    CHECK(here.all({.period = {}, .at = *here.now, .place = {}}).empty());
    CHECK(here.all({.period = {}, .at = at("2026-03-10 18:59"), .place = {}}).size() == 1);
}

TEST_CASE("who comes again on a later day ends what they forgot, and what it was is kept") {
    Somewhere here;
    here.come("2026-03-10 09:00");
    CHECK(here.count("select count(*) from presence where checked_out is null") == 1);
    here.come("2026-03-11 09:00");
    CHECK(here.count("select checked_out from presence where id = 1 and automatic") ==
          at("2026-03-10 19:00").time_since_epoch().count());
    CHECK(here.count("select count(*) from presence_was where id = 1 and checked_out is null") == 1);
    for (const auto& finding : upkeep::verify(here.store))
        if (finding.check != "rights") FAIL_CHECK(finding.check, " ", finding.entity, " ", finding.id);
}

TEST_CASE("who is there does not come again, and who is not does not leave") {
    Somewhere here;
    here.come("2026-03-10 09:00");
    CHECK_THROWS_AS(here.come("2026-03-10 10:00"), Conflict);
    CHECK_THROWS_AS(here.leave("2026-03-10 08:59"), Conflict);
    CHECK_THROWS_AS(here.leave("2026-03-11 08:59"), Conflict);
    CHECK_THROWS_AS(here.leave("2026-03-10 10:00", 2), Conflict);
    here.leave("2026-03-10 12:00");
    CHECK_THROWS_AS(here.leave("2026-03-10 12:30"), Conflict);
    CHECK_THROWS_AS(here.come("2026-03-10 11:59"), Conflict);
    CHECK_NOTHROW(here.come("2026-03-10 12:00"));
    CHECK_THROWS_AS(here.come("2026-11-01 12:02"), BadInput);
    CHECK_NOTHROW(here.come("2026-11-01 12:01"));
}

TEST_CASE("the end that nobody noted may be noted later, within its day") {
    Somewhere here;
    here.come("2026-03-10 09:00");
    here.come("2026-03-11 09:00");
    CHECK_FALSE(here.leave("2026-03-10 21:00").automatic);
    CHECK_THROWS_AS(here.leave("2026-03-10 20:00"), Conflict);
}

TEST_CASE("who is noted to have come before they came again left by then") {
    Somewhere here;
    here.come("2026-03-10 15:00");
    CHECK(here.come("2026-03-10 09:00").checked_out == at("2026-03-10 15:00"));
    CHECK(here.come("2026-03-09 09:00").checked_out == at("2026-03-09 19:00"));
    CHECK(here.leave("2026-03-10 12:00").id == 2);
}

TEST_CASE("a day of up to half_day is one half-day, a longer one two") {
    Somewhere here;
    here.come("2026-03-10 09:00");
    here.leave("2026-03-10 11:00");
    CHECK(here.half_days() == 1);
    here.come("2026-03-10 14:00");
    here.leave("2026-03-10 16:00");
    CHECK(here.half_days() == 1);
    here.come("2026-03-10 17:00");
    here.leave("2026-03-10 17:01");
    CHECK(here.half_days() == 2);
    here.come("2026-03-11 09:00");
    here.leave("2026-03-11 09:00");
    CHECK(here.half_days() == 3);
    Somewhere other("Mo-Fr 08:30-19:00", "\n[presence]\nhalf_day = \"5h\"\n");
    other.come("2026-03-10 09:00");
    other.leave("2026-03-10 14:00");
    CHECK(other.half_days() == 1);
}

TEST_CASE("no statement puts a member somewhere twice, changes what a presence was, or deletes one") {
    const Somewhere here;
    const auto run = [&](const char* sql) { here.store.db().execute(sql); };
    run("insert into presence (id, member_id, place_id, checked_in, checked_out, created, recorded) "
        "values (1, 1, 1, 100, 200, 0, 0), (2, 1, 1, 200, 300, 0, 0), (3, 1, 1, 400, null, 0, 0), "
        "(4, 2, 1, 150, null, 0, 0)");
    run("update presence set checked_out = 350, recorded = 1 where id = 2");
    const auto seen = "select sum(id * 1000 + checked_in * 3 + ifnull(checked_out, 7)) from presence";
    const auto before = here.count(seen);
    for (const auto* attack :
         {"insert into presence (member_id, place_id, checked_in, checked_out, created, recorded) "
          "values (1, 1, 50, 101, 0, 0)",
          "insert into presence (member_id, place_id, checked_in, checked_out, created, recorded) "
          "values (1, 1, 150, 150, 0, 0)",
          "insert into presence (member_id, place_id, checked_in, checked_out, created, recorded) "
          "values (1, 1, 500, 600, 0, 0)",
          "insert into presence (member_id, place_id, checked_in, created, recorded) values (1, 1, 0, 0, 0)",
          "insert into presence (member_id, place_id, checked_in, created, recorded) values (1, 1, 900, 0, 0)",
          "insert or replace into presence (id, member_id, place_id, checked_in, checked_out, created, recorded) "
          "values (2, 1, 1, 360, 370, 0, 0)",
          "update presence set member_id = 1 where id = 4",
          "update or replace presence set checked_out = 201 where id = 1",
          "update presence set checked_in = 199 where id = 2", "update presence set checked_out = null where id = 1",
          "update or replace presence set id = 2 where id = 1", "delete from presence",
          "update presence_was set checked_out = 1", "delete from presence_was",
          "update presence set checked_out = 99 where id = 1", "update presence set automatic = 1 where id = 3"}) {
        CAPTURE(attack);
        CHECK_THROWS_AS(run(attack), Error);
        CHECK(here.count(seen) == before);
    }
    CHECK(here.count("select count(*) from presence_was") == 1);
    CHECK_NOTHROW(
        run("insert into presence (member_id, place_id, checked_in, checked_out, created, recorded) "
            "values (1, 1, 350, 400, 0, 0)"));
}

TEST_CASE("db verify finds who is somewhere twice, however that came about") {
    Somewhere here;
    here.come("2026-03-10 09:00");
    here.leave("2026-03-10 12:00");
    here.store.db().execute(
        "drop trigger presence_overlap_insert; insert into presence (member_id, place_id, checked_in, created, "
        "recorded) select member_id, place_id, checked_in + 60, 0, 0 from presence");
    std::vector<std::string> found;
    for (const auto& finding : upkeep::verify(here.store))
        if (finding.entity == "presence") found.push_back(finding.check);
    CHECK(found == std::vector<std::string>{"twice"});
}
