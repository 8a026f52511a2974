#include "report/sold_hours.h"

#include <doctest/doctest.h>
#include <tiers/ledger.h>
#include <tiers/subscription.h>

#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;
using report::Pool;

namespace {

// Open on all days for 8 hours: a day is worth 8 of them, April 240.
const std::string plans = R"([operator]
name = "Test"

[[place]]
id = "lieu"
hours = "Mo-Su 09:00-17:00"
holidays = "none"

[[place.resource]]
id = "desks"
kind = "desk"
capacity = 10

[[place.resource]]
id = "nook"
kind = "room"
booked = "seats"
capacity = 2

[[place.resource]]
id = "salle"
kind = "room"

[[plan]]
id = "days"
versions = [{ from = 2026-01-01, price = "90.00", every = "quarter", periods_from = 2026-01-01, grants = [{ unit = "day", amount = 91, of = "desk" }] }]

[[plan]]
id = "halves"
versions = [{ from = 2026-01-01, price = "20.00", periods_from = 2026-01-01, grants = [{ unit = "half-day", amount = 3, of = "salle" }] }]

[[plan]]
id = "free"
versions = [{ from = 2026-01-01, price = "200.00", periods_from = 2026-01-01, grants = [{ unit = "use", unlimited = true, of = "desk" }] }]

[[plan]]
id = "general"
versions = [{ from = 2026-01-01, price = "20.00", periods_from = 2026-01-01, grants = [{ unit = "hour", amount = 30 }, { unit = "money", amount = 500 }] }]

[[plan]]
id = "once"
versions = [{ from = 2026-01-01, price = "20.00", every = "once", grants = [{ unit = "hour", amount = 10 }] }]

[[pack]]
id = "card"
unit = "day"
amount = 10
of = ["nook"]
valid_for = "100d"
)";

const std::vector<Pool> pools = {{false, "desk"}, {false, "room"}, {true, "room"}};

/// A file in which somebody has a plan or a pack; all of it is sold before April 2026.
class Sales {
public:
    Sales() : store_(Store::in_memory([] { return parse_instant("2026-01-01T09:00:00Z", Zone::utc()); })) {
        test::apply_text(store_, plans, catalogue::OnHit::refuse, true);
        member::Member someone;
        someone.name = "Jeanne Martin";
        who_ = member::add(store_, someone, {}).id;
    }

    member::Subscription subscribe(const char* plan, const char* first, std::optional<Day> last = {},
                                   std::int64_t seats = 1) {
        Transaction transaction(store_);
        const auto made = member::subscribe(
            store_, {.member = who_, .plan = plan, .first = parse_day(first), .last = last, .seats = seats});
        transaction.commit();
        return made;
    }
    void pause(const member::Subscription& subscription, const char* first, const char* last) {
        Transaction transaction(store_);
        member::pause(store_, subscription, parse_day(first), parse_day(last));
        transaction.commit();
    }
    void sell(const char* first) {
        Transaction transaction(store_);
        member::sell_pack(store_, {who_}, {"card", parse_day(first), {}}, parse_day("2026-01-01"));
        transaction.commit();
    }
    report::Sold sold() const {
        const auto april = parse_period("2026-04", Day{});
        return report::sold_hours(store_, catalogue::applied(store_).places, pools,
                                  {april.from.value(), april.to.value()});
    }
    void check(double desks, double nooks, double rooms) const {
        const auto found = sold();
        CHECK(found.hours[0] == doctest::Approx(desks));
        CHECK(found.hours[1] == doctest::Approx(nooks));
        CHECK(found.hours[2] == doctest::Approx(rooms));
    }

private:
    Store store_;
    member::Id who_ = 0;
};

}  // namespace

TEST_CASE("a plan sells the part of each of its periods that lies in the report") {
    Sales sales;
    sales.subscribe("days", "2026-01-01");
    sales.check(30 * 8, 0, 0);  // 91 days for the 91 days of April to June
}

TEST_CASE("a plan sells for each of its seats, from its first day to its last") {
    Sales sales;
    sales.subscribe("days", "2026-04-11", parse_day("2026-04-20"), 3);
    sales.check(3 * 10 * 8, 0, 0);
}

TEST_CASE("half a day is worth half a day of opening, and of a resource counts for what it is") {
    Sales sales;
    sales.subscribe("halves", "2026-01-01");
    sales.check(0, 0, 3 * 4);
}

TEST_CASE("what has no limit is worth all hours of opening of its days") {
    Sales sales;
    sales.subscribe("free", "2026-04-16", {}, 2);
    sales.check(2 * 15 * 8, 0, 0);
    CHECK(sales.sold().unlimited[0] == doctest::Approx(2 * 15 * 8));
    CHECK(sales.sold().not_counted == 0);
}

TEST_CASE("nothing is sold for days on which a plan is paused") {
    Sales sales;
    const auto free = sales.subscribe("free", "2026-01-01"), days = sales.subscribe("days", "2026-01-01");
    sales.pause(free, "2026-04-01", "2026-04-10");
    sales.pause(days, "2026-04-01", "2026-06-30");
    sales.check(20 * 8, 0, 0);
}

TEST_CASE("what can be used for anything counts in each kind, and money is not counted") {
    Sales sales;
    sales.subscribe("general", "2026-01-01");
    sales.check(30, 30, 30);
    CHECK(sales.sold().not_counted == 1);
}

TEST_CASE("a pack sells by its days of validity, and what never ends is not counted") {
    Sales sales;
    sales.sell("2026-01-31");  // 100 days, to 10 May
    sales.check(0, 10 * 8 * 30 / 100.0, 0);
    sales.subscribe("once", "2026-01-01");
    sales.check(0, 24, 0);
    CHECK(sales.sold().not_counted == 1);
}

TEST_CASE("what is paid once and ends sells by its days, however long ago it began") {
    Sales sales;
    sales.subscribe("once", "2026-01-01", parse_day("2028-09-26"));  // 1,000 days
    sales.check(0.3, 0.3, 0.3);
}
