#include <doctest/doctest.h>
#include <tiers/affiliation.h>
#include <tiers/charge.h>
#include <tiers/ledger.h>
#include <tiers/upkeep.h>

#include "member/overage.h"

#include "tests/unit/member/subscription_fixture.h"

using namespace tiers;

namespace {

Day day(const char* iso_date) {
    return parse_day(iso_date);
}

/// Members on plans; the day the test writes on is said each time.
struct Subscribed : test::Plans {
    using Plans::Plans;
    ~Subscribed() {
        for (const auto& finding : upkeep::verify(store))
            if (finding.check != "rights") FAIL_CHECK(finding.check, " ", finding.entity, " ", finding.id);
    }
    Subscribed(const Subscribed&) = delete;
    Subscribed& operator=(const Subscribed&) = delete;

    member::Use use(const char* unit, std::int64_t amount, const char* on, member::Id who = 1) {
        return write([&] { return member::use(store, {who, unit, amount, "", day(on), ""}, day(on)); });
    }
    /// "2026-03-01/2026-03-31 20-2": the days of each bucket, what it holds (* without a limit) and what was used of
    /// it.
    std::string buckets(const char* on, bool all = false, member::Id who = 1) const {
        std::string text;
        for (const auto& one : member::balance(store, who, {.on = day(on), .all = all}))
            text += fmt::format("{}/{} {}-{}\n", iso(one.first), one.last ? iso(*one.last) : "",
                                one.unlimited ? "*" : std::to_string(one.granted), one.used + one.later);
        return text;
    }
    void withdraw(std::int64_t use, const char* on) {
        write([&] { return member::withdraw_use(store, use, day(on)); });
    }
    /// "grant 20, use -2": of the bucket with an id, as told on a day.
    std::string movements(std::int64_t bucket, const char* until) const {
        std::string text;
        const auto one = member::get_bucket(store, bucket, day(until));
        for (const auto& movement : member::movements(store, {one}, day(until)))
            text += fmt::format("{}{} {}", text.empty() ? "" : ", ", movement.kind, movement.amount);
        return text;
    }
    void change(const member::Subscription& one, const char* from, const char* today) {
        write([&] {
            return member::change_subscriptions(store, {one}, {.from = day(from), .plan = "resident"}, day(today));
        });
    }
    std::int64_t owed(const char* until, member::Id who = 1) const {
        std::int64_t sum = 0;
        for (const auto& one : member::uses(store, who, day(until))) sum += one.owed.value_or(0);
        return sum;
    }
    /// All that a payer is charged up to a day.
    std::int64_t charged(const char* until, member::Id payer = 1) const {
        std::int64_t sum = 0;
        for (const auto& one : member::charges_to_write(store, day(until), day(until), payer)) sum += one.amount;
        return sum;
    }
    /// A day for each of the first days of a month.
    void come(const std::string& month, int days, member::Id who = 1) {
        for (int i = 1; i <= days; ++i) use("day", 2, fmt::format("{}-{:02}", month, i).c_str(), who);
    }
    void join(member::Id who, member::Id organisation) {
        write([&] {
            member::Affiliation wanted;
            wanted.member = who;
            wanted.organisation = organisation;
            wanted.first = day("2026-01-01");
            return member::affiliate(store, wanted);
        });
    }
    member::Id organisation() {
        return write([&] {
            member::Member coop;
            coop.name = "Coop";
            coop.kind = "organisation";
            return member::add(store, coop).id;
        });
    }
};

const std::string calendar = "periods_from = 2026-01-01, ";
const std::string ten_days = calendar + "grants = [{ unit = \"day\", amount = 10 }]";
const std::string thirty_days = calendar + "grants = [{ unit = \"day\", amount = 30 }]";
const std::string no_limit = calendar + "grants = [{ unit = \"day\", unlimited = true }]";
const std::string two_plans = test::plan("nomade", "120.00", ten_days) + test::plan("resident", "250.00", thirty_days);

}  // namespace

TEST_CASE("each period of a subscription grants what its plan says, and what is left of it lapses") {
    Subscribed house(test::plan("nomade", "120.00", ten_days));
    house.subscribe("nomade", "2026-02-01");
    CHECK(house.buckets("2026-01-31").empty());
    CHECK(house.buckets("2026-02-10") == "2026-02-01/2026-02-28 20-0\n");
    CHECK(house.buckets("2026-03-10") == "2026-03-01/2026-03-31 20-0\n");
    CHECK(house.buckets("2026-03-10", true) == "2026-02-01/2026-02-28 20-0\n2026-03-01/2026-03-31 20-0\n");
}

