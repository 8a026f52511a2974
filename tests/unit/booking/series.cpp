// T cases are those that other systems got wrong, named as the list that was made of them names them.
#include <doctest/doctest.h>
#include <tiers/error.h>
#include <tiers/member.h>
#include <tiers/series.h>
#include <memory>
#include <random>

#include "booking/series_store.h"
#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;

namespace {

const Zone paris = Zone::named("Europe/Paris");

/// What the room says, and after it whatever else; what the place says.
std::string a_house(const std::string& room, const std::string& place) {
    return "[operator]\nname = \"T\"\n[[place]]\nid = \"p\"\nhours = \"24/7\"\n" + place +
           "[[place.resource]]\nid = \"hall\"\nkind = \"room\"\n[[place.resource]]\nid = \"room\"\nkind = \"room\"\n" +
           room;
}

/// A place that is always open, on Monday 2 March 2026.
struct House {
    std::shared_ptr<Instant> now = std::make_shared<Instant>(test::a_monday);
    Store store = Store::in_memory([clock = now] { return *clock; });

    template <class Do>
    auto write(Do act) {
        Transaction transaction(store);
        auto done = act();
        transaction.commit();
        return done;
    }
    explicit House(const std::string& room = {}, const std::string& place = {}) {
        test::apply_text(store, a_house(room, place));
        write([&] {
            member::Member someone;
            someone.name = "Jeanne";
            return member::add(store, someone);
        });
    }
    static Span at(const std::string& when) { return parse_span(when, paris, test::a_monday); }
    /// Where each stands, "2026-03-10T19:00 2026-03-17T19:00", or the code of the refusal.
    std::string add(const std::string& when, const std::string& rrule = {}, std::vector<Day> except = {}) {
        booking::Request wanted;
        wanted.resource = "room";
        wanted.member = 1;
        wanted.span = at(when);
        wanted.rrule = rrule;
        wanted.except = std::move(except);
        return told([&] { return booking::add(store, wanted).bookings; });
    }
    std::string move(booking::Id id, const std::string& when, booking::SeriesReach reach = {}) {
        booking::MoveRequest request;
        request.span = at(when);
        return move(id, request, reach);
    }
    std::string move(booking::Id id, const booking::MoveRequest& request, booking::SeriesReach reach = {}) {
        return told([&] {
            auto moved = booking::move_series(store, id, request, reach);
            stayed = std::move(moved.stayed);
            return std::move(moved.moved);
        });
    }
    void move_alone(booking::Id id, const std::string& when) {
        write([&] {
            return booking::move(store, id,
                                 {.span = at(when), .resource = {}, .seats = {}, .label = {}, .overrides = {}});
        });
    }
    template <class Do>
    std::string told(Do act) {
        try {
            return starts(write(act));
        } catch (const Error& error) {
            return std::string(error.code());
        }
    }
    static std::string starts(const std::vector<booking::Booking>& bookings) {
        std::string text;
        for (const auto& booking : bookings) text += (text.empty() ? "" : " ") + iso(booking.wall_start).substr(5);
        return text;
    }
    std::string live() {
        std::vector<booking::Booking> all;
        booking::each(store, {}, [&](const booking::Booking& booking) { all.push_back(booking); });
        return starts(all);
    }
    std::string extended() {
        return told([&] {
            std::vector<booking::Booking> all;
            for (auto& series : booking::extend(store))
                all.insert(all.end(), series.bookings.begin(), series.bookings.end());
            return all;
        });
    }
    void cancel(booking::Id id) {
        write([&] { return booking::cancel(store, id, {}); });
    }
    booking::StoredSeries series(std::int64_t id) { return booking::stored_series(store, id); }

    std::vector<booking::Stayed> stayed;
};

constexpr booking::SeriesReach all{.all = true}, skipping{.all = false, .skip_conflicts = true};

}  // namespace

TEST_CASE("T4: a series and a single booking exclude each other in any order, editing included") {
    House house;
    CHECK(house.add("2026-03-17 10:00-11:00") == "03-17T10:00");
    CHECK(house.add("2026-03-10 10:30-11:30", "FREQ=WEEKLY;COUNT=3") == "conflict");
    CHECK(house.add("2026-03-10 12:00-13:00", "FREQ=WEEKLY;COUNT=3") == "03-10T12:00 03-17T12:00 03-24T12:00");
    CHECK(house.add("2026-03-24 12:30-13:30") == "conflict");
    CHECK(house.move(2, "2026-03-10 10:30-11:30") == "conflict");
    CHECK(house.move(2, "2026-03-10 12:30-13:30") == "03-10T12:30 03-17T12:30 03-24T12:30");
    CHECK(house.live() == "03-10T12:30 03-17T10:00 03-17T12:30 03-24T12:30");
}

