#include "report/funding_count.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <tiers/member.h>
#include <array>
#include <cmath>
#include <random>

#include "store/database.h"
#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;

namespace {

/// What tiers.toml says of a cost or a subsidy; every "" is what is paid once.
struct SaidMoney {
    const char* table;
    std::string every;
    bool investment = false;
    std::int64_t cents = 0;
    std::optional<Day> from, to;
    std::string more = {};

    std::string text(int number) const {
        auto said =
            fmt::format("\n[[{}]]\nid = \"m{}\"\namount = \"{}.{:02}\"\n", table, number, cents / 100, cents % 100);
        if (!every.empty()) said += fmt::format("every = \"{}\"\n", every);
        if (investment) said += "kind = \"investment\"\n";
        if (from) said += fmt::format("from = {}\n", iso(*from));
        if (to) said += fmt::format("to = {}\n", iso(*to));
        return said + more;
    }
};

struct FundingWorld {
    Instant now = parse_instant("2026-06-15T10:00:00Z", Zone::utc());
    Store store = Store::in_memory([this] { return now; });

    explicit FundingWorld(const std::vector<SaidMoney>& all) {
        std::string toml = test::a_place;
        int number = 0;
        for (const auto& one : all) toml += one.text(++number);
        test::apply_text(store, toml, catalogue::OnHit::refuse, true);
    }

    report::FundingCounted count(const char* period, const char* by = "month", const char* place = "") const {
        report::Query query;
        query.period = parse_period(period, Day{});
        query.by = by;
        query.place = place;
        return report::count_funding(store, query);
    }
};

/// The first day of the period behind the one that begins on a day, which is a first to 28th of a month.
Day next_period(Day first, const std::string& every) {
    const std::chrono::year_month_day date(first);
    return Day(date + std::chrono::months(every == "month" ? 1 : every == "quarter" ? 3 : 12));
}

/// Cents of each day of a period of this cost, walking from its first one, each day taking what was not taken before.
std::int64_t walked(const SaidMoney& one, const DaySpan& days) {
    const auto once = one.every.empty() || one.every == "once";
    const auto last = one.to.value_or(once ? *one.from : days.end);
    std::int64_t sum = 0;
    for (auto first = *one.from; first <= last;) {
        const auto next = once ? last + one_day : next_period(first, one.every);
        const auto length = static_cast<double>((next - first).count());
        std::int64_t taken = 0;
        for (auto day = first; day < next; day += one_day) {
            const auto until =
                std::llround(static_cast<double>(one.cents) * static_cast<double>((day - first).count() + 1) / length);
            if (day <= last && days.contains(day)) sum += until - taken;
            taken = until;
        }
        first = next;
    }
    return sum;
}

}  // namespace