TEST_CASE("what a subscription grants reads the same before and after it is written, and is written once") {
    Subscribed house(test::plan("nomade", "120.00", ten_days));
    house.subscribe("nomade", "2026-02-01");
    const auto before = house.buckets("2026-03-10", true);
    house.use("use", 1, "2026-03-10");
    house.use("use", 1, "2026-03-10");
    CHECK(house.buckets("2026-03-10", true) == before);
    auto rows = house.store.db().prepare("select count(*) from bucket");
    rows.step();
    CHECK(rows.integer(0) == 2);
}

TEST_CASE("what rolls over can be used after its period, before what that one grants") {
    Subscribed house(
        test::plan("nomade", "120.00", calendar + "grants = [{ unit = \"day\", amount = 10, rollover = \"31d\" }]"));
    house.subscribe("nomade", "2026-02-01");
    house.use("day", 15, "2026-02-10");
    house.use("day", 8, "2026-03-10");
    CHECK(house.buckets("2026-03-10") == "2026-02-01/2026-03-31 20-20\n2026-03-01/2026-05-01 20-3\n");
}

TEST_CASE("a part of a period grants its part, what is begun included; seats grant each as much") {
    Subscribed house(test::plan("nomade", "120.00", ten_days));
    house.subscribe("nomade", "2026-04-15", {.seats = 3});
    CHECK(house.buckets("2026-04-20") == "2026-04-15/2026-04-30 32-0\n");
    house.subscribe("nomade", "2026-04-15", {.member = 2});
    CHECK(house.buckets("2026-04-20", false, 2) == "2026-04-15/2026-04-30 11-0\n");
}

TEST_CASE("what was granted for a period that a change cuts short is adjusted to the days that are left of it") {
    Subscribed house(two_plans);
    const auto sold = house.subscribe("nomade", "2026-03-01");
    house.use("day", 2, "2026-03-02");
    house.change(sold, "2026-03-16", "2026-03-10");
    CHECK(house.buckets("2026-03-10") == "2026-03-01/2026-03-15 10-2\n");
    CHECK(house.buckets("2026-03-16") == "2026-03-16/2026-03-31 31-0\n");
    CHECK(house.movements(1, "2026-03-10") == "grant 20, use -2, adjust -10");
    CHECK(house.movements(1, "2026-03-16") == "grant 20, use -2, adjust -10, expire -8");
}

TEST_CASE("a change reads the same whether the period it cuts short was written before or not") {
    Subscribed written(two_plans), unwritten(two_plans);
    written.use("use", 1, "2026-03-02");
    for (auto* house : {&written, &unwritten}) {
        const auto sold = house->subscribe("nomade", "2026-02-01");
        if (house == &written) house->use("use", 1, "2026-03-02");
        house->change(sold, "2026-03-16", "2026-03-20");
        house->use("day", 3, "2026-03-20");
    }
    for (const auto* on : {"2026-02-10", "2026-03-10", "2026-03-20", "2026-04-01"}) {
        CHECK(written.buckets(on) == unwritten.buckets(on));
        CHECK(written.buckets(on, true) == unwritten.buckets(on, true));
    }
}

TEST_CASE("what was used beyond the part of a period that a change leaves comes out of what follows") {
    Subscribed house(two_plans);
    const auto sold = house.subscribe("nomade", "2026-03-01");
    house.come("2026-03", 8);
    house.change(sold, "2026-03-16", "2026-03-16");
    const std::string after = "2026-03-01/2026-03-15 16-16\n2026-03-16/2026-03-31 25-0\n";
    CHECK(house.buckets("2026-03-20", true) == after);
    house.use("use", 1, "2026-03-20");
    CHECK(house.buckets("2026-03-20", true) == after);
    CHECK(house.buckets("2026-04-01") == "2026-04-01/2026-04-30 60-0\n");
}

TEST_CASE("a change from the first day of a period leaves what was used, and the rest of what follows") {
    Subscribed house(two_plans);
    const auto sold = house.subscribe("nomade", "2026-03-01");
    house.come("2026-03", 2);
    house.change(sold, "2026-03-01", "2026-03-10");
    CHECK(house.buckets("2026-03-10", true) == "2026-03-01/2026-03-31 4-4\n2026-03-01/2026-03-31 56-0\n");
}

TEST_CASE("what was given by hand is not taken back by a change") {
    Subscribed house(two_plans);
    const auto sold = house.subscribe("nomade", "2026-03-01");
    house.come("2026-03", 8);
    house.write([&] {
        return member::adjust(house.store, {.member = 1, .amount = 2, .bucket = 1, .reason = "kind"},
                              day("2026-03-10"));
    });
    house.change(sold, "2026-03-16", "2026-03-10");
    CHECK(house.buckets("2026-03-16", true) == "2026-03-01/2026-03-15 18-16\n2026-03-16/2026-03-31 25-0\n");
}