TEST_CASE("T5: a series keeps its hour on the wall over both changes of the clock, edited or not") {
    House house;
    CHECK(house.add("2026-10-19 10:00-11:00", "FREQ=WEEKLY;COUNT=2") == "10-19T10:00 10-26T10:00");
    CHECK(house.add("2027-03-22 10:00-11:00", "FREQ=WEEKLY;COUNT=2") == "03-22T10:00 03-29T10:00");
    CHECK(house.move(1, "2026-10-19 11:00-12:00") == "10-19T11:00 10-26T11:00");
    CHECK(house.move(3, "2027-03-22 11:00-12:00") == "03-22T11:00 03-29T11:00");
    CHECK(booking::get(house.store, 2).span.start - booking::get(house.store, 1).span.start ==
          Seconds(7 * 86'400 + 3'600));
    CHECK(booking::get(house.store, 4).span.start - booking::get(house.store, 3).span.start ==
          Seconds(7 * 86'400 - 3'600));
}

TEST_CASE("T9: a series that overlaps itself is refused, also by an edit") {
    House house;
    CHECK(house.add("2026-03-10 10:00 - 2026-03-11 12:00", "FREQ=DAILY;COUNT=3") == "overlaps_itself");
    CHECK(house.add("2026-03-10 10:00-11:00", "FREQ=DAILY;COUNT=3") == "03-10T10:00 03-11T10:00 03-12T10:00");
    CHECK(house.move(1, "2026-03-10 10:00 - 2026-03-11 12:00") == "overlaps_itself");
    CHECK(house.live() == "03-10T10:00 03-11T10:00 03-12T10:00");
}

TEST_CASE("T13: quotas and the horizon hold on every occurrence of an edit") {
    House house("horizon = \"30d\"\n[[quota]]\nid = \"week\"\nresources = [\"room\"]\namount = 3\nevery = \"week\"\n");
    CHECK(house.add("2026-03-09 10:00-11:00", "FREQ=WEEKLY;COUNT=3") == "03-09T10:00 03-16T10:00 03-23T10:00");
    CHECK(house.add("2026-03-23 12:00-14:00") == "03-23T12:00");
    CHECK(house.move(1, "2026-03-09 10:00-11:30") == "over_quota");
    CHECK(house.move(1, "2026-03-23 10:00-11:00") == "too_far");
    CHECK(house.move(1, "2026-03-23 10:00-11:00", skipping) == "03-30T10:00");
    CHECK(house.stayed.front().id == 3);
}

TEST_CASE("T16: what cannot move for a closure or a conflict stays where it was, and what needs its place stays too") {
    House house({}, "closures = [{ from = 2026-03-13, to = 2026-03-13 }]\n");
    CHECK(house.add("2026-03-09 10:00-11:00", "FREQ=DAILY;COUNT=4") ==
          "03-09T10:00 03-10T10:00 03-11T10:00 03-12T10:00");
    CHECK(house.move(2, "2026-03-11 10:00-11:00") == "closed");
    CHECK(house.move(2, "2026-03-11 10:00-11:00", skipping) == "nothing_moved");
    CHECK(house.move(2, "2026-03-11 10:30-11:30", skipping) == "nothing_moved");
    CHECK(house.live() == "03-09T10:00 03-10T10:00 03-11T10:00 03-12T10:00");
    house.cancel(3);
    CHECK(house.move(2, "2026-03-11 10:00-11:00", skipping) == "03-11T10:00");
    CHECK(house.live() == "03-09T10:00 03-11T10:00 03-12T10:00");
    CHECK(house.series(2).plan.set.rule->text() == "FREQ=DAILY;COUNT=3");
}

TEST_CASE("T17: an occurrence cancelled alone leaves the others, and neither growth nor an edit brings it back") {
    House house("horizon = \"14d\"\n");
    CHECK(house.add("2026-03-05 10:00-11:00", "FREQ=WEEKLY") == "03-05T10:00 03-12T10:00");
    house.cancel(2);
    CHECK(house.live() == "03-05T10:00");
    CHECK(house.extended().empty());
    CHECK(house.move(1, "2026-03-04 10:00-11:00", all) == "03-04T10:00");
    CHECK(house.extended().empty());
    *house.now += std::chrono::days(7);
    CHECK(house.extended() == "03-18T10:00");
    CHECK(house.live() == "03-04T10:00 03-18T10:00");
}

