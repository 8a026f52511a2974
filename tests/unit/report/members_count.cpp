#include "report/members_count.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <tiers/member.h>
#include <map>
#include <random>
#include <set>

#include "store/database.h"
#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;
using report::MemberFigures;

namespace {

Day on(const char* iso_date) {
    return parse_day(iso_date);
}

struct WrittenPlan {
    std::int64_t member;
    std::string plan;
    Day first;
    std::optional<Day> last;
};

struct MembersWorld {
    Instant now = parse_instant("2026-06-15T10:00:00Z", Zone::utc());
    Store store = Store::in_memory([this] { return now; });
    std::vector<WrittenPlan> written;
    std::vector<member::Member> people;

    MembersWorld() { test::apply_text(store, test::a_place, catalogue::OnHit::refuse, true); }

    void add(const char* kind = "person", std::optional<Day> joined = {}, std::optional<Day> left = {}) {
        Transaction transaction(store);
        member::Member someone;
        someone.name = fmt::format("M{}", people.size() + 1);
        someone.kind = kind;
        someone.joined = joined;
        someone.left = left;
        people.push_back(member::add(store, someone, {}));
        transaction.commit();
    }

    void subscribe(const WrittenPlan& one) {
        try {
            store.db()
                .prepare(
                    "insert into subscription (member_id, plan, version, first, last, counted_from, created, recorded) "
                    "values (:member, :plan, :first, :first, :last, :first, 0, 0)")
                .bind(":member", one.member)
                .bind(":plan", one.plan)
                .bind(":first", one.first)
                .bind(":last", one.last)
                .run();
            written.push_back(one);
        } catch (const Conflict&) {
            return;  // the same plan twice at once
        }
    }
    void subscribe(std::int64_t member, const char* plan, const char* first, const char* last) {
        subscribe({member, plan, on(first), last ? std::optional(on(last)) : std::nullopt});
    }

    report::MembersCounted count(const char* period, const char* by = "month") const {
        report::Query query;
        query.period = parse_period(period, Day{});
        query.by = by;
        return report::count_members(store, query);
    }
    static std::vector<const report::MemberSpells*> all(const report::MembersCounted& counted) {
        std::vector<const report::MemberSpells*> found;
        for (const auto& one : counted.members) found.push_back(&one);
        return found;
    }
    std::vector<MemberFigures> figures(const char* period, const char* by = "month") const {
        const auto counted = count(period, by);
        std::vector<DaySpan> known;
        for (const auto& span : counted.spans) known.push_back(counted.known(span));
        return figures_of_each(all(counted), known);
    }
};

/// Who is a member, day by day.
struct MembersModel {
    const MembersWorld& world;

    bool is_member(const member::Member& who, Day day) const {
        bool ever = false;
        for (const auto& one : world.written) {
            if (one.member != who.id) continue;
            ever = true;
            if (one.first <= day && (!one.last || day <= *one.last) && (!who.left || day < *who.left)) return true;
        }
        return !ever && *who.joined <= day && (!who.left || day < *who.left);
    }