TEST_CASE("a change that is noted after its period takes back what has expired") {
    Subscribed house(two_plans);
    const auto sold = house.subscribe("nomade", "2026-03-01");
    house.use("day", 2, "2026-03-02");
    house.use("use", 1, "2026-04-02");
    CHECK(house.movements(1, "2026-04-02") == "grant 20, use -2, expire -18");
    house.change(sold, "2026-03-16", "2026-04-05");
    CHECK(house.buckets("2026-04-05", true) ==
          "2026-03-01/2026-03-15 10-2\n2026-03-16/2026-03-31 31-0\n2026-04-01/2026-04-30 0-0\n"
          "2026-04-01/2026-04-30 60-0\n");
}

TEST_CASE("a pause, and an end, take back what a period granted beyond them, and what is resumed is granted again") {
    Subscribed house(two_plans);
    const auto sold = house.subscribe("nomade", "2026-03-01");
    house.use("day", 2, "2026-03-02");
    house.write([&] { return member::pause(house.store, sold, day("2026-03-17"), {}); });
    CHECK(house.buckets("2026-03-10") == "2026-03-01/2026-03-31 11-2\n");
    house.use("day", 2, "2026-03-03");
    CHECK(house.movements(1, "2026-03-10") == "grant 20, use -2, adjust -9, use -2");
    house.write([&] { return member::resume(house.store, sold, day("2026-03-17")); });
    CHECK(house.buckets("2026-03-10") == "2026-03-01/2026-03-31 20-4\n");
    house.write([&] { return member::end_subscription(house.store, sold, day("2026-03-15"), day("2026-03-10")); });
    CHECK(house.buckets("2026-03-10") == "2026-03-01/2026-03-15 10-4\n");
    CHECK(house.buckets("2026-03-16").empty());
}

TEST_CASE("a pack that is a plan paid once grants once, for as long as it lasts") {
    Subscribed house(test::plan("carnet", "100.00", "every = \"once\", grants = [{ unit = \"day\", amount = 10 }]"));
    house.subscribe("carnet", "2026-03-01");
    CHECK(house.buckets("2027-03-10", true) == "2026-03-01/ 20-0\n");
}

TEST_CASE("what an organisation subscribes to is shared by its people") {
    Subscribed house(test::plan("team", "120.00", ten_days));
    const auto coop = house.organisation();
    house.join(1, coop);
    house.join(2, coop);
    house.subscribe("team", "2026-03-01", {.member = coop});
    house.use("day", 4, "2026-03-10", 1);
    house.use("day", 6, "2026-03-11", 2);
    for (const member::Id who : {member::Id(1), member::Id(2), coop})
        CHECK(house.buckets("2026-03-11", false, who) == "2026-03-01/2026-03-31 20-10\n");
    CHECK(house.buckets("2026-03-11", false, 3).empty());
}

TEST_CASE("overage is asked by the unit, and a half-day by half of a day where it has no price of its own") {
    const std::vector<member::Overage> days = {{"day", 1501}, {"hour", 2000}};
    CHECK(member::overage_of(days, "day", 6) == 4503);
    CHECK(member::overage_of(days, "half-day", 1) == 751);
    CHECK(member::overage_of(days, "hour", 90) == 3000);
    CHECK_FALSE(member::overage_of(days, "use", 1));
    CHECK(member::overage_of(days, "money", 1250) == 1250);
    CHECK(member::overage_of(std::vector<member::Overage>{{"day", 1500}, {"half-day", 900}}, "day", 5) == 3900);
    CHECK(member::overage_of(std::vector<member::Overage>{{"half-day", 900}}, "day", 3) == 2700);
}

TEST_CASE("N1: nine days of five at 20 a day more, and five of three at 15 on the next plan") {
    const auto with = [](const char* amount, const char* price) {
        return calendar + "grants = [{ unit = \"day\", amount = " + amount +
               " }], overage = [{ unit = \"day\", price = \"" + price + "\" }]";
    };
    Subscribed house(test::plan("five", "75.00", with("5", "20.00")) +
                     test::plan("three", "50.00", with("3", "15.00")));
    house.subscribe("five", "2026-03-01", {.last = day("2026-03-31")});
    house.subscribe("three", "2026-04-01");
    house.come("2026-03", 9);
    CHECK(7500 + house.owed("2026-03-31") == 15500);
    CHECK(house.charged("2026-03-31") == 15500);
    house.come("2026-04", 5);
    CHECK(5000 + house.owed("2026-04-30") - house.owed("2026-03-31") == 8000);
    CHECK(house.charged("2026-04-30") == 15500 + 8000);
}