TEST_CASE("a series is split where it is edited, and changed as a whole where nothing of it came before") {
    House house;
    house.add("2026-03-10 19:00-21:00", "FREQ=WEEKLY;COUNT=5", {parse_day("2026-03-17"), parse_day("2026-03-31")});
    CHECK(house.move(2, "2026-03-25 19:00-20:00") == "03-25T19:00 04-08T19:00");
    CHECK(house.series(1).request.rrule == "FREQ=WEEKLY;COUNT=2");
    CHECK(house.series(2).request.rrule == "FREQ=WEEKLY;COUNT=3");
    CHECK(house.series(1).plan.set.except_days == std::vector{parse_day("2026-03-17")});
    CHECK(house.series(2).plan.set.except_days == std::vector{parse_day("2026-04-01")});
    CHECK(house.series(2).plan.duration == std::chrono::hours(1));
    CHECK(house.move(3, "2026-04-09 19:00-20:00", all) == "03-26T19:00 04-09T19:00");
    CHECK(booking::get(house.store, 2).series == 2);
    CHECK(house.series(2).plan.set.start == paris.wall(House::at("2026-03-26 19:00-20:00").start));
}

TEST_CASE("a rule without end gets one before the split, told in UTC, and goes on after it") {
    House house("horizon = \"30d\"\n");
    house.add("2026-03-10 19:00-21:00", "FREQ=WEEKLY;BYDAY=TU");
    CHECK(house.move(2, "2026-03-16 19:00-21:00") == "03-16T19:00 03-23T19:00 03-30T19:00");
    CHECK(house.series(1).request.rrule == "FREQ=WEEKLY;UNTIL=20260310T180000Z;BYDAY=TU");
    CHECK(house.series(2).request.rrule == "FREQ=WEEKLY;BYDAY=MO");
    *house.now += std::chrono::days(7);
    CHECK(house.extended() == "04-06T19:00");
}

TEST_CASE("an occurrence with a time, a room or seats of its own keeps them, and its place in the series") {
    House house;
    house.add("2026-03-10 10:00-11:00", "FREQ=WEEKLY;COUNT=4");
    house.move_alone(2, "2026-03-18 09:00-10:00");
    CHECK(house.move(1, "2026-03-11 10:00-11:00") == "03-11T10:00 03-25T10:00 04-01T10:00");
    CHECK(iso(*booking::get(house.store, 2).original) == "2026-03-18T10:00");
    booking::MoveRequest to_hall;
    to_hall.resource = "hall";
    CHECK(house.move(3, to_hall) == "03-25T10:00 04-01T10:00");
    CHECK(house.move(2, "2026-03-18 12:00-13:00") == "03-18T12:00");
    house.move_alone(2, "2026-03-20 12:00-13:00");
    CHECK(house.move(2, to_hall) == "03-20T12:00");
}

TEST_CASE("moved to a place of another zone, a booking is there at that zone's wall time") {
    House house(
        "[[place]]\nid = \"london\"\ntimezone = \"Europe/London\"\nhours = \"24/7\"\n[[place.resource]]\nid = "
        "\"there\"\nkind = \"room\"\n");
    house.add("2026-03-10 10:00-11:00", "FREQ=WEEKLY;COUNT=2");
    booking::MoveRequest there;
    there.resource = "there";
    CHECK(house.move(1, there) == "03-10T09:00 03-17T09:00");
    CHECK(booking::get(house.store, 1).zone == "Europe/London");
    CHECK(house.write([&] { return booking::rezone(house.store); }).empty());
}

TEST_CASE("what has begun or was checked in is not touched, and cannot be named") {
    House house("early_checkin = \"7d\"\n");
    house.add("2026-03-10 10:00-11:00", "FREQ=WEEKLY;COUNT=4");
    *house.now = House::at("2026-03-17 10:00-11:00").start;
    house.write([&] { return booking::checkin(house.store, 3, *house.now); });
    CHECK(house.move(2, "2026-03-17 12:00-13:00") == "begun");
    CHECK(house.move(3, "2026-03-24 12:00-13:00") == "begun");
    CHECK(house.move(4, "2026-03-31 12:00-13:00", all) == "03-31T12:00");
    CHECK(house.live() == "03-10T10:00 03-17T10:00 03-24T10:00 03-31T12:00");
}

