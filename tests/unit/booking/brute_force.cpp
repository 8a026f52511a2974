#include <doctest/doctest.h>
#include <tiers/booking.h>
#include <tiers/error.h>
#include <tiers/member.h>
#include <map>
#include <random>

#include "store/database.h"
#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;

namespace {

const std::string a_network = R"([operator]
name = "Test"

[[place]]
id = "lieu"
hours = "Mo-Su 01:00-23:00"

[[place.resource]]
id = "desks"
kind = "desk"
capacity = [{ from = 2012-07-01, seats = 4 }, { from = 2026-03-29, seats = 2 }, { from = 2026-10-25, seats = 5 }]
buffer = "5min"

[[place.resource]]
id = "room-a"
kind = "room"
buffer = "15min"

[[place.resource]]
id = "room-b"
kind = "room"

[[place.resource]]
id = "hall"
kind = "room"
composed_of = ["room-a", "room-b"]
)";

struct Claimed {
    std::string resource;
    Span span;
    int seats;
};

/// The rules said again, minute by minute, as slowly as possible.
class Model {
public:
    static bool open(const Claimed& claim) {
        for (auto at = claim.span.start; at < claim.span.end; at += Minutes(5))
            if (!open(at)) return false;
        return true;
    }

    bool has_room(const Claimed& claim) const {
        for (auto at = claim.span.start; at < clear(claim); at += Minutes(5))
            if (seats_at(claim.resource, at) + claim.seats > capacity(claim.resource, at) || part_taken(claim, at))
                return false;
        return true;
    }

    void add(const Claimed& claim) { claims_.push_back(claim); }

private:
    static Instant clear(const Claimed& claim) {
        static const std::map<std::string, Minutes> buffers = {{"desks", Minutes(5)}, {"room-a", Minutes(15)}};
        const auto buffer = buffers.find(claim.resource);
        return claim.span.end + (buffer == buffers.end() ? Minutes(0) : buffer->second);
    }

    static bool open(Instant at) {
        const auto minute = iso(paris().wall(at)).substr(11, 5);
        return minute >= "01:00" && minute < "23:00";
    }

    static int capacity(const std::string& resource, Instant at) {
        if (resource != "desks") return 1;
        const auto day = iso(paris().day(at));
        return day < "2026-03-29" ? 4 : day < "2026-10-25" ? 2 : 5;
    }

    static bool share_parts(const std::string& one, const std::string& other) {
        return one != other && one != "desks" && other != "desks" && (one == "hall" || other == "hall");
    }

    int seats_at(const std::string& resource, Instant at) const {
        int seats = 0;
        for (const auto& claim : claims_)
            if (claim.resource == resource && claim.span.start <= at && at < clear(claim)) seats += claim.seats;
        return seats;
    }

    bool part_taken(const Claimed& claim, Instant at) const {
        for (const auto& other : claims_)
            if (share_parts(claim.resource, other.resource) && other.span.start <= at && at < clear(other)) return true;
        return false;
    }

    static const Zone& paris() {
        static const auto zone = Zone::named("Europe/Paris");
        return zone;
    }

    std::vector<Claimed> claims_;
};

struct Network {
    Store store = Store::in_memory([] { return test::a_monday; });
    std::int64_t member = 0;

    Network() {
        test::apply_text(store, a_network);
        member::Member someone;
        someone.name = "Jeanne Martin";
        Transaction transaction(store);
        member = member::add(store, someone, {}).id;
        transaction.commit();
    }

    bool books(const Claimed& claim) {
        Transaction transaction(store);
        try {
            booking::add(store,
                         {.resource = claim.resource, .member = member, .span = claim.span, .seats = claim.seats});
            transaction.commit();
            return true;
        } catch (const Conflict&) {
            return false;
        } catch (const Refused&) {
            return false;
        }
    }