// Differs, with reason: they pool what one member pays for another; here an organisation subscribes twice (two seats)
// and its people share. The day of a guest is one of theirs.
TEST_CASE("N2: two plans of five days shared, sixteen days used: six more are asked at 20") {
    Subscribed house(test::plan("five", "75.00",
                                calendar + "grants = [{ unit = \"day\", amount = 5 }], overage = [{ unit = \"day\", "
                                           "price = \"20.00\" }]"));
    const auto coop = house.organisation();
    house.join(1, coop);
    house.join(2, coop);
    house.subscribe("five", "2026-03-01", {.member = coop, .seats = 2});
    house.come("2026-03", 8, 1);
    house.come("2026-03", 7, 2);
    house.use("day", 2, "2026-03-20", 2);
    CHECK(2 * 7500 + house.owed("2026-03-31", 1) + house.owed("2026-03-31", 2) == 27000);
    CHECK(house.charged("2026-03-31", coop) == 27000);
    CHECK(house.charged("2026-03-31", 1) == 0);
}

TEST_CASE("N3: a room for ten hours, six and then twelve used") {
    Subscribed house(test::plan("room", "100.00",
                                calendar + "grants = [{ unit = \"hour\", amount = 10, of = \"room\" }], overage = [{ "
                                           "unit = \"hour\", price = \"20.00\" }]"));
    house.subscribe("room", "2026-03-01");
    house.use("hour", 6 * 60, "2026-03-05");
    CHECK(10000 + house.owed("2026-03-31") == 10000);
    house.use("hour", 6 * 60, "2026-03-06");
    CHECK(10000 + house.owed("2026-03-31") == 14000);
}

TEST_CASE("M2: presence under a pass uses no ticket, and what tickets do not cover is debt at 8 a day") {
    Subscribed house(test::plan("pass", "90.00", "term_months = 1, grants = [{ unit = \"day\", amount = 31 }]") +
                     test::plan("base", "0.00", "overage = [{ unit = \"day\", price = \"8.00\" }]") +
                     "\n[[pack]]\nid = \"ticket\"\nunit = \"day\"\namount = 1\n");
    house.subscribe("base", "2026-01-01");
    house.write([&] {
        return member::sell_pack(house.store, {1}, {"ticket", day("2026-01-01"), {}}, day("2026-03-01"));
    });
    house.subscribe("pass", "2026-03-01");
    house.come("2026-03", 28);
    CHECK(house.buckets("2026-04-01") == "2026-01-01/ 2-0\n");
    house.use("day", 1, "2026-04-01");
    CHECK(house.use("day", 2, "2026-04-02").owed == 400);
    CHECK(house.use("day", 2, "2026-04-03").owed == 800);
    CHECK(house.owed("2026-04-30") == 1200);
    CHECK_FALSE(house.use("use", 1, "2026-04-03").owed);
}

TEST_CASE("an allowance without a limit covers all that is used, and grants it as it is used") {
    Subscribed house(
        test::plan("resident", "250.00", no_limit + ", overage = [{ unit = \"day\", price = \"15.00\" }]"));
    house.subscribe("resident", "2026-02-01");
    CHECK(house.buckets("2026-02-10") == "2026-02-01/2026-02-28 *-0\n");
    for (int i = 0; i < 40; ++i) CHECK(house.use("day", 2, "2026-02-10").uncovered() == 0);
    CHECK(house.buckets("2026-02-10") == "2026-02-01/2026-02-28 *-80\n");
    house.use("half-day", 1, "2026-03-02");
    CHECK(house.buckets("2026-03-02", true) == "2026-02-01/2026-02-28 *-80\n2026-03-01/2026-03-31 *-1\n");
    CHECK(house.movements(2, "2026-03-02") == "adjust 1, use -1");
    CHECK(house.owed("2026-03-31") == 0);
}

