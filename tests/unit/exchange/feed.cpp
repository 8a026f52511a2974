#include <doctest/doctest.h>
#include <tiers/feed.h>
#include <tiers/member.h>

#include "tests/unit/exchange/calendar_fixture.h"

using namespace tiers;
using namespace tiers::test;

namespace {

const auto paris = Zone::named("Europe/Paris");

booking::Id booked_at(Store& store, const char* when) {
    Transaction transaction(store);
    booking::Request request;
    request.resource = "salle";
    request.member = 1;
    request.span = parse_span(when, paris, store.now());
    const auto id = booking::add(store, request).bookings.front().id;
    transaction.commit();
    return id;
}

void write(Store& store, const std::function<void()>& change) {
    Transaction transaction(store);
    change();
    transaction.commit();
}

/// The values of a property, event by event.
std::vector<std::string> told(const Store& store, const std::string& name, const exchange::Feed& feed = {}) {
    std::string bytes;
    exchange::write_feed(store, feed, [&](std::string_view piece) { bytes += piece; });
    std::vector<std::string> values;
    for (std::size_t at = 0; (at = bytes.find("\r\n" + name + ":", at)) != bytes.npos;) {
        at += name.size() + 3;
        values.push_back(bytes.substr(at, bytes.find("\r\n", at) - at));
    }
    return values;
}

}  // namespace

TEST_CASE("T20: the UID of a booking stays, its SEQUENCE rises, and its times are right over a clock change") {
    auto store = an_open_place();
    member::add(store, {.name = "Jeanne"});
    const auto id = booked_at(store, "2026-03-28 23:00 - 2026-03-29 04:00");
    booked_at(store, "2026-10-25 02:30+02:00 - 2026-10-25 02:30+01:00");
    const auto uids = told(store, "UID");
    CHECK(uids.size() == 2);
    CHECK(uids.front() != uids.back());
    CHECK(told(store, "DTSTART;TZID=Europe/Paris") == std::vector<std::string>{"20260328T230000", "20261025T023000"});
    CHECK(told(store, "DTEND;TZID=Europe/Paris") == std::vector<std::string>{"20260329T040000"});
    CHECK(told(store, "DTEND") == std::vector<std::string>{"20261025T013000Z"});  // the second 02:30 of that night
    CHECK(told(store, "SEQUENCE") == std::vector<std::string>{"0", "0"});

    write(store, [&] {
        booking::move(store, id, {.span = parse_span("2026-03-28 22:00 - 2026-03-29 04:00", paris, store.now())});
    });
    CHECK(told(store, "SEQUENCE") == std::vector<std::string>{"1", "0"});
    write(store, [&] { booking::cancel(store, id, {}); });
    CHECK(told(store, "UID") == std::vector<std::string>{uids.back()});
    const exchange::Feed all{.query = {.ended = true}};
    CHECK(told(store, "UID", all) == uids);
    CHECK(told(store, "SEQUENCE", all) == std::vector<std::string>{"2", "0"});
    CHECK(told(store, "STATUS", all) == std::vector<std::string>{"CANCELLED", "CONFIRMED"});
}

TEST_CASE("a feed tells the clock of each place once, from its first booking to its last") {
    auto store = an_open_place();
    member::add(store, {.name = "Jeanne"});
    CHECK(told(store, "TZID").empty());
    booked_at(store, "2026-03-10 09:00-10:00");
    CHECK(told(store, "TZID") == std::vector<std::string>{"Europe/Paris"});
    CHECK(told(store, "TZNAME") == std::vector<std::string>{"CET"});
    booked_at(store, "2026-11-10 09:00-10:00");
    CHECK(told(store, "TZID") == std::vector<std::string>{"Europe/Paris"});
    CHECK(told(store, "TZNAME") == std::vector<std::string>{"CET", "CEST", "CET"});
}