    /// What the database alone says of a row that no rule has looked at.
    bool walls_take(const Claimed& claim) {
        Transaction transaction(store);
        const auto resource = catalogue::find_resource(store, claim.resource);
        const auto buffer = resource.rules.buffer.on(Zone::named("Europe/Paris").day(claim.span.start));
        try {
            store.db()
                .prepare(
                    "insert into booking (resource_id, start, \"end\", clear, seats, member_id, wall_start, zone, "
                    "created, recorded) values (:resource, :start, :end, :clear, :seats, :member, 0, 'UTC', 0, 0)")
                .bind(":resource", resource.row)
                .bind(":start", claim.span.start)
                .bind(":end", claim.span.end)
                .bind(":clear", claim.span.end + buffer.value_or(Seconds(0)))
                .bind(":seats", claim.seats)
                .bind(":member", member)
                .run();
            return true;
        } catch (const Conflict&) {
            return false;
        }
    }
};

class Dice {
public:
    explicit Dice(unsigned seed) : engine_(seed) {}
    int below(int end) { return std::uniform_int_distribution<int>(0, end - 1)(engine_); }

private:
    std::mt19937 engine_;
};

Claimed random_claim(Dice& dice, Instant first) {
    static const char* const resources[] = {"desks", "desks", "room-a", "room-b", "hall"};
    const std::string resource = resources[dice.below(5)];
    const auto start = first + Minutes(5 * dice.below(3 * 288));
    const auto long_one = dice.below(8) == 0;
    const auto length = Minutes(5 * (1 + dice.below(long_one ? 120 : 24)));
    return {resource, {start, start + length}, resource == "desks" ? 1 + dice.below(3) : 1};
}

}  // namespace

TEST_CASE_FIXTURE(Network, "the engine and the database accept just what a minute-by-minute model accepts") {
    Dice dice(20261124);
    for (const auto* first : {"2026-03-27T23:00:00Z", "2026-10-23T22:00:00Z"}) {
        Model model;
        int accepted = 0, refused = 0;
        for (int i = 0; i < 600; ++i) {
            const auto claim = random_claim(dice, parse_instant(first, Zone::utc()));
            CAPTURE(claim.resource);
            CAPTURE(rfc3339(claim.span.start, Seconds(0)));
            CAPTURE(rfc3339(claim.span.end, Seconds(0)));
            CAPTURE(claim.seats);
            const auto room = model.has_room(claim);
            const auto expected = room && Model::open(claim);
            REQUIRE(walls_take(claim) == room);
            REQUIRE(books(claim) == expected);
            if (expected) model.add(claim);
            (expected ? accepted : refused) += 1;
        }
        CHECK(accepted > 100);
        CHECK(refused > 100);
    }
}

TEST_CASE_FIXTURE(Network, "every free window can be booked, and nothing longer") {
    Dice dice(7);
    const auto first = parse_instant("2026-03-27T23:00:00Z", Zone::utc());
    for (int i = 0; i < 60; ++i) books(random_claim(dice, first));
    const Span days{first, first + std::chrono::hours(72)};
    for (const auto* id : {"desks", "room-a", "room-b", "hall"}) {
        CAPTURE(id);
        const auto resource = catalogue::find_resource(store, id);
        const auto windows = booking::free(store, resource, days, Minutes(5), 1);
        CHECK(!windows.empty());
        for (const auto& window : windows) {
            CHECK(walls_take({id, window.span, window.seats}));
            CHECK_FALSE(walls_take({id, window.span, window.seats + 1}));
        }
    }
}

TEST_CASE("an old series without end still grows") {
    auto now = test::a_monday;
    auto store = Store::in_memory([&] { return now; });
    test::apply_text(store, a_network);
    member::Member someone;
    someone.name = "Jeanne Martin";
    const auto member = member::add(store, someone, {}).id;
    const auto paris = Zone::named("Europe/Paris");
    booking::add(store, {.resource = "room-b",
                         .member = member,
                         .span = parse_span("2026-03-02 22:30-23:00", paris, now),
                         .rrule = "FREQ=DAILY"});
    for (int year = 1; year <= 8; ++year) {
        now += std::chrono::days(365);
        Transaction transaction(store);
        const auto extended = booking::extend(store);
        REQUIRE(extended.size() == 1);
        CHECK(extended.front().bookings.size() == 365);
        transaction.commit();
    }
}