    MemberFigures count(Day start, Day end) const {
        MemberFigures figures;
        for (const auto& who : world.people) {
            const auto there = [&](Day day) { return is_member(who, day); };
            const auto of_start = there(start - one_day) && there(start);
            figures.start += of_start;
            figures.end += there(end - one_day) && there(end);
            bool ever = false, left = false;
            for (auto day = on("2025-12-01"); day < start; day += one_day) ever = ever || there(day);
            bool seen = false;
            for (auto day = start; day < end; day += one_day) {
                if (there(day) && !there(day - one_day)) ++(ever ? figures.returns : figures.joins);
                if (there(day) && !there(day + one_day)) {
                    ++figures.leaves;
                    if (of_start && !left) ++figures.left_of_start;
                    left = true;
                }
                ever = ever || there(day);
                seen = seen || there(day);
            }
            figures.people += seen;
        }
        return figures;
    }
};

void check_same_members(const MemberFigures& counted, const MemberFigures& expected) {
    CHECK(counted.start == expected.start);
    CHECK(counted.joins == expected.joins);
    CHECK(counted.returns == expected.returns);
    CHECK(counted.leaves == expected.leaves);
    CHECK(counted.left_of_start == expected.left_of_start);
    CHECK(counted.end == expected.end);
    CHECK(counted.people == expected.people);
    CHECK(counted.start + counted.joins + counted.returns - counted.leaves == counted.end);
}

void join_at_random(MembersWorld& world, unsigned seed) {
    std::mt19937 engine(seed);
    const auto below = [&](int end) { return std::uniform_int_distribution<int>(0, end - 1)(engine); };
    const auto first = on("2026-01-01");
    const char* const plans[] = {"nomade", "resident", "desk"};
    for (std::int64_t id = 1; id <= 14; ++id) {
        std::optional<Day> left;
        const auto joined = first + std::chrono::days(below(150));
        if (below(4) == 0) left = joined + std::chrono::days(below(120));
        world.add(below(5) ? "person" : "organisation", joined, left);
        for (int i = below(4); i > 0; --i) {
            // Short ones, so that some touch and some leave a day between.
            const auto begins = first + std::chrono::days(below(40) * 5);
            world.subscribe({id, plans[below(3)], begins,
                             below(5) ? std::optional(begins + std::chrono::days(below(5) * 5 + 4)) : std::nullopt});
        }
    }
}

/// The estimate as it is defined, over every day.
double stays_of(const std::vector<std::pair<std::int64_t, bool>>& lasted, std::int64_t days) {
    double stays = 1;
    for (std::int64_t day = 0; day <= days; ++day) {
        double at_risk = 0, left = 0;
        for (const auto& [length, gone] : lasted) {
            at_risk += length >= day;
            left += gone && length == day;
        }
        if (at_risk > 0) stays *= 1 - left / at_risk;
    }
    return stays;
}

}  // namespace

TEST_CASE("members are those of a walk through every day") {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        MembersWorld world;
        join_at_random(world, seed);
        const MembersModel model{world};
        const auto months = world.figures("2026-01..2026-06");
        REQUIRE(months.size() == 6);
        for (int month = 1; month <= 6; ++month) {
            CAPTURE(month);
            const auto start = parse_day(fmt::format("2026-{:02}-01", month));
            const auto end = month == 6 ? on("2026-06-16") : parse_day(fmt::format("2026-{:02}-01", month + 1));
            check_same_members(months[static_cast<std::size_t>(month - 1)], model.count(start, end));
        }
        check_same_members(world.figures("2026-02-10..2026-04-20", "category").front(),
                           model.count(on("2026-02-10"), on("2026-04-21")));
    }
}

TEST_CASE("how long people stay is what Kaplan and Meier define, day by day") {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        MembersWorld world;
        join_at_random(world, seed);
        const MembersModel model{world};
        const auto until = on("2026-05-01");
        std::vector<std::pair<std::int64_t, bool>> lasted;
        for (const auto& who : world.people)
            for (auto day = on("2026-01-01"); day < until; day += one_day) {
                if (!model.is_member(who, day)) continue;
                auto end = day;
                while (end < until && model.is_member(who, end)) end += one_day;
                lasted.emplace_back((end - day).count(), end < until || !model.is_member(who, end));
                break;
            }
        const auto counted = world.count("2026-01..2026-04");
        const auto survival = survival_of(MembersWorld::all(counted), until);
        CHECK(survival.joined == static_cast<std::int64_t>(lasted.size()));
        for (const std::int64_t days : {1, 5, 10, 30, 60, 90})
            if (const auto stays = survival.after(days)) CHECK(*stays == doctest::Approx(stays_of(lasted, days)));
    }
}

TEST_CASE("who is a member still is censored, and not gone") {
    MembersWorld world;
    for (int i = 0; i < 4; ++i) world.add();
    world.subscribe(1, "nomade", "2026-01-01", "2026-01-10");  // 10 days
    world.subscribe(2, "nomade", "2026-01-01", "2026-01-20");  // 20 days
    world.subscribe(3, "nomade", "2026-01-17", nullptr);       // seen for 15 days
    world.subscribe(4, "nomade", "2026-01-01", nullptr);       // seen for 31 days
    const auto survival = survival_of(MembersWorld::all(world.count("2026-01")), on("2026-02-01"));
    CHECK(survival.left == 2);
    CHECK(survival.censored == 2);
    CHECK(*survival.after(9) == 1);
    CHECK(*survival.after(10) == doctest::Approx(3.0 / 4));
    CHECK(*survival.after(20) == doctest::Approx(3.0 / 4 * 1 / 2));  // of four, one was not seen so long
    CHECK_FALSE(survival.after(32));
}

