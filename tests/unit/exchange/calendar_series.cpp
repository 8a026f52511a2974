#include <doctest/doctest.h>
#include <tiers/booking.h>

#include "tests/unit/exchange/calendar_fixture.h"

using namespace tiers;
using namespace tiers::test;

TEST_CASE("dates beside a rule are occurrences of its series, and those left out are none") {
    auto store = an_open_place();
    const std::string series =
        "DTSTART;TZID=Europe/Paris:20260302T100000\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;COUNT=2\r\n"
        "RDATE;TZID=Europe/Paris:20260305T150000,20260306T150000\r\nRDATE:20260401T080000Z\r\n"
        "RDATE;VALUE=DATE:20260411\r\nEXDATE;TZID=Europe/Paris:20260306T150000,20260309T100000\r\n";
    CHECK(import(store, event(series)).front().bookings == 4);
    CHECK(starts(store) == std::vector<std::string>{"2026-03-02T10:00:00+01:00", "2026-03-05T15:00:00+01:00",
                                                    "2026-04-01T10:00:00+02:00", "2026-04-11T10:00:00+02:00"});
    CHECK(import(store, event(series)).front().verdict == "unchanged");
    const auto first = booking::checkin(store, 1, test::a_monday);
    CHECK(import(store, event(series + "SEQUENCE:1\r\nRDATE;VALUE=DATE:20260412\r\nEXDATE:20260401T080000Z\r\n"))
              .front()
              .verdict == "moved");
    CHECK(starts(store) == std::vector<std::string>{"2026-03-02T10:00:00+01:00", "2026-03-05T15:00:00+01:00",
                                                    "2026-04-11T10:00:00+02:00", "2026-04-12T10:00:00+02:00"});
    CHECK(booking::get(store, 1).checked_in == first.checked_in);
}

TEST_CASE("dates without a rule are a series, and one of them may move") {
    auto store = an_open_place();
    const std::string dates = "DTSTART:20260302T100000Z\r\nDTEND:20260302T110000Z\r\nRDATE:20260304T120000Z\r\n";
    import(store, event(dates));
    CHECK(booking::extend(store).empty());
    import(store, event(dates + "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:one\r\nRECURRENCE-ID:20260304T120000Z\r\n"
                                "DTSTART:20260305T120000Z\r\nDTEND:20260305T130000Z\r\n"));
    CHECK(booking::get(store, 2).ended.empty());
    CHECK(starts(store) == std::vector<std::string>{"2026-03-02T11:00:00+01:00", "2026-03-05T13:00:00+01:00"});
}

TEST_CASE("a series without end grows also past the dates beside its rule") {
    auto now = test::a_monday;
    auto store = Store::in_memory([&now] { return now; });
    test::apply_text(store, always_open);
    import(store, event("DTSTART:20260302T100000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY\r\n"
                        "RDATE:20260304T100000Z,20270303T100000Z,20280303T100000Z\r\n"));
    CHECK(booked(store).size() == 54);
    now += std::chrono::days(14);
    REQUIRE(booking::extend(store).size() == 1);
    CHECK(booked(store).size() == 57);
    CHECK(booking::extend(store).empty());
}

TEST_CASE("a date that takes the place of one left out may lie where that was") {
    auto store = an_open_place();
    CHECK(import(store, event("DTSTART:20260302T100000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;COUNT=2\r\n"
                              "EXDATE:20260309T100000Z\r\nRDATE:20260309T103000Z\r\n"))
              .front()
              .verdict == "booked");
    CHECK(booked(store).size() == 2);
}

TEST_CASE("dates with an end of their own are refused") {
    auto store = an_open_place();
    const auto refused = import(store, event("DTSTART:20260302T100000Z\r\nDURATION:PT1H\r\n"
                                             "RDATE;VALUE=PERIOD:20260309T100000Z/PT2H\r\n"));
    CHECK(refused.front().code == "broken");
    CHECK(booked(store).empty());
}

namespace {

/// A weekly series of Mondays at ten with a change of all that follows.
std::string weekly(const std::string& end, const std::string& change) {
    return event("DTSTART;TZID=Europe/Paris:20260302T100000\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY" + end +
                 "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:one\r\n" + change);
}

const std::string tuesdays_at_nine =
    "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Paris:20260316T100000\r\n"
    "DTSTART;TZID=Europe/Paris:20260317T090000\r\nDTEND;TZID=Europe/Paris:20260317T110000\r\n";

}  // namespace

TEST_CASE("an event that changes all that follows moves each occurrence from there on") {
    auto store = an_open_place();
    import(store, weekly(";COUNT=5",
                         "RECURRENCE-ID;TZID=Europe/Paris:20260323T100000\r\n"
                         "DTSTART;TZID=Europe/Paris:20260323T150000\r\nDURATION:PT1H\r\n"));
    const auto changed = weekly(";COUNT=5", tuesdays_at_nine +
                                                "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:one\r\n"
                                                "RECURRENCE-ID;TZID=Europe/Paris:20260323T100000\r\n"
                                                "DTSTART;TZID=Europe/Paris:20260323T150000\r\nDURATION:PT1H\r\n");
    import(store, changed);
    CHECK(starts(store) == std::vector<std::string>{"2026-03-02T10:00:00+01:00", "2026-03-09T10:00:00+01:00",
                                                    "2026-03-17T09:00:00+01:00", "2026-03-23T15:00:00+01:00",
                                                    "2026-03-31T09:00:00+02:00"});
    CHECK(booked(store).back().end - booked(store).back().start == std::chrono::hours(2));
    for (booking::Id id = 1; id <= 5; ++id) CHECK(booking::get(store, id).ended.empty());
    for (const auto& verdict : import(store, changed)) CHECK(verdict.verdict == "unchanged");
}

