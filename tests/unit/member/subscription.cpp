#include <doctest/doctest.h>
#include <tiers/error.h>
#include <tiers/upkeep.h>

#include "tests/unit/member/subscription_fixture.h"

using namespace tiers;

namespace {

Day day(const char* iso_date) {
    return parse_day(iso_date);
}

std::string last_of(const member::Subscription& subscription) {
    return subscription.last ? iso(*subscription.last) : "";
}

std::string code_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.code();
    }
    return "";
}

}  // namespace

TEST_CASE("a subscription without a term goes on, month after month from its first day") {
    test::Plans plans(test::plan("nomade", "120.00"));
    const auto made = plans.subscribe("nomade", "2026-01-31");
    CHECK(last_of(made).empty());
    CHECK(plans.periods(made, "2026-04-01") ==
          "2026-01-31/2026-02-27 120 28/28\n"
          "2026-02-28/2026-03-30 120 31/31\n"
          "2026-03-31/2026-04-29 120 30/30\n");
}

TEST_CASE("periods of the calendar begin with a part of one") {
    test::Plans plans(test::plan("nomade", "120.00", "periods_from = 2026-01-01"));
    CHECK(plans.periods(plans.subscribe("nomade", "2026-04-15"), "2026-05-01") ==
          "2026-04-15/2026-04-30 120 16/30\n"
          "2026-05-01/2026-05-31 120 31/31\n");
}

TEST_CASE("dues of a year end with it, or with the next one for who joins when months are offered") {
    const auto dues = "every = \"year\", periods_from = 2026-01-01, term_months = 12, offered_months = 3, dues = true";
    test::Plans plans(test::plan("adhesion", "30.00", dues));
    CHECK(last_of(plans.subscribe("adhesion", "2026-03-10")) == "2026-12-31");
    CHECK(last_of(plans.subscribe("adhesion", "2026-10-01", {.member = 2})) == "2027-12-31");
}

TEST_CASE("a trial comes before the first period, once") {
    test::Plans plans(test::plan("nomade", "120.00", "trial = \"14d\", term_months = 1"));
    const auto made = plans.subscribe("nomade", "2026-03-01");
    CHECK(plans.periods(made, "2026-12-31") ==
          "2026-03-01/2026-03-14 120 14/14 trial\n"
          "2026-03-15/2026-04-14 120 31/31\n");
    const auto again = plans.write([&] { return member::renew(plans.store, made); });
    CHECK(plans.periods(again, "2026-12-31") == "2026-04-15/2026-05-14 120 30/30\n");
}

TEST_CASE("nobody has a plan twice at once, and may have several") {
    test::Plans plans(test::plan("nomade", "75.00") + test::plan("key", "100.00"));
    const auto made = plans.subscribe("nomade", "2026-03-01", {.last = day("2026-03-31")});
    CHECK(code_of([&] { plans.subscribe("nomade", "2026-03-31"); }) == "subscribed");
    plans.subscribe("key", "2026-03-10");
    plans.subscribe("nomade", "2026-04-01");
    CHECK(code_of([&] { plans.store.db().execute("update subscription set last = '2026-04-01' where id = 1"); }) ==
          "subscription_overlap");
    CHECK(made.id == 1);
}

TEST_CASE("a plan is sold from its first version on, and not when it is retired") {
    test::Plans plans(test::plan("nomade", "120.00"));
    CHECK(code_of([&] { plans.subscribe("nomade", "2025-12-31"); }) == "not_sold_yet");
    CHECK(code_of([&] { plans.subscribe("nomad", "2026-03-01"); }) == "unknown_plan");
    const auto made = plans.subscribe("nomade", "2026-03-01", {.last = day("2026-03-31")});
    test::apply_text(plans.store, test::a_place);
    CHECK(code_of([&] { plans.subscribe("nomade", "2026-03-01", {.member = 2}); }) == "plan_retired");
    CHECK(code_of([&] { member::renew(plans.store, made); }) == "plan_retired");
    CHECK(plans.periods(made, "2026-03-31") == "2026-03-01/2026-03-31 120 31/31\n");
}

TEST_CASE("a later version takes those before it along as it says") {
    const auto with_later = [](const std::string& existing) {
        test::Plans plans(test::plan("nomade", "120.00"));
        const auto made = plans.subscribe("nomade", "2026-02-15");
        test::apply_text(plans.store,
                         test::a_place +
                             "\n[[plan]]\nid = \"nomade\"\nversions = [{ from = 2026-01-01, price = \"120.00\" },"
                             " { from = 2026-04-01, price = \"130.00\", existing = " +
                             existing + " }]\n");
        return plans.periods(made, "2026-07-01");
    };
    const std::string before = "2026-02-15/2026-03-14 120 28/28\n2026-03-15/2026-04-14 120 31/31\n";
    CHECK(with_later("\"keep\"") ==
          before +
              "2026-04-15/2026-05-14 120 30/30\n2026-05-15/2026-06-14 120 31/31\n2026-06-15/2026-07-14 120 30/30\n");
    CHECK(with_later("\"at-renewal\"") ==
          before +
              "2026-04-15/2026-05-14 130 30/30\n2026-05-15/2026-06-14 130 31/31\n2026-06-15/2026-07-14 130 30/30\n");
    CHECK(with_later("2026-06-01") ==
          before +
              "2026-04-15/2026-05-14 120 30/30\n2026-05-15/2026-06-14 120 31/31\n2026-06-15/2026-07-14 130 30/30\n");
}

