#include <doctest/doctest.h>
#include <tiers/presence.h>
#include <tiers/roll.h>
#include <tiers/statement.h>
#include <tiers/upkeep.h>

#include "tests/unit/member/subscription_fixture.h"

using namespace tiers;

namespace {

Day day(const char* iso_date) {
    return parse_day(iso_date);
}

struct Accounts : test::Plans {
    using test::Plans::Plans;

    /// Cents charged, in order.
    std::vector<std::int64_t> charge(const char* until, const char* today) {
        std::vector<std::int64_t> amounts;
        for (const auto& one : write([&] { return member::charge(store, day(until), day(today)); }))
            amounts.push_back(one.amount);
        return amounts;
    }
    std::int64_t owed(member::Id payer, const char* today) const {
        return member::account_statement(store, payer, {Day::min(), day(today) + std::chrono::days(1)}, day(today))
            .closing();
    }
    void pay(std::int64_t cents, const char* on, member::Id who = 1) {
        member::Payment payment;
        payment.member = who;
        payment.amount = cents;
        payment.day = day(on);
        write([&] { return member::pay(store, payment); });
    }
};

using Amounts = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("a team lead pays for two members who cost nothing, and then less (Nadine N4)") {
    Accounts accounts(test::plan("team-lead", "720.00") + test::plan("team-lead-small", "360.00") +
                      test::plan("team", "0.00") + test::plan("resident", "475.00"));
    const auto lead = accounts.subscribe("team-lead", "2026-03-01");
    for (const member::Id who : {2, 3}) {
        member::Subscribing wanted;
        wanted.member = who;
        wanted.payer = 1;
        accounts.subscribe("team", "2026-03-01", wanted);
    }
    CHECK(accounts.charge("2026-03-01", "2026-03-01") == Amounts{72000, 0, 0});
    accounts.write([&] {
        return member::change_subscriptions(accounts.store, {lead},
                                            {.from = day("2026-04-01"), .plan = "team-lead-small"}, day("2026-04-01"));
    });
    CHECK(accounts.charge("2026-04-01", "2026-04-01") == Amounts{0, 0, 36000});
    member::Subscribing resident;
    resident.member = 2;
    resident.payer = 1;
    accounts.subscribe("resident", "2026-05-01", resident);
    CHECK(accounts.charge("2026-05-01", "2026-05-01") == Amounts{0, 0, 36000, 47500});
    CHECK(accounts.owed(2, "2026-05-01") == 0);
    CHECK(accounts.owed(1, "2026-05-01") == 72000 + 36000 + 36000 + 47500);
}

TEST_CASE("charging twice on a day charges once, and a key beside a plan adds its price (Nadine N5)") {
    Accounts accounts(test::plan("basic", "75.00") + test::plan("key", "100.00"));
    accounts.subscribe("basic", "2026-03-10");
    CHECK(accounts.charge("2026-03-10", "2026-03-10") == Amounts{7500});
    CHECK(accounts.charge("2026-03-10", "2026-03-10").empty());
    accounts.subscribe("key", "2026-03-10");
    CHECK(accounts.charge("2026-03-10", "2026-03-10") == Amounts{10000});
    CHECK(accounts.owed(1, "2026-03-10") == 17500);
}

TEST_CASE("what is paid once, for as long as it goes on, is charged on its first day and never again") {
    Accounts accounts(test::plan("badge", "10.00", "every = \"once\""));
    const auto badge = accounts.subscribe("badge", "2026-03-10");
    const auto written =
        accounts.write([&] { return member::charge(accounts.store, day("2026-03-31"), day("2026-03-31")); });
    REQUIRE(written.size() == 1);
    CHECK(written.front().first == day("2026-03-10"));
    CHECK(written.front().last == day("2026-03-10"));
    accounts.write(
        [&] { return member::end_subscription(accounts.store, badge, day("2026-06-30"), day("2026-06-01")); });
    CHECK(accounts.charge("2027-03-31", "2027-03-31").empty());
    CHECK(accounts.owed(1, "2027-03-31") == 1000);
}

TEST_CASE("ten lines of one and a payment of one leave nine owed (Nadine N7)") {
    Accounts accounts(test::plan("daily", "1.00", "every = \"day\""));
    accounts.subscribe("daily", "2026-03-01", {.last = day("2026-03-10")});
    accounts.charge("2026-03-31", "2026-03-31");
    accounts.pay(100, "2026-03-31");
    CHECK(accounts.owed(1, "2026-03-31") == 900);
    const auto due = member::balances_due(accounts.store, day("2026-03-31"));
    REQUIRE(due.size() == 1);
    CHECK(due.front().owed == 900);
    CHECK(due.front().since == day("2026-03-02"));
}

TEST_CASE("a line of nothing has no VAT, and reckoning again gives the same (Nadine N8)") {
    test::Plans plans("");
    const auto vat =
        "\n[[plan]]\nid = \"free\"\nversions = [{ from = 2026-01-01, price = \"0.00\", vat = \"20\", regime = "
        "\"taxable\" }]\n"
        "\n[[plan]]\nid = \"desk\"\nversions = [{ from = 2026-01-01, price = \"120.00\", vat = \"20\", regime = "
        "\"taxable\" }]\n";
    test::apply_text(plans.store, test::a_place + vat);
    plans.subscribe("free", "2026-03-01");
    const auto notes = [&] {
        return member::statement_document(plans.store, member::get(plans.store, 1),
                                          {day("2026-03-01"), day("2026-04-01"), ""}, day("2026-03-10"), false,
                                          Language::en)
            .notes;
    };
    CHECK(notes().front() == "VAT at 20%: 0.00 of 0.00 EUR");
    plans.subscribe("desk", "2026-03-01");
    CHECK(notes().front() == "VAT at 20%: 20.00 of 120.00 EUR");
    CHECK(notes() == notes());
}

TEST_CASE("what was charged and became other is corrected, and days gone by stay as they were told") {
    Accounts accounts(test::plan("nomade", "310.00"));
    const auto made = accounts.subscribe("nomade", "2026-03-01");
    CHECK(accounts.charge("2026-03-01", "2026-03-01") == Amounts{31000});
    accounts.write(
        [&] { return member::end_subscription(accounts.store, made, day("2026-03-15"), day("2026-04-02")); });
    const auto march =
        member::account_statement(accounts.store, 1, {day("2026-03-01"), day("2026-04-01")}, day("2026-04-02"));
    CHECK(march.closing() == 31000);
    CHECK(accounts.owed(1, "2026-04-02") == 15000);
    CHECK(accounts.charge("2026-04-02", "2026-04-02") == Amounts{-16000});
    CHECK(accounts.charge("2026-04-02", "2026-04-02").empty());
    CHECK(accounts.charge("2026-02-01", "2026-04-03").empty());
    CHECK(accounts.owed(1, "2026-04-02") == 15000);
}

TEST_CASE("one that is taken back before it began owes nothing, also where it was charged ahead") {
    Accounts accounts(test::plan("nomade", "120.00", "deposit = \"50.00\""));
    const auto made = accounts.subscribe("nomade", "2026-05-01");
    CHECK(accounts.charge("2026-05-01", "2026-04-01") == Amounts{5000, 12000});
    accounts.write([&] { return member::end_subscription(accounts.store, made, {}, day("2026-04-10")); });
    CHECK(accounts.charge("2026-04-10", "2026-04-10") == Amounts{-5000, -12000});
    CHECK(accounts.owed(1, "2026-06-01") == 0);
}

TEST_CASE("dues are owed whole, whenever somebody joins, pauses or leaves") {
    Accounts accounts(
        test::plan("dues", "30.00", "every = \"year\", periods_from = 2026-01-01, term_months = 12, dues = true"));
    const auto made = accounts.subscribe("dues", "2026-06-15");
    accounts.write([&] { return member::pause(accounts.store, made, day("2026-07-01"), {}); });
    CHECK(accounts.charge("2026-12-31", "2026-12-31") == Amounts{3000});
}

TEST_CASE("a deposit goes on with what follows, and comes back at the end") {
    Accounts accounts(test::plan("office", "400.00", "deposit = \"800.00\"") +
                      test::plan("large", "600.00", "deposit = \"1000.00\""));
    const auto made = accounts.subscribe("office", "2026-03-01");
    const auto next = accounts.write([&] {
        return member::change_subscriptions(accounts.store, {made}, {.from = day("2026-04-01"), .plan = "large"},
                                            day("2026-04-01"))
            .front();
    });
    accounts.write(
        [&] { return member::end_subscription(accounts.store, next, day("2026-04-30"), day("2026-04-10")); });
    CHECK(accounts.charge("2026-05-01", "2026-05-01") == Amounts{80000, 40000, 20000, 60000, -100000});
    CHECK(accounts.charge("2026-05-01", "2026-05-01").empty());
}

TEST_CASE("a payment that was noted wrong is taken back once") {
    Accounts accounts(test::plan("nomade", "120.00"));
    accounts.pay(4500, "2026-03-10");
    CHECK(accounts.owed(1, "2026-03-10") == -4500);
    const auto back =
        accounts.write([&] { return member::take_back(accounts.store, 1, day("2026-03-11"), "typed twice"); });
    CHECK(back.reverses == 1);
    CHECK(accounts.owed(1, "2026-03-11") == 0);
    CHECK_THROWS_AS(member::take_back(accounts.store, 1, day("2026-03-11"), ""), Conflict);
}

// coworking-metz, M3: a vote at 20 days or more in the last six months.
TEST_CASE("a vote asks for dues paid, and for enough days of presence") {
    const auto dues = test::plan("dues", "30.00", "every = \"year\", dues = true");
    Accounts accounts(dues + "\n[assembly]\npresence_days = 20\n");
    const auto place = catalogue::find_place(accounts.store, "izarbel");
    const auto come = [&](member::Id who, const char* first, int days) {
        accounts.write([&] {
            for (int i = 0; i < days; ++i)
                member::checkin(accounts.store, place, {who},
                                Zone::named("Europe/Paris")
                                    .instant(WallTime(day(first) + std::chrono::days(i)) + std::chrono::hours(9)));
            return 0;
        });
    };
    *accounts.now = parse_instant("2026-11-24 12:00", Zone::named("Europe/Paris"));
    for (const member::Id who : {1, 2, 3}) {
        member::Subscribing wanted;
        wanted.member = who;
        accounts.subscribe("dues", "2026-01-15", wanted);
    }
    come(1, "2026-09-01", 20);
    come(2, "2026-09-01", 19);
    come(2, "2026-05-24", 1);  // six months before, the first day that no longer counts
    come(3, "2026-05-25", 20);
    accounts.pay(3000, "2026-11-24", 1);
    accounts.pay(3000, "2026-11-01", 2);
    accounts.pay(3000, "2026-11-25", 3);
    const auto votes = [&](const char* on) {
        std::string text;
        for (const auto& one : member::roll(accounts.store, day(on)))
            text += fmt::format("{} {} {} {}\n", one.member, one.dues_paid == true, one.presence_days, one.vote);
        return text;
    };
    CHECK(votes("2026-11-24") == "1 true 20 true\n2 true 19 false\n3 false 20 false\n");
    CHECK(votes("2026-11-23") == "1 false 20 false\n2 true 20 true\n3 false 20 false\n");
}

// Differs, with reason: invoices have numbers, a month's pattern and credit notes, and there are none yet. What stands
// in their place is numbered as the case asks: one after another, and what goes back takes the next and names its own.
TEST_CASE("what was paid and is taken back takes the next number and names what it reverses (Fab-manager F6)") {
    Accounts accounts(test::plan("desk", "75.00"));
    accounts.pay(7500, "2026-03-01");
    accounts.pay(2500, "2026-03-02", 2);
    const auto back = accounts.write([&] { return member::take_back(accounts.store, 1, day("2026-03-03"), "twice"); });
    accounts.pay(100, "2026-03-04");
    CHECK(back.id == 3);
    CHECK(back.reverses == 1);
    CHECK(member::payments(accounts.store, 1).back().id == 4);
}