TEST_CASE("what goes back to an allowance without a limit is granted no more, and none of it expires") {
    Subscribed house(test::plan("resident", "250.00", no_limit));
    house.subscribe("resident", "2026-02-01");
    house.use("day", 2, "2026-02-10");
    house.use("day", 2, "2026-02-11");
    house.withdraw(1, "2026-02-12");
    CHECK(house.buckets("2026-02-12") == "2026-02-01/2026-02-28 *-2\n");
    CHECK(house.movements(1, "2026-03-05") == "adjust 2, use -2, restore 2, adjust -2, adjust 2, use -2");
    house.use("day", 2, "2026-03-05");
    CHECK(house.movements(1, "2026-03-05") == "adjust 2, use -2, restore 2, adjust -2, adjust 2, use -2");
    house.withdraw(2, "2026-03-06");
    CHECK(house.buckets("2026-03-06", true) == "2026-02-01/2026-02-28 *-2\n2026-03-01/2026-03-31 *-2\n");
    house.use("day", 2, "2026-02-20");  // noted late
    CHECK(house.buckets("2026-03-06", true) == "2026-02-01/2026-02-28 *-4\n2026-03-01/2026-03-31 *-2\n");
}

TEST_CASE("a pack is kept for when there is a limit, whenever it ends") {
    Subscribed house(test::plan("resident", "250.00", no_limit) +
                     "\n[[pack]]\nid = \"ten\"\nunit = \"day\"\namount = 10\nvalid_for = \"5d\"\n");
    house.subscribe("resident", "2026-03-01", {.last = day("2026-03-11")});
    house.write([&] {
        return member::sell_pack(house.store, {1}, {.pack = "ten", .first = day("2026-03-10")}, day("2026-03-10"));
    });
    house.use("day", 2, "2026-03-10");
    house.use("day", 2, "2026-03-12");
    CHECK(house.buckets("2026-03-12", true) == "2026-03-01/2026-03-11 *-2\n2026-03-10/2026-03-14 20-2\n");
}

TEST_CASE("what was used without a limit is not taken out of what follows") {
    Subscribed house(test::plan("nomade", "120.00", no_limit) + test::plan("resident", "250.00", ten_days));
    const auto first = house.subscribe("nomade", "2026-03-01");
    house.come("2026-03", 8);
    house.change(first, "2026-03-16", "2026-03-10");
    CHECK(house.buckets("2026-03-20", true) == "2026-03-01/2026-03-15 *-16\n2026-03-16/2026-03-31 11-0\n");
}

TEST_CASE("what was used of a limit stays used when the plan that follows has none") {
    Subscribed house(test::plan("nomade", "120.00", ten_days) + test::plan("resident", "250.00", no_limit));
    const auto first = house.subscribe("nomade", "2026-03-01");
    house.come("2026-03", 8);
    house.change(first, "2026-03-16", "2026-03-10");
    CHECK(house.buckets("2026-03-20", true) == "2026-03-16/2026-03-31 *-0\n2026-03-01/2026-03-15 16-16\n");
    house.use("day", 2, "2026-03-20");
    CHECK(house.buckets("2026-03-20") == "2026-03-16/2026-03-31 *-2\n");
}

TEST_CASE("a version that takes the limit away, or sets one, counts what was used") {
    const auto versions = [](const std::string& before, const std::string& after) {
        return "\n[[plan]]\nid = \"nomade\"\nversions = [{ from = 2026-01-01, price = \"120.00\", " + before +
               " }, { from = 2026-02-15, price = \"120.00\", existing = 2026-03-01, " + after + " }]\n";
    };
    Subscribed house(test::plan("nomade", "120.00", ten_days));
    house.subscribe("nomade", "2026-02-01");
    house.come("2026-03", 3);
    test::apply_text(house.store, test::a_place + versions(ten_days, no_limit));
    CHECK(house.buckets("2026-03-10") == "2026-03-01/2026-03-31 *-6\n");
    CHECK(house.use("day", 60, "2026-03-10").uncovered() == 0);
    CHECK(house.movements(2, "2026-03-10") == "grant 20, use -2, use -2, use -2, adjust -14, adjust 60, use -60");

    Subscribed other(test::plan("nomade", "120.00", no_limit));
    other.subscribe("nomade", "2026-02-01");
    other.come("2026-03", 3);
    test::apply_text(other.store, test::a_place + versions(no_limit, ten_days));
    CHECK(other.buckets("2026-03-10") == "2026-03-01/2026-03-31 20-6\n");
    CHECK(other.use("day", 20, "2026-03-10").uncovered() == 6);
}

TEST_CASE("an allowance without a limit is not adjusted by hand") {
    Subscribed house(test::plan("resident", "250.00", no_limit));
    house.subscribe("resident", "2026-03-01");
    house.use("day", 2, "2026-03-10");
    const member::Adjustment wanted{.member = 1, .amount = -2, .bucket = 1, .reason = "a mistake"};
    CHECK_THROWS_WITH(house.write([&] { return member::adjust(house.store, wanted, day("2026-03-10")); }),
                      "allowance 1 has no limit");
}