TEST_CASE("a subscription ends when the notice is over, with its period") {
    test::Plans plans(test::plan("office", "400.00", "notice = \"30d\""));
    const auto made = plans.subscribe("office", "2026-01-15");
    const auto today = day("2026-03-10");
    CHECK(code_of([&] { member::end_subscription(plans.store, made, day("2026-03-31"), today); }) == "notice");
    const auto ended = plans.write([&] { return member::end_subscription(plans.store, made, {}, today); });
    CHECK(last_of(ended) == "2026-04-14");
    CHECK(code_of([&] { member::end_subscription(plans.store, ended, day("2026-05-01"), today); }) == "ends_already");
    const auto sooner =
        plans.write([&] { return member::end_subscription(plans.store, ended, day("2026-03-20"), today, true); });
    CHECK(plans.periods(sooner, "2026-12-31") ==
          "2026-01-15/2026-02-14 400 31/31\n2026-02-15/2026-03-14 400 28/28\n2026-03-15/2026-03-20 400 6/31\n");
}

TEST_CASE("one that has not begun is taken back, and counts for nothing") {
    test::Plans plans(test::plan("nomade", "120.00"));
    const auto made = plans.subscribe("nomade", "2026-05-01");
    const auto gone = plans.write([&] { return member::end_subscription(plans.store, made, {}, day("2026-03-10")); });
    CHECK(gone.withdrawn);
    CHECK(member::subscriptions(plans.store, {}).empty());
    plans.subscribe("nomade", "2026-05-01");
}

TEST_CASE("a pause takes its days out of the periods") {
    test::Plans plans(test::plan("nomade", "120.00"));
    const auto made = plans.subscribe("nomade", "2026-03-01");
    plans.write([&] { return member::pause(plans.store, made, day("2026-03-25"), {}); });
    CHECK(code_of([&] { member::pause(plans.store, made, day("2026-04-01"), {}); }) == "pause_overlap");
    CHECK(plans.periods(made, "2026-05-01") ==
          "2026-03-01/2026-03-31 120 24/31\n2026-04-01/2026-04-30 120 0/30\n2026-05-01/2026-05-31 120 0/31\n");
    plans.write([&] { return member::resume(plans.store, made, day("2026-04-11")); });
    CHECK(plans.periods(made, "2026-05-01") ==
          "2026-03-01/2026-03-31 120 24/31\n2026-04-01/2026-04-30 120 20/30\n2026-05-01/2026-05-31 120 31/31\n");
    CHECK(code_of([&] { member::resume(plans.store, made, day("2026-04-12")); }) == "not_paused");
}

TEST_CASE("months counted from the 31st go on so when they are renewed one by one") {
    test::Plans plans(test::plan("nomade", "120.00", "term_months = 1"));
    auto one = plans.subscribe("nomade", "2026-01-31");
    CHECK(last_of(one) == "2026-02-27");
    one = plans.write([&] { return member::renew(plans.store, one); });
    CHECK(last_of(one) == "2026-03-30");
    CHECK(plans.periods(one, "2026-12-31") == "2026-02-28/2026-03-30 120 31/31\n");
}

TEST_CASE("another plan of another rhythm begins its periods, and its term, when it begins") {
    test::Plans plans(test::plan("nomade", "120.00") +
                      test::plan("yearly", "1200.00", "every = \"year\", term_months = 12"));
    const auto made = plans.subscribe("nomade", "2026-03-01");
    const auto changed = plans.write([&] {
        return member::change_subscriptions(plans.store, {made}, {.from = day("2026-03-16"), .plan = "yearly"},
                                            day("2026-03-10"))
            .front();
    });
    CHECK(plans.periods(changed, "2030-12-31") == "2026-03-16/2027-03-15 1200 365/365\n");
}

TEST_CASE("a change ends one the day before and lets another follow") {
    test::Plans plans(test::plan("nomade", "120.00") + test::plan("resident", "250.00"));
    const auto made = plans.subscribe("nomade", "2026-03-01");
    const auto changed = plans.write([&] {
        return member::change_subscriptions(plans.store, {made}, {.from = day("2026-03-16"), .plan = "resident"},
                                            day("2026-03-10"))
            .front();
    });
    CHECK(changed.follows == made.id);
    CHECK(plans.periods(made, "2026-12-31") == "2026-03-01/2026-03-15 120 15/31\n");
    CHECK(plans.periods(changed, "2026-03-31") == "2026-03-16/2026-03-31 250 16/31\n");
    CHECK(member::one_subscription(plans.store, 1, {}, day("2026-03-20")).plan == "resident");
    CHECK(code_of([&] { member::one_subscription(plans.store, 1, {}, day("2026-03-10")); }) == "which_subscription");
}