TEST_CASE("day passes make no more leave than were there by the cohort formula") {
    MembersWorld world;
    for (int i = 0; i < 12; ++i) world.add();
    world.subscribe(1, "resident", "2026-01-01", nullptr);
    world.subscribe(2, "resident", "2026-01-01", "2026-02-14");
    for (int id = 3; id <= 12; ++id) world.subscribe(id, "day", "2026-02-03", "2026-02-03");
    const auto february = world.figures("2026-02").front();
    CHECK(february.start == 2);
    CHECK(february.leaves == 11);
    CHECK(*february.churn_start_cohort() == 0.5);
    CHECK(*february.churn_stripe() == doctest::Approx(11.0 / 12));
}

TEST_CASE("another plan on the day after is a move, and nobody left") {
    MembersWorld world;
    world.add();
    world.subscribe(1, "nomade", "2026-01-01", "2026-02-28");
    world.subscribe(1, "resident", "2026-03-01", nullptr);
    const auto march = world.figures("2026-03").front();
    CHECK(march.start == 1);
    CHECK(march.leaves == 0);
    const auto moves = world.count("2026-03").moves;
    REQUIRE(moves.size() == 1);
    CHECK(moves.front().from == "nomade");
    CHECK(moves.front().to == "resident");
    CHECK(world.count("2026-02").moves.empty());
}

TEST_CASE("the same plan again is no move, and a day without is to leave and to come back") {
    MembersWorld world;
    world.add();
    world.subscribe(1, "nomade", "2026-01-01", "2026-01-31");
    world.subscribe(1, "nomade", "2026-02-01", "2026-02-10");
    world.subscribe(1, "nomade", "2026-02-12", nullptr);
    const auto february = world.figures("2026-02").front();
    CHECK(february.leaves == 1);
    CHECK(february.returns == 1);
    CHECK(february.joins == 0);
    CHECK(february.end == 1);
    CHECK(world.count("2026-02").moves.empty());
}

TEST_CASE("who is paused is a member, and told apart") {
    MembersWorld world;
    world.add();
    world.subscribe(1, "nomade", "2026-01-01", nullptr);
    world.store.db()
        .prepare(
            "insert into pause (subscription_id, first, last, created, recorded) values (1, '2026-02-15', "
            "'2026-03-14', 0, 0)")
        .run();
    const auto months = world.figures("2026-02..2026-03");
    CHECK(months[0].end == 1);
    CHECK(months[0].paused == 1);
    CHECK(months[1].paused == 0);
}

TEST_CASE("an organisation with three seats is one member") {
    MembersWorld world;
    world.add("organisation");
    world.subscribe(1, "resident", "2026-01-01", nullptr);
    const auto january = world.figures("2026-02").front();
    CHECK(january.end == 1);
    CHECK(january.organisations == 1);
}

TEST_CASE("a customer who never subscribed is no member, and who left is none on that day") {
    MembersWorld world;
    test::apply_text(world.store, test::a_place + "[[category]]\nid = \"client\"\nrelation = \"customer\"\n");
    world.add("person", on("2026-01-10"), on("2026-02-01"));
    world.add("person", on("2026-01-10"));
    world.store.db().prepare("update member set category = 'client' where id = 2").run();
    const auto months = world.figures("2026-01..2026-02");
    CHECK(months[0].joins == 1);
    CHECK(months[0].leaves == 1);
    CHECK(months[1].people == 0);
}

TEST_CASE("what is to come is not known: nobody has left by a last day ahead") {
    MembersWorld world;
    world.add();
    world.subscribe(1, "nomade", "2026-01-01", "2026-06-30");
    const auto months = world.figures("2026-06..2026-07");
    CHECK(months[0].leaves == 0);
    CHECK(months[0].end == 1);
    CHECK(months[1].people == 0);
}

TEST_CASE("two of the same word differ never, and of two words always") {
    CHECK(*report::diversity_of({{"a", 3}}).simpson == 0);
    CHECK(*report::diversity_of({{"a", 1}, {"b", 1}}).simpson == 1);
    CHECK_FALSE(report::diversity_of({{"a", 1}, {"b", 1}}).effective);
    const auto half = report::diversity_of({{"a", 2}, {"b", 2}});
    CHECK(*half.simpson == doctest::Approx(2.0 / 3));  // of 6 pairs 4 differ
    CHECK(*half.effective == doctest::Approx(3));
    CHECK_FALSE(report::diversity_of({{"a", 1}}).simpson);
}
