#include <doctest/doctest.h>
#include <tiers/consent.h>
#include <tiers/trip.h>

#include "store/database.h"

namespace tiers::member {

TEST_CASE("what was agreed to and how one travels begins and ceases, and is never changed, replaced or deleted") {
    auto store = Store::in_memory([] { return Instant(Seconds(1'773'129'600)); });
    Transaction transaction(store);
    Member jeanne;
    jeanne.name = "Jeanne";
    add(store, jeanne);
    const auto day = Day(std::chrono::days(20'522));
    consent(store, {.member = 1, .kind = "directory", .first = day, .wording = "yes"});
    declare_trip(store, {.member = 1, .since = day, .mode = "car"});
    for (const auto* attack :
         {"delete from consent", "update consent set wording = 'no'", "update consent set id = 2, revoked = first",
          "insert or replace into consent values (1, 1, 'screen', '2026-03-10', 'no', null, 0, 0)",
          "delete from usual_trip", "update usual_trip set mode = 'foot'",
          "insert or replace into usual_trip (id, member_id, since, work, created) values (1, 1, '2026-03-10', 'home', "
          "0)"})
        CHECK_THROWS(store.db().execute(attack));
    withdraw(store, 1, "directory", day);
    CHECK_THROWS(store.db().execute("update consent set revoked = '2027-01-01'"));
    CHECK(consents(store, {.member = 1, .kind = {}, .on = day}).empty());
    CHECK(trip_on(store, 1, day)->mode == "car");
    CHECK_FALSE(trip_on(store, 1, day - std::chrono::days(1)));
}

}  // namespace tiers::member