TEST_CASE("an event that cancels all that follows ends its series there") {
    auto store = an_open_place();
    import(store, weekly(";COUNT=5", tuesdays_at_nine + "STATUS:CANCELLED\r\n"));
    CHECK(starts(store) == std::vector<std::string>{"2026-03-02T10:00:00+01:00", "2026-03-09T10:00:00+01:00"});
    import(store, weekly(";COUNT=5", tuesdays_at_nine + "SEQUENCE:1\r\n"));
    CHECK(booked(store).size() == 5);
}

TEST_CASE("a series without end that changes from some day on goes to the end of next year") {
    auto now = test::a_monday;
    auto store = Store::in_memory([&now] { return now; });
    test::apply_text(store, always_open);
    import(store, weekly("", tuesdays_at_nine));
    CHECK(starts(store)[2] == "2026-03-17T09:00:00+01:00");
    CHECK(starts(store).back() == "2027-12-28T09:00:00+01:00");
    CHECK(booking::extend(store).empty());
    now += std::chrono::days(250);
    for (const auto& verdict : import(store, weekly("", tuesdays_at_nine))) CHECK(verdict.verdict == "unchanged");
    now += std::chrono::days(100);
    import(store, weekly("", tuesdays_at_nine));
    CHECK(starts(store).back() == "2028-12-26T09:00:00+01:00");
}

TEST_CASE("a change of all that follows is left out where the place is closed, as its series is") {
    auto store = Store::in_memory([] { return test::a_monday; });
    test::apply_text(store, test::with(always_open, "hours = \"24/7\"", "hours = \"Mo-Fr 08:00-20:00; PH off\""));
    const auto verdicts = import(store, weekly(";COUNT=7",
                                               "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/"
                                               "Paris:20260330T100000\r\n"
                                               "DTSTART;TZID=Europe/Paris:20260330T110000\r\n"
                                               "DURATION:PT1H\r\n"));
    CHECK(booked(store).size() == 6);  // without Easter Monday
    REQUIRE(verdicts.size() == 4);
    CHECK(verdicts[2].verdict == "cancelled");
    CHECK(verdicts[2].code == "closed");
    for (const auto& verdict : verdicts) CHECK(verdict.exit == Exit::done);
}

TEST_CASE("an event that cannot change all that follows is refused, and does not hide its series") {
    auto store = an_open_place();
    const auto verdict = [&](const std::string& change) {
        const auto verdicts = import(store, weekly(";COUNT=3", change));
        REQUIRE(verdicts.size() == 2);
        CHECK(booked(store).size() == 3);
        return verdicts[1].verdict;
    };
    CHECK(verdict(tuesdays_at_nine + "RRULE:FREQ=DAILY\r\n") == "refused");
    CHECK(verdict(tuesdays_at_nine + "RRULE:FREQ=DAILY\r\n") == "still_refused");
    CHECK(verdict("RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Paris:20260406T100000\r\n"
                  "DTSTART;TZID=Europe/Paris:20260406T110000\r\nDURATION:PT1H\r\n") == "refused");
    CHECK(verdict("RECURRENCE-ID;RANGE=THISANDPRIOR;TZID=Europe/Paris:20260309T100000\r\n"
                  "DTSTART;TZID=Europe/Paris:20260309T110000\r\nDURATION:PT1H\r\n") == "refused");
    CHECK(import(store, event("RECURRENCE-ID;RANGE=THISANDFUTURE:20260309T090000Z\r\nDTSTART:20260309T080000Z\r\n"
                              "DURATION:PT1H\r\n"))
              .front()
              .verdict == "refused");
}

TEST_CASE("events without a UID are known again, exact twins by their order") {
    auto store = an_open_place();
    const auto calendar = [](const std::vector<std::string>& events) {
        std::string text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n";
        for (const auto& lines : events) text += "BEGIN:VEVENT\r\n" + lines + "DURATION:PT1H\r\nEND:VEVENT\r\n";
        return text + "END:VCALENDAR\r\n";
    };
    const std::string talk = "SUMMARY:Talk\r\nDTSTART:20260302T100000Z\r\n";
    const std::string later = "SUMMARY:Talk\r\nDTSTART:20260302T120000Z\r\nRRULE:FREQ=DAILY;COUNT=2\r\n";
    for (const auto& verdict : import(store, calendar({talk, talk, later}))) CHECK(verdict.verdict == "booked");
    CHECK(booked(store).size() == 4);
    for (const auto& verdict : import(store, calendar({later, talk, talk}))) CHECK(verdict.verdict == "unchanged");
    for (const auto& verdict : import(store, calendar({talk, later}))) CHECK(verdict.verdict == "unchanged");
    CHECK(import(store, calendar({talk + "STATUS:CANCELLED\r\n"})).front().verdict == "cancelled");
    CHECK(import(store, calendar({"SUMMARY:Debate\r\nDTSTART:20260302T100000Z\r\n"})).front().verdict == "booked");
}
