#include "report/income_count.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <tiers/member.h>
#include <map>
#include <random>
#include <set>

#include "report/heading.h"
#include "store/database.h"
#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;

namespace {

struct WrittenCharge {
    std::int64_t id, member;
    std::string rule, plan;
    Day first, last;
    std::int64_t amount, vat;
    std::optional<std::int64_t> corrects;
};

struct IncomeWorld {
    Instant now = parse_instant("2026-06-15T10:00:00Z", Zone::utc());
    Store store = Store::in_memory([this] { return now; });
    std::vector<WrittenCharge> written;

    IncomeWorld() {
        test::apply_text(store,
                         test::with(test::a_place, "capacity = 4",
                                    "capacity = [{ from = 2020-01-01, seats = 4 }, { from = 2026-02-15, seats = 8 }]"),
                         catalogue::OnHit::refuse, true);
        Transaction transaction(store);
        for (int i = 1; i <= 6; ++i) {
            member::Member someone;
            someone.name = fmt::format("M{}", i);
            member::add(store, someone, {});
        }
        transaction.commit();
    }

    std::int64_t charge(WrittenCharge one) {
        store.db()
            .prepare(
                "insert into charge (member_id, payer_id, rule, plan, first, last, due, price, amount, vat, "
                "corrects_id, "
                "created) values (:member, :member, :rule, :plan, :first, :last, :first, 0, :amount, :vat, :corrects, "
                "0)")
            .bind(":member", one.member)
            .bind(":rule", one.rule)
            .bind(":plan", one.plan)
            .bind(":first", one.first)
            .bind(":last", one.last)
            .bind(":amount", one.amount)
            .bind(":vat", one.vat)
            .bind(":corrects", one.corrects)
            .run();
        one.id = store.db().last_id();
        written.push_back(one);
        return one.id;
    }

    report::IncomeCounted count(const char* period, const char* by = "month") const {
        report::Query query;
        query.period = parse_period(period, Day{});
        query.by = by;
        return report::count_income(store, query);
    }
};

std::vector<const report::Earned*> all_of(const report::IncomeCounted& counted) {
    std::vector<const report::Earned*> all;
    for (const auto& one : counted.earned) all.push_back(&one);
    return all;
}

/// Cents of each day, of what was charged last for a thing and summed with all it corrects.
std::map<Day, std::int64_t> cents_by_day(const IncomeWorld& world, bool net) {
    std::map<Day, std::int64_t> days;
    for (const auto& last : world.written) {
        const auto corrected = [&](std::int64_t id) {
            return std::any_of(world.written.begin(), world.written.end(),
                               [&](const auto& other) { return other.corrects == id; });
        };
        if (corrected(last.id) || last.rule == "deposit") continue;
        std::int64_t sum = 0;
        for (std::optional<std::int64_t> at = last.id; at;) {
            const auto& one = world.written[static_cast<std::size_t>(*at - 1)];
            sum += one.amount;
            at = one.corrects;
        }
        auto cents = static_cast<double>(sum);
        if (net) cents = std::round(cents * 10'000 / static_cast<double>(10'000 + last.vat));
        const auto all = static_cast<double>((last.last - last.first).count() + 1);
        double before = 0;
        for (auto day = last.first; day <= last.last; day += one_day) {
            const auto until = std::round(cents * static_cast<double>((day - last.first).count() + 1) / all);
            days[day] += static_cast<std::int64_t>(until - before);
            before = until;
        }
    }
    return days;
}

}  // namespace

TEST_CASE("income agrees with a model that shares each charge among its days, on random charges and corrections") {
    std::mt19937 random(62026);
    const auto any = [&](int below) { return std::uniform_int_distribution<>(0, below - 1)(random); };
    for (int round = 0; round < 20; ++round) {
        IncomeWorld world;
        for (int i = 0; i < 30; ++i) {
            WrittenCharge one{0, 1 + any(6), any(8) == 0 ? "deposit" : "plan", any(2) == 0 ? "a" : "b", {}, {}, 0,
                              0, {}};
            one.first = parse_day("2026-01-01") + std::chrono::days(any(90));
            one.last = one.first + std::chrono::days(any(60));
            one.amount = any(20'000);
            one.vat = any(2) == 0 ? 2000 : 550;
            one.corrects = world.charge(one);
            while (any(3) == 0) {
                one.last = one.first + std::chrono::days(any(60));
                one.amount = any(10'000) - 5'000;
                one.corrects = world.charge(one);
            }
        }
        for (const auto* by : {"month", "plan"}) {
            const auto counted = world.count("2026-02-03..2026-04-20", by);
            const auto by_bucket = counted.by_bucket();
            REQUIRE(by_bucket.size() == counted.spans.size());
            for (std::size_t i = 0; i < by_bucket.size(); ++i) {
                const auto& span = counted.spans[i];
                const auto figures = report::income_of(by_bucket[i], span);
                CHECK(figures.net == report::income_of(all_of(counted), span).net);
                CHECK(report::shared_income_of(by_bucket[i], span).shares.size() ==
                      static_cast<std::size_t>(figures.customers));
                std::int64_t amount = 0, net = 0;
                for (const auto& [day, cents] : cents_by_day(world, false)) amount += span.contains(day) ? cents : 0;
                for (const auto& [day, cents] : cents_by_day(world, true)) net += span.contains(day) ? cents : 0;
                CHECK(figures.amount == amount);
                CHECK(figures.net == net);
            }
        }
    }
}

TEST_CASE("parts of an amount that follow one another add up to all of it, below zero too") {
    const DaySpan service{parse_day("2026-01-15"), parse_day("2026-02-15")};
    for (const std::int64_t cents : {12'000, -12'001, 1, -1, 0}) {
        std::int64_t sum = 0;
        for (auto day = parse_day("2026-01-01"); day < parse_day("2026-03-01"); day += one_day)
            sum += report::accrued(cents, service, {day, day + one_day});
        CHECK(sum == cents);
    }
    CHECK(report::accrued(10'000, service, {parse_day("2026-01-01"), parse_day("2026-02-01")}) == 5484);
}

TEST_CASE("a correction is of the service as it became, not of the days it took away") {
    IncomeWorld world;
    const auto on = [](const char* day) { return parse_day(day); };
    const auto first = world.charge({0, 1, "plan", "a", on("2026-01-15"), on("2026-02-14"), 3100, 0, {}});
    world.charge({0, 1, "plan", "a", on("2026-01-15"), on("2026-01-31"), -1400, 0, first});
    const auto counted = world.count("2026-01..2026-02");
    CHECK(report::income_of(all_of(counted), counted.spans[0]).amount == 1700);
    CHECK(report::income_of(all_of(counted), counted.spans[1]).amount == 0);
    CHECK(report::income_of(all_of(counted), counted.spans[1]).customers == 0);
}

TEST_CASE("what was charged and given back whole earns nothing, and deposits are no income") {
    IncomeWorld world;
    const auto day = parse_day("2026-02-10");
    world.charge({0, 1, "booking", "", day, day, -500, 0, world.charge({0, 1, "booking", "", day, day, 500, 0, {}})});
    world.charge({0, 2, "deposit", "a", day, day, 10'000, 0, {}});
    CHECK(world.count("2026-02").earned.empty());
}

TEST_CASE("desks are those there are in the mean of the days, none before the place opened") {
    const IncomeWorld world;
    const auto counted = world.count("2026-02");
    CHECK(counted.desks.mean(counted.days) == doctest::Approx(6));
    const auto month = world.count("2026-01");
    CHECK(month.desks.mean(month.days) == doctest::Approx(4));
    CHECK(month.desks.mean({}) == 0);
}