TEST_CASE("costs and subsidies agree with a model that walks their days, on random ones") {
    std::mt19937 random(110'000);
    const auto any = [&](int below) { return std::uniform_int_distribution<>(0, below - 1)(random); };
    for (int round = 0; round < 20; ++round) {
        std::vector<SaidMoney> all;
        for (int i = 0; i < 8; ++i) {
            SaidMoney one{.table = any(3) == 0 ? "subsidy" : "cost"};
            if (*one.table == 'c')
                one.every = std::array{"month", "quarter", "year", "once"}[static_cast<std::size_t>(any(4))];
            one.investment = any(3) == 0;
            one.cents = any(1'000'000);
            one.from = Day(std::chrono::year(2024 + any(2)) / (1 + any(12)) / (1 + any(28)));
            if (any(2) == 0) one.to = *one.from + std::chrono::days(any(700));
            all.push_back(one);
        }
        const FundingWorld world(all);
        const auto counted = world.count("2025-02-10..2026-04-20");
        REQUIRE(counted.spans.size() == 15);
        for (const auto& span : counted.spans)
            for (const auto investment : {false, true}) {
                std::int64_t costs = 0, subsidies = 0;
                for (const auto& one : all)
                    if (one.investment == investment) (*one.table == 'c' ? costs : subsidies) += walked(one, span);
                CHECK(report::sum_on(counted.costs, investment, span) == costs);
                CHECK(report::sum_on(counted.subsidies, investment, span) == subsidies);
            }
    }
}

TEST_CASE("months add up to the period, and what is paid once is shared among its days whole") {
    const FundingWorld world({{"cost", "once", true, 100'001, parse_day("2026-01-15"), parse_day("2026-03-31")}});
    const auto counted = world.count("2026-01..2026-12");
    std::int64_t sum = 0;
    for (const auto& span : counted.spans) sum += report::sum_on(counted.costs, true, span);
    CHECK(sum == 100'001);
    CHECK(report::sum_on(counted.costs, false, counted.days) == 0);
}

TEST_CASE("a cost without a first day is paid in each month since ever") {
    const FundingWorld world({{"cost", "month", false, 3100, {}, {}}});
    CHECK(report::sum_on(world.count("2026-01").costs, false, {parse_day("2026-01-01"), parse_day("2026-02-01")}) ==
          3100);
    CHECK(report::sum_on(world.count("1999-01-01").costs, false, {parse_day("1999-01-01"), parse_day("1999-01-02")}) ==
          100);
}

TEST_CASE("what is paid once and tells no day is on none") {
    const FundingWorld world({{"cost", "once", false, 500, {}, {}}, {"subsidy", "", false, 500, {}, {}}});
    const auto counted = world.count("2026");
    CHECK(counted.costs.empty());
    CHECK(counted.subsidies.empty());
    CHECK(counted.undated.size() == 2);
}

TEST_CASE("what is for an event is of the days of its sessions, where it tells no day of its own") {
    FundingWorld world({{"cost", "once", false, 600, {}, {}, "event = \"rencontres\"\n"}});
    Transaction transaction(world.store);
    member::Member organiser;
    organiser.name = "Jeanne";
    member::add(world.store, organiser, {});
    transaction.commit();
    CHECK(world.count("2026").undated.size() == 1);
    world.store.db().execute(
        "insert into event (id, code, title, place_id, organiser_id, state, created, recorded)"
        " values (1, 'rencontres', 'Rencontres', 1, 1, 'open', 0, 0)");
    CHECK(world.count("2026").undated.size() == 1);
    const auto session = [&](const char* code, const char* day) {
        const auto at = parse_day(day).time_since_epoch().count() * 86'400 + 9 * 3600;
        world.store.db().execute(
            fmt::format(
                "insert into session (event_id, code, title, kind, start, \"end\", wall_start, created, recorded)"
                " values (1, '{}', 'S', 'talk', {}, {}, {}, 0, 0)",
                code, at, at + 3600, at)
                .c_str());
    };
    session("one", "2026-03-30");
    session("two", "2026-04-01");
    const auto counted = world.count("2026");
    CHECK(counted.undated.empty());
    CHECK(report::sum_on(counted.costs, false, counted.spans[2]) == 400);
    CHECK(report::sum_on(counted.costs, false, counted.spans[3]) == 200);
}

TEST_CASE("with a place, what is for all of them is left out and told") {
    FundingWorld world({{"cost", "month", false, 1000, parse_day("2026-01-01"), {}},
                        {"cost", "month", false, 2000, parse_day("2026-01-01"), {}, "place = \"izarbel\"\n"},
                        {"cost", "month", false, 4000, parse_day("2026-01-01"), {}, "place = \"other\"\n"},
                        {"subsidy", "", false, 800, parse_day("2026-01-01"), {}, "[[place]]\nid = \"other\"\n"}});
    const auto counted = world.count("2026-01", "cost", "izarbel");
    CHECK(report::sum_on(counted.costs, false, counted.days) == 2000);
    CHECK(counted.costs_of_all == 1000);
    CHECK(counted.subsidies_of_all == 800);
    CHECK(counted.subsidies.empty());
    const auto all = world.count("2026-01", "cost");
    CHECK(report::sum_on(all.costs, false, all.days) == 7000);
    CHECK(all.costs_of_all == 0);
}
