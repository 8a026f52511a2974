#include <doctest/doctest.h>
#include <tiers/error.h>
#include <tiers/privacy_request.h>

#include "store/database.h"

namespace tiers::member {

namespace {

/// A request is due by this day.
std::string due(const char* received, bool extended = false) {
    PrivacyRequest one;
    one.day = parse_day(received);
    if (extended) one.extended = one.day;
    return iso(one.due());
}

}  // namespace

TEST_CASE("a request is due on the same day of the next month, or the last one of a shorter month") {
    CHECK(due("2026-03-10") == "2026-04-10");
    CHECK(due("2026-01-31") == "2026-02-28");
    CHECK(due("2028-01-31") == "2028-02-29");
    CHECK(due("2026-12-15") == "2027-01-15");
    CHECK(due("2026-11-30", true) == "2027-02-28");
    CHECK(due("2026-03-10", true) == "2026-06-10");
}

TEST_CASE("what was demanded is sealed, extended and answered once, and its words can be taken away") {
    auto store = Store::in_memory([] { return Instant(Seconds(1'773'129'600)); });  // 2026-03-10
    Transaction transaction(store);
    const auto today = parse_day("2026-03-10");
    PrivacyRequest wanted;
    wanted.kind = "access";
    wanted.name = "Ana";
    wanted.note = "all of it";
    wanted.day = parse_day("2026-03-01");
    CHECK(receive(store, wanted, today).id == 1);
    for (const auto* attack :
         {"delete from privacy_request", "update privacy_request set day = '2026-03-09'",
          "update privacy_request set name = 'Paul'", "update privacy_request set kind = 'erase'",
          "insert or replace into privacy_request (id, kind, day, created, recorded) values (1, 'erase', "
          "'2026-03-10', 0, 0)"})
        CHECK_THROWS(store.db().execute(attack));
    extend(store, 1, today, "many files", today);
    answer(store, 1, today, "sent", today);
    CHECK_THROWS(store.db().execute("update privacy_request set answered = '2026-03-02'"));
    CHECK_THROWS(store.db().execute("update privacy_request set extended = null"));
    store.db().execute("update privacy_request set name = '', contact = '', note = '', reason = '', answer = ''");
    CHECK(requests(store, {}).front().answered == today);
}

TEST_CASE("a request that is due stands in the list before one that is due later, whichever came first") {
    auto store = Store::in_memory([] { return Instant(Seconds(1'773'129'600)); });
    Transaction transaction(store);
    const auto today = parse_day("2026-03-10");
    for (const auto* day : {"2026-02-20", "2026-03-01"}) {
        PrivacyRequest wanted;
        wanted.kind = "access";
        wanted.name = day;
        wanted.day = parse_day(day);
        receive(store, wanted, today);
    }
    extend(store, 1, today, "many files", today);
    const auto listed = requests(store, {.open = true});
    REQUIRE(listed.size() == 2);
    CHECK(listed[0].name == "2026-03-01");
    CHECK(requests(store, {.due = parse_day("2026-04-01")}).size() == 1);
}

}  // namespace tiers::member
