#include "store/segments.h"

#include <doctest/doctest.h>
#include <tiers/booking.h>
#include <tiers/error.h>
#include <tiers/upkeep.h>
#include <algorithm>
#include <random>

#include "booking/batch.h"
#include "store/triggers_off.h"
#include "tests/unit/catalogue/catalogue_fixture.h"
#include "tests/unit/store/folder.h"

using namespace tiers;

namespace {

const Instant now = test::a_monday;

std::int64_t at(std::chrono::seconds from_now) {
    return (now + from_now).time_since_epoch().count();
}

/// What reports must see of [from, to), by a plain statement over the bookings.
std::vector<Booked> plainly(Database& db, Instant from, Instant to) {
    std::vector<Booked> found;
    auto row = db.prepare(
        "select resource_id, start, stop, seats, checked_in, checked_out "
        "from (select *, case when ended is null and lapses > :now then \"end\""
        "                     else min(\"end\", ifnull(lapses, \"end\")) end as stop"
        "      from booking where ended is null or ended = 'no_show') "
        "where start < :to and stop > :from");
    row.bind(":from", from).bind(":to", to).bind(":now", now);
    while (row.step())
        found.push_back({row.integer(0), row.integer(1), row.integer(2), row.integer(3), row.optional<std::int64_t>(4),
                         row.optional<std::int64_t>(5)});
    return found;
}

std::vector<Booked> by_segments(const Store& store, Instant from, Instant to) {
    std::vector<Booked> found;
    each_booked(store, from, to, [&](BookedRows rows) {
        while (!rows.empty()) {
            const auto booking = rows.take_first();
            if (from < Instant(Seconds(booking.end)) && Instant(Seconds(booking.start)) < to) found.push_back(booking);
        }
    });
    return found;
}

bool same(std::vector<Booked> some, std::vector<Booked> others) {
    const auto key = [](const Booked& b) { return std::tie(b.resource, b.start, b.end, b.seats, b.in, b.out); };
    const auto before = [&](const Booked& one, const Booked& other) { return key(one) < key(other); };
    std::sort(some.begin(), some.end(), before);
    std::sort(others.begin(), others.end(), before);
    return some == others;
}

/// Bookings typed by hand: what lies in one another's way is refused by the triggers.
class Hand {
public:
    explicit Hand(Store& store) : db_(store.db()) {}

    void book(std::int64_t resource, std::int64_t start, std::int64_t length, std::int64_t seats = 1,
              std::optional<std::int64_t> id = {}) try {
        db_.prepare(
               "insert into booking (id, resource_id, start, \"end\", clear, seats, member_id, wall_start, zone, "
               "created, "
               "recorded) values (:id, :resource, :start, :start + :length, :start + :length, :seats, 1, :start, "
               "'UTC', "
               "0, 0)")
            .bind(":id", id)
            .bind(":resource", resource)
            .bind(":start", start)
            .bind(":length", length)
            .bind(":seats", seats)
            .run();
    } catch (const Conflict&) {
        ++refused;
    }

    void change(const char* statement, std::int64_t id, std::int64_t value) try {
        db_.prepare(statement).bind(":id", id).bind(":value", value).run();
    } catch (const Error&) {
        ++refused;
    }

    int refused = 0;

private:
    Database& db_;
};

void declare_desks(Store& store) {
    test::apply_text(store, R"([operator]
name = "Test"
[[place]]
id = "lieu"
[[place.resource]]
id = "desks"
kind = "desk"
capacity = 1000000
[[place.resource]]
id = "room"
kind = "room"
)");
    store.db().execute(
        "insert into member (id, kind, name, folded, created, recorded) values (1, 'person', 'A', 'a', 0, 0)");
}

Store a_store() {
    auto store = Store::in_memory([] { return now; });
    declare_desks(store);
    return store;
}

void pack_all(Store& store) {
    while (pack_next(store.db(), now)) {
    }
}

constexpr std::int64_t day = 86'400;

}  // namespace

