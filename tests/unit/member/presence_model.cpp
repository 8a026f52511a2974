#include <doctest/doctest.h>
#include <tiers/error.h>
#include <tiers/presence.h>
#include <tiers/upkeep.h>
#include <random>

#include "store/database.h"
#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;

namespace {

const std::string two_places = R"([operator]
name = "Test"

[[place]]
id = "ici"
hours = "Mo-Sa 08:00-20:00"

[[place]]
id = "ailleurs"
hours = "Mo-Su 09:00-12:00,14:00-18:00"
)";

const Zone paris = Zone::named("Europe/Paris");

struct Stay {
    std::string place;
    member::Id member;
    Instant in;
    std::optional<Instant> out;
    bool automatic = false;
    bool operator==(const Stay&) const = default;
};

/// The rules said again, as slowly as possible.
class Model {
public:
    bool come(const std::string& place, member::Id who, Instant at) {
        for (const auto& stay : stays_)
            if (stay.member == who && stay.in <= at && at < end_of(stay)) return false;
        for (auto& stay : stays_)
            if (stay.member == who && !stay.out && stay.in <= at) end(stay);
        Stay made{place, who, at, {}};
        for (const auto& stay : stays_)
            if (stay.member == who && stay.in > at) {
                made.out = std::min({made.out.value_or(end_of(made)), stay.in, end_of(made)});
                made.automatic = true;
            }
        stays_.push_back(made);
        return true;
    }

    bool leave(const std::string& place, member::Id who, Instant at) {
        Stay* last = nullptr;
        for (auto& stay : stays_)
            if (stay.member == who && stay.in <= at && (!last || stay.in >= last->in)) last = &stay;
        if (!last || last->place != place || (last->out && !last->automatic)) return false;
        if (paris.day(at) != paris.day(last->in) && at > closing(*last)) return false;
        last->out = at;
        last->automatic = false;
        return true;
    }

    /// Whether a stay of a member would overlap no other, quarter by quarter; nobody comes while they are there, also
    /// to leave at once.
    bool free(member::Id who, Instant from, Instant to) const {
        for (auto at = from; at < to; at += Minutes(15))
            for (const auto& stay : stays_)
                if (stay.member == who &&
                    ((stay.in <= at && (!stay.out || at < *stay.out)) || (stay.in == at && at > from)))
                    return false;
        return true;
    }

    const std::vector<Stay>& stays() const { return stays_; }

private:
    static bool open(const std::string& place, Instant at) {
        const auto minute = iso(paris.wall(at)).substr(11, 5);
        const auto sunday = std::chrono::weekday(paris.day(at)) == std::chrono::Sunday;
        if (place == "ici") return !sunday && minute >= "08:00" && minute < "20:00";
        return (minute >= "09:00" && minute < "12:00") || (minute >= "14:00" && minute < "18:00");
    }

    /// The end of the last quarter of the day that is open, walked to one by one.
    static Instant closing(const Stay& stay) {
        const auto day = paris.day(stay.in);
        std::optional<Instant> last;
        auto at = stay.in;
        for (; paris.day(at) == day; at += Minutes(15))
            if (open(stay.place, at)) last = at + Minutes(15);
        return last.value_or(at);
    }

    static Instant end_of(const Stay& stay) { return stay.out.value_or(closing(stay)); }
    static void end(Stay& stay) {
        stay.out = end_of(stay);
        stay.automatic = true;
    }

    std::vector<Stay> stays_;
};

struct Network {
    Store store = Store::in_memory([] { return parse_instant("2027-01-01", paris); });
    std::vector<catalogue::Place> places;

    Network() {
        test::apply_text(store, two_places);
        for (const auto* id : {"ici", "ailleurs"}) places.push_back(catalogue::find_place(store, id));
        Transaction transaction(store);
        for (const auto* name : {"Jeanne", "Paul", "Sylvie"}) {
            member::Member someone;
            someone.name = name;
            member::add(store, someone);
        }
        transaction.commit();
    }

    bool come(const catalogue::Place& place, member::Id who, Instant at) {
        return takes([&] { member::checkin(store, place, {who}, at); });
    }
    bool leave(const catalogue::Place& place, member::Id who, Instant at) {
        return takes([&] { member::checkout(store, place, {who}, at); });
    }
    bool takes(const std::function<void()>& change) {
        Transaction transaction(store);
        try {
            change();
            transaction.commit();
            return true;
        } catch (const Conflict&) {
            return false;
        }
    }

    bool walls_take(member::Id who, Instant from, Instant to) {
        Transaction transaction(store);
        try {
            store.db()
                .prepare(
                    "insert into presence (member_id, place_id, checked_in, checked_out, created, recorded) "
                    "values (:member, 1, :in, :out, 0, 0)")
                .bind(":member", who)
                .bind(":in", from)
                .bind(":out", to)
                .run();
            return true;
        } catch (const Conflict&) {
            return false;
        }
    }

    /// What is written, not what it reads as.
    std::vector<Stay> stays() const {
        std::vector<Stay> found;
        auto row = store.db().prepare(
            "select l.code, p.member_id, p.checked_in, p.checked_out, p.automatic from presence p "
            "join place l on l.id = p.place_id order by p.id");
        while (row.step())
            found.push_back(
                {row.text(0), row.integer(1), row.instant(2), row.optional<Instant>(3), row.integer(4) != 0});
        return found;
    }
};

}  // namespace

TEST_CASE("arrivals and departures in any order are taken just as a slow model takes them") {
    std::mt19937 dice(20261125);
    const auto below = [&](int end) { return static_cast<int>(dice() % static_cast<unsigned>(end)); };
    for (const auto* first : {"2026-03-27", "2026-10-23"}) {
        const auto from = parse_instant(first, paris);
        Network network;
        Model model;
        int taken = 0, refused = 0;
        for (int i = 0; i < 600; ++i) {
            const auto& place = network.places[static_cast<std::size_t>(below(2))];
            const member::Id who = 1 + below(3);
            const auto at = from + Minutes(15 * below(4 * 96));
            CAPTURE(i);
            CAPTURE(place.id);
            CAPTURE(who);
            CAPTURE(iso(paris.wall(at)));
            const auto arrives = below(2) == 0;
            const auto expected = arrives ? model.come(place.id, who, at) : model.leave(place.id, who, at);
            REQUIRE((arrives ? network.come(place, who, at) : network.leave(place, who, at)) == expected);
            REQUIRE(network.stays() == model.stays());
            (expected ? taken : refused) += 1;
            const auto until = at + Minutes(15 * (1 + below(40)));
            REQUIRE(network.walls_take(who, at, until) == model.free(who, at, until));
        }
        CHECK(taken > 60);
        CHECK(refused > 60);
        for (const auto& finding : upkeep::verify(network.store))
            if (finding.check != "rights") FAIL_CHECK(finding.check, " ", finding.entity, " ", finding.id);
    }
}
