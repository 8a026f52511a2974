#include <doctest/doctest.h>
#include <tiers/member.h>
#include <numeric>
#include <random>

#include "tests/unit/exchange/calendar_fixture.h"

using namespace tiers;
using namespace tiers::test;

namespace {

/// Events of one hour in a room, by their UID: the hour of the day each begins at, in the order of the file.
using Hours = std::vector<std::pair<int, int>>;

std::string calendar(const Hours& hours, int sequence, const std::string& more = "") {
    std::string text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n";
    for (const auto& [uid, hour] : hours)
        text += fmt::format(
            "BEGIN:VEVENT\r\nUID:{}\r\nSEQUENCE:{}\r\nDTSTART:202603{:02}T{:02}0000Z\r\nDURATION:PT1H\r\n{}"
            "END:VEVENT\r\n",
            uid, sequence, 3 + hour / 24, hour % 24, more);
    return text + "END:VCALENDAR\r\n";
}

/// Where the first bookings stand, in the hours of `calendar`, as they are if none is parked or has ended.
std::vector<int> hours_of(const Store& store, int bookings) {
    const Instant midnight(std::chrono::sys_days(std::chrono::year(2026) / std::chrono::March / 3));
    std::vector<int> hours;
    for (booking::Id id = 1; id <= bookings; ++id) {
        const auto booking = booking::get(store, id);
        CHECK(booking.ended.empty());
        hours.push_back(static_cast<int>((booking.span.start - midnight) / std::chrono::hours(1)));
    }
    return hours;
}

Store a_room(const Hours& hours) {
    auto store = an_open_place();
    import(store, calendar(hours, 0), "salle");
    return store;
}

}  // namespace

TEST_CASE("events trade their times whichever way, in any order of the file") {
    constexpr int events = 12;
    std::mt19937 dice(7);
    std::vector<int> hours(events);
    std::iota(hours.begin(), hours.end(), 0);
    Hours file;
    for (int uid = 0; uid < events; ++uid) file.emplace_back(uid, hours[static_cast<std::size_t>(uid)]);
    auto store = a_room(file);
    for (int sequence = 1; sequence <= 40; ++sequence) {
        std::shuffle(hours.begin(), hours.end(), dice);
        for (auto& [uid, hour] : file) hour = hours[static_cast<std::size_t>(uid)];
        std::shuffle(file.begin(), file.end(), dice);
        for (const auto& verdict : import(store, calendar(file, sequence), "salle")) CHECK(verdict.exit == Exit::done);
        CHECK(hours_of(store, events) == hours);
        for (const auto& verdict : import(store, calendar(file, sequence), "salle"))
            CHECK(verdict.verdict == "unchanged");
    }
}

TEST_CASE("each of many events moves into the time that the next one leaves") {
    Hours file;
    for (int uid = 0; uid < 40; ++uid) file.emplace_back(uid, uid);
    auto store = a_room(file);
    for (auto& [uid, hour] : file) ++hour;
    for (const auto& verdict : import(store, calendar(file, 1), "salle")) CHECK(verdict.verdict == "moved");
}

TEST_CASE("a move that conflicts is refused and stands where it was, and those that can still trade") {
    auto store = a_room({{0, 0}, {1, 1}, {2, 2}, {3, 3}, {4, 4}});
    const auto verdicts = import(store, calendar({{0, 1}, {1, 0}, {2, 3}, {3, 2}, {4, 2}}, 1), "salle");
    CHECK(hours_of(store, 5) == std::vector<int>{1, 0, 3, 2, 4});
    CHECK(verdicts.back().uid == "4");
    CHECK(verdicts.back().code == "conflict");
}

TEST_CASE("none of a ring moves when one of it cannot") {
    auto store = a_room({{0, 0}, {1, 1}, {2, 2}});
    booking::Request by_hand;
    by_hand.resource = "salle";
    by_hand.member = member::add(store, {.name = "Jeanne"}).id;
    by_hand.span = booking::get(store, 3).span;
    by_hand.span = {by_hand.span.end, by_hand.span.end + std::chrono::hours(1)};
    booking::add(store, by_hand);
    const auto longer = [](std::string text) { return text.replace(text.rfind("PT1H"), 4, "PT2H"); };
    for (const auto& verdict : import(store, longer(calendar({{0, 1}, {1, 0}, {2, 2}}, 1)), "salle"))
        CHECK((verdict.uid == "2") == (verdict.exit == Exit::conflict));
    for (const auto& verdict : import(store, longer(calendar({{0, 0}, {2, 1}, {1, 2}}, 2)), "salle"))
        CHECK(verdict.exit == Exit::conflict);
    CHECK(hours_of(store, 3) == std::vector<int>{1, 0, 2});
}

TEST_CASE("two rooms are traded, and the times of two series, and of two occurrences") {
    auto store = a_room({{0, 0}, {1, 1}});
    import(store, calendar({{ 2, 0 }}, 0, "LOCATION:labo\r\n"), "salle");
    auto traded = calendar({{2, 0}}, 1);
    traded.replace(
        traded.rfind("END:VCALENDAR"), std::string::npos,
        calendar({{0, 0}}, 1, "LOCATION:labo\r\n").substr(std::string("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n").size()));
    for (const auto& verdict : import(store, traded, "salle")) CHECK(verdict.verdict == "moved");
    CHECK(booking::get(store, 1).resource_id == "labo");
    CHECK(booking::get(store, 3).resource_id == "salle");

    auto series = an_open_place();
    const std::string weekly = "RRULE:FREQ=WEEKLY;COUNT=5\r\n";
    import(series, calendar({{0, 0}, { 1, 1 }}, 0, weekly), "salle");
    for (const auto& verdict : import(series, calendar({{0, 1}, {1, 0}}, 1, weekly), "salle"))
        CHECK(verdict.verdict == "moved");
    CHECK(booked(series).size() == 10);

    auto one = an_open_place();
    const std::string rule = "DTSTART:20260303T100000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY;COUNT=3\r\n";
    import(one, event(rule), "salle");
    const auto apart = [](int from, int to) {
        return fmt::format(
            "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:one\r\nRECURRENCE-ID:202603{:02}T100000Z\r\n"
            "DTSTART:202603{:02}T100000Z\r\nDURATION:PT1H\r\n",
            from, to);
    };
    import(one, event(rule + apart(3, 5) + apart(5, 3)), "salle");
    CHECK(hours_of(one, 3) == std::vector<int>{58, 34, 10});
}

TEST_CASE("the exceptions of a series that changes its room late come after it") {
    auto store = an_open_place();
    const std::string rule = "DTSTART:20260303T100000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY;COUNT=3\r\n";
    const std::string apart =
        "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:one\r\nRECURRENCE-ID:20260304T100000Z\r\n"
        "DTSTART:20260304T150000Z\r\nDURATION:PT1H\r\n";
    const auto other = [](int hour) {
        return fmt::format(
            "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:two\r\nLOCATION:labo\r\n"
            "DTSTART:20260303T{}0000Z\r\nDURATION:PT1H\r\n",
            hour);
    };
    import(store, event(rule + other(10)), "salle");
    import(store, event(rule + apart + other(10)), "salle");
    for (const auto& verdict : import(store, event(rule + "LOCATION:labo\r\n" + apart + other(12)), "salle"))
        CHECK(verdict.exit == Exit::done);
    CHECK(starts(store) == std::vector<std::string>{"2026-03-03T11:00:00+01:00", "2026-03-03T13:00:00+01:00",
                                                    "2026-03-04T16:00:00+01:00", "2026-03-05T11:00:00+01:00"});
}