TEST_CASE("what was cancelled from a date on does not come back by an edit of what is left") {
    House house("horizon = \"30d\"\n");
    house.add("2026-03-10 10:00-11:00", "FREQ=WEEKLY");
    house.write(
        [&] { return booking::cancel(house.store, 3, {.following = true, .reason = {}, .for_nothing = false}); });
    CHECK(house.move(2, "2026-03-17 12:00-13:00") == "03-17T12:00");
    *house.now += std::chrono::days(14);
    CHECK(house.extended().empty());
}

TEST_CASE("all that is to come is cancelled, whichever occurrence names it, and the series ends") {
    House house("horizon = \"30d\"\n");
    house.add("2026-03-10 10:00-11:00", "FREQ=WEEKLY");
    *house.now = House::at("2026-03-11 10:00-11:00").start;
    const auto cancel = [&] { return booking::cancel_to_come(house.store, 1, {}); };
    CHECK(house.told(cancel) == "03-17T10:00 03-24T10:00 03-31T10:00");
    CHECK(house.told(cancel) == "ended");
    CHECK(house.live() == "03-10T10:00");
    *house.now += std::chrono::days(14);
    CHECK(house.extended().empty());
}

TEST_CASE("a single booking has no series to move, and a change of nothing is none") {
    House house;
    house.add("2026-03-10 10:00-11:00");
    house.add("2026-03-11 10:00-11:00", "FREQ=WEEKLY;COUNT=2");
    CHECK(house.move(1, "2026-03-10 12:00-13:00") == "no_series");
    CHECK(house.move(2, "2026-03-11 10:00-11:00") == "nothing_to_move");
}

TEST_CASE("after random edits every occurrence stands where a plain expansion of both rules puts it") {
    std::mt19937 random(20'260'302);
    const auto pick = [&](int from, int to) { return std::uniform_int_distribution<int>(from, to)(random); };
    const std::vector<std::string> rules = {"FREQ=DAILY",
                                            "FREQ=DAILY;INTERVAL=3",
                                            "FREQ=WEEKLY",
                                            "FREQ=WEEKLY;BYDAY=MO,WE,SU",
                                            "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU",
                                            "FREQ=MONTHLY",
                                            "FREQ=MONTHLY;BYDAY=2TU",
                                            "FREQ=MONTHLY;BYDAY=-1FR",
                                            "FREQ=MONTHLY;BYMONTHDAY=-1,10",
                                            "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"};
    int edited = 0, refused = 0;
    for (int round = 0; round < 40; ++round) {
        House house("horizon = \"700d\"\n");
        const auto rule = rules[static_cast<std::size_t>(pick(0, 9))];
        const auto end = pick(0, 2) == 0 ? ";UNTIL=20260901" : ";COUNT=" + std::to_string(pick(2, 12));
        const Span first = House::at("2026-03-10 10:00-11:00");
        const auto start = first.start + std::chrono::days(pick(0, 27));
        booking::Request wanted;
        wanted.resource = "room";
        wanted.member = 1;
        wanted.span = {start, start + Seconds(3'600)};
        wanted.rrule = rule + end;
        const auto before = house.write([&] { return booking::add(house.store, wanted).bookings; });
        const auto chosen = static_cast<std::size_t>(pick(0, static_cast<int>(before.size()) - 1));
        const auto by = Seconds(900) * pick(-20, 20) + std::chrono::days(pick(0, 1) * pick(-8, 8));
        const auto to = paris.instant(before[chosen].wall_start + by);
        booking::MoveRequest request;
        request.span = Span{to, to + Seconds(3'600)};
        try {
            house.write([&] { return booking::move_series(house.store, before[chosen].id, request, {}); });
        } catch (const Error& error) {
            const auto expected = error.code() == "rule_cannot_shift" || error.code() == "conflict" || by == Seconds(0);
            CHECK_MESSAGE(expected, error.what());
            ++refused;
            continue;
        }
        ++edited;
        std::vector<WallTime> former, later;
        for (std::size_t i = 0; i < before.size(); ++i) {
            const auto wall = booking::get(house.store, before[i].id).wall_start;
            CHECK(wall == (i < chosen ? before[i].wall_start : before[i].wall_start + by));
            (i < chosen ? former : later).push_back(wall);
        }
        const auto expanded = [&](std::int64_t series) { return house.series(series).plan.set.expand(5'000); };
        CHECK(expanded(chosen == 0 ? 1 : 2) == later);
        if (chosen > 0) CHECK(expanded(1) == former);
    }
    CHECK(edited > 15);
    CHECK(refused > 2);
}