TEST_CASE("what reports read from segments is what is booked, whatever changed since they were packed") {
    auto store = a_store();
    Hand hand(store);
    std::mt19937 random(20130408);
    const auto any = [&](std::int64_t low, std::int64_t high) {
        return std::uniform_int_distribution<std::int64_t>(low, high)(random);
    };
    constexpr const char* changes[] = {
        "update booking set ended = 'cancelled' where id = :id and :value",
        "update booking set ended = 'no_show' where id = :id and :value",
        "update booking set checked_in = start + :value % 600 where id = :id",
        "update booking set checked_in = start, checked_out = start + abs(:value) % 9000 where id = :id",
        ("update booking set start = start + :value, \"end\" = \"end\" + :value, clear = clear + :value, "
         "lapses = lapses + :value where id = :id"),
        "update booking set seats = 1 + abs(:value) where id = :id and resource_id = 1",
        "update booking set lapses = start + abs(:value) % 3600 where id = :id and ended is null",
    };
    const auto write_no_shows = [&] {
        store.db()
            .prepare("update booking set ended = 'no_show' where ended is null and lapses <= :now")
            .bind(":now", now)
            .run();
    };
    for (int round = 0; round < 40; ++round) {
        for (int i = 0; i < 30; ++i)
            hand.book(any(1, 2), at(std::chrono::seconds(any(-400 * day, 60 * day))),
                      any(0, 20) == 0 ? any(1, 90 * day) : any(60, 6 * 3600), any(0, 30) == 0 ? any(1, 900'000) : 1);
        for (int i = 0; i < 30; ++i)
            hand.book(1, at(std::chrono::minutes(15 * any(-400 * 96, 60 * 96))), 900 * any(1, 24), any(1, 3));
        for (int i = 0; i < 15; ++i)
            hand.change(changes[any(0, 6)], any(1, 30 * (round + 1)), any(-50 * day, 50 * day));
        if (round % 3 == 1) pack_all(store);
        if (round % 4 < 2) write_no_shows();
        CHECK(false_segments(store.db()).empty());
        for (int i = 0; i < 8; ++i) {
            const auto from = now + Seconds(any(-450 * day, 50 * day));
            const auto to = from + Seconds(any(1, 200 * day));
            REQUIRE(same(by_segments(store, from, to), plainly(store.db(), from, to)));
        }
    }
    CHECK(hand.refused < 1'200);
}

TEST_CASE("a batch, which writes without triggers, marks what it changes") {
    auto store = a_store();
    Hand hand(store);
    for (int i = 0; i < 100; ++i) hand.book(1, at(std::chrono::hours(-24 * i - 48)), 3'600);
    pack_all(store);
    const auto whole_year = [&] { return by_segments(store, now - std::chrono::days(365), now); };
    REQUIRE(whole_year().size() == 100);
    {
        booking::Batch batch(store, 1);
        booking::Booking booking;
        booking.resource = 1;
        booking.member = 1;
        booking.span = {now - std::chrono::hours(24 * 70), now - std::chrono::hours(24 * 70 - 2)};
        booking.seats = 3;
        booking.zone = "UTC";
        batch.insert(booking, booking.span.end);
        batch.cancel(booking::get(store, 1));
        batch.finish();
    }
    CHECK(whole_year().size() == 100);
    pack_all(store);
    CHECK(false_segments(store.db()).empty());
    CHECK(same(whole_year(), plainly(store.db(), now - std::chrono::days(365), now)));
}

TEST_CASE("a moved clock marks what it moves, where a later now was reported on") {
    auto store = a_store();
    Hand(store).book(1, at(std::chrono::hours(48)), 3'600);
    store.db().execute("update booking set wall_start = start + 3600");
    const auto later = now + std::chrono::days(60);
    while (pack_next(store.db(), later)) {
    }
    REQUIRE(booking::rezone(store).size() == 1);
    CHECK(same(by_segments(store, now, later), plainly(store.db(), now, later)));
    CHECK(plainly(store.db(), now, later).front().start == at(std::chrono::hours(49)));
}

TEST_CASE("a booking that was moved beyond what is packed, and then cancelled, is not read") {
    auto store = a_store();
    Hand hand(store);
    hand.book(2, at(-Seconds(100 * day)), 3'600);
    pack_all(store);
    hand.change(
        "update booking set start = start + :value, \"end\" = \"end\" + :value, clear = clear + :value where id = :id",
        1, 140 * day);
    pack_all(store);
    hand.change("update booking set ended = 'cancelled' where id = :id and :value", 1, 1);
    REQUIRE(hand.refused == 0);
    while (pack_next(store.db(), now + Seconds(80 * day))) continue;
    CHECK(by_segments(store, now, now + Seconds(80 * day)).empty());
    CHECK(false_segments(store.db()).empty());
}

TEST_CASE("a connection that reads packs what is due, where nobody writes, and only reads again") {
    const test::Folder folder;
    const auto clock = [] { return now; };
    auto writer = Store::open(folder / "tiers.db", Access::create, clock);
    declare_desks(writer);
    Hand hand(writer);
    hand.book(1, at(-100 * std::chrono::days(1)), 3'600, 1, 60'000);  // as if so many that packing is worth it
    const auto reader = Store::open(folder / "tiers.db", Access::read, clock);
    const auto due = [&] {
        auto row = reader.db().prepare("select count(*) from segment_due");
        row.step();
        return row.integer(0);
    };

    CHECK(packed_until(reader.db()) < now);
    refresh_segments(reader);
    CHECK(packed_until(reader.db()) > now - std::chrono::days(30));
    hand.book(1, at(-99 * std::chrono::days(1)), 3'600);
    REQUIRE(due() == 1);
    {
        const Snapshot snapshot(reader);
        refresh_segments(reader);
        CHECK(due() == 1);
    }
    {
        Transaction transaction(writer);
        hand.book(1, at(-98 * std::chrono::days(1)), 3'600);
        refresh_segments(reader);
        CHECK(due() == 1);
        transaction.commit();
    }
    refresh_segments(reader);
    CHECK(due() == 0);
    CHECK_THROWS_AS(reader.db().execute("delete from segment"), Failed);

    writer.db().execute("create trigger planted after insert on segment begin delete from member; end");
    hand.book(1, at(-97 * std::chrono::days(1)), 3'600);
    refresh_segments(reader);
    CHECK(due() == 1);
}

TEST_CASE("segments of another format are not read, and are made anew") {
    auto store = a_store();
    Hand(store).book(1, at(std::chrono::hours(-24 * 100)), 3'600);
    pack_all(store);
    store.db().execute("update packing set version = version + 1");
    store.db().execute("update segment set rows = x'010203'");
    CHECK(by_segments(store, now - std::chrono::days(200), now).size() == 1);
    pack_all(store);
    CHECK(false_segments(store.db()).empty());
    CHECK(by_segments(store, now - std::chrono::days(200), now).size() == 1);
}

TEST_CASE("a segment that lies is found") {
    auto store = a_store();
    for (int i = 100; i < 103; ++i) Hand(store).book(1, at(std::chrono::hours(-24 * i)), 3'600);
    pack_all(store);
    const auto found = [&] {
        const auto findings = upkeep::verify(store);
        return std::count_if(findings.begin(), findings.end(), [](const auto& f) { return f.check == "segment"; });
    };
    CHECK(found() == 0);
    SUBCASE("it was altered") {
        store.db().execute("update segment set rows = substr(rows, 3)");
    }
    SUBCASE("it is gone") {
        store.db().execute("delete from segment");
    }
    SUBCASE("nothing was booked there") {
        store.db().execute("insert into segment select key - (9 << 32), rows from segment limit 1");
    }
    SUBCASE("it is of no time that there is") {
        store.db().execute("insert into segment values (-9223372036854775807, x'00')");
    }
    SUBCASE("a booking was written behind the triggers") {
        const TriggersOff off(store.db());
        store.db().execute("update booking set seats = 2 where id = 1");
    }
    CHECK(found() > 0);
    store.db().execute("delete from packing");
    pack_all(store);
    CHECK(found() == 0);
}

TEST_CASE("a booking takes as many bytes as it needs, and is read as it was written") {
    constexpr std::int64_t stretch = 851;
    const auto at = [](std::int64_t quarters) { return (quarter_of(start_of(stretch)) + 1 + quarters) * quarter_hour; };
    const auto packed = [](const std::vector<Booked>& bookings) {
        PackedRows rows(stretch);
        for (const auto& booking : bookings) rows.add(booking);
        std::vector<Booked> read;
        for (BookedRows left(stretch, 7, rows.bytes()); !left.empty();) read.push_back(left.take_first());
        CHECK(read == bookings);
        return rows.bytes().size();
    };
    const auto bytes = [&](const Booked& booking) { return packed({booking}); };
    CHECK(bytes({7, at(0), at(1), 1, {}, {}}) == 2);
    CHECK(bytes({7, at(126), at(126 + 63), 3, {}, {}}) == 2);
    CHECK(bytes({7, at(127), at(128), 1, {}, {}}) == 4);
    CHECK(bytes({7, at(4), at(4 + 64), 1, {}, {}}) == 4);
    CHECK(bytes({7, at(4), at(6), 4, {}, {}}) == 4);
    CHECK(bytes({7, at(2328), at(2328 + 1023), 255, {}, {}}) == 4);
    CHECK(bytes({7, at(4), at(4 + 1024), 1, {}, {}}) == 8);
    CHECK(bytes({7, at(4), at(6), 256, {}, {}}) == 8);
    CHECK(bytes({7, at(4) + 60, at(6), 1, {}, {}}) == 8);
    CHECK(bytes({7, at(4), at(6) - 1, 1, {}, {}}) == 8);
    CHECK(bytes({7, at(4), at(6), 1'000'000, {}, {}}) == 42);
    CHECK(bytes({7, at(4), at(6), 1, at(4), {}}) == 42);
    CHECK(bytes({7, at(4), at(6), 1, at(5), at(6)}) == 42);

    const Booked short_one{7, at(500), at(501), 1, {}, {}}, later{7, at(510), at(514), 2, {}, {}};
    for (const auto& between : {Booked{7, at(505), at(600), 9, {}, {}}, Booked{7, at(505) + 1, at(506), 1, {}, {}},
                                Booked{7, at(505), at(506), 1, at(505), {}}}) {
        CHECK(packed({short_one, between, later}) == 4 + bytes(between) + 2);
        CHECK(packed({later, between, short_one}) == 4 + bytes(between) + 4);
    }
}

TEST_CASE("bytes that no one packed are an error with a name") {
    const auto read = [](std::string_view bytes) {
        for (BookedRows left(0, 1, bytes); !left.empty();) left.take_first();
    };
    CHECK_THROWS_AS(read("odd"), Unusable);
    CHECK_NOTHROW(read("\x6f\x6f" + std::string("\1\0\0\0\0\0\0\x80", 8) + std::string(32, '\0')));
    CHECK_THROWS_AS(read("short"), Unusable);
    CHECK_THROWS_AS(read(std::string_view("\3\0\0\0\0\0\0\0tail", 12)), Unusable);
}
