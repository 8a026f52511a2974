#include "report/followup_count.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <map>
#include <random>

#include "store/database.h"
#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;
using report::FollowupFate;
using report::StageFigures;

namespace {

struct WrittenMove {
    std::int64_t followup;
    Day day;
    std::string stage;
};

struct FollowupWorld {
    Instant now = parse_instant("2026-06-15T10:00:00Z", Zone::utc());
    Store store = Store::in_memory([this] { return now; });
    std::vector<WrittenMove> written;
    std::int64_t followups = 0;

    FollowupWorld() { test::apply_text(store, test::a_place, catalogue::OnHit::refuse, true); }

    std::int64_t open(const std::string& kind = "project") {
        const auto name = fmt::format("f{}", ++followups);
        store.db()
            .prepare("insert into followup (kind, name, folded, created, recorded) values (:kind, :name, :name, 0, 0)")
            .bind(":kind", kind)
            .bind(":name", name)
            .run();
        return store.db().last_id();
    }

    void move(const WrittenMove& one) {
        store.db()
            .prepare(
                "insert into followup_move (followup_id, day, stage, created, recorded) "
                "values (:followup, :day, :stage, 0, 0)")
            .bind(":followup", one.followup)
            .bind(":day", one.day)
            .bind(":stage", one.stage)
            .run();
        written.push_back(one);
    }

    report::FollowupsCounted count(const char* period, const char* by = "stage") const {
        report::Query query;
        query.period = parse_period(period, Day{});
        query.by = by;
        return report::count_followups(store, query);
    }

    /// Of one day the move written last.
    std::string stage(std::int64_t followup, Day day) const {
        const WrittenMove* found = nullptr;
        for (const auto& one : written)
            if (one.followup == followup && one.day <= day && (!found || one.day >= found->day)) found = &one;
        return found ? found->stage : "";
    }
};

/// Who is where on each day.
StageFigures model(const FollowupWorld& world, const std::function<bool(const std::string&)>& there,
                   const DaySpan& days) {
    StageFigures figures;
    for (std::int64_t id = 1; id <= world.followups; ++id) {
        const auto on = [&](Day day) { return there(world.stage(id, day)); };
        figures.at_start += on(days.start - one_day);
        figures.at_end += on(days.end - one_day);
        bool ever = false;
        for (auto day = parse_day("2025-11-30"); day < days.end; day += one_day) {
            ever = ever || on(day);
            const auto came = on(day) && !on(day - one_day), went = !on(day) && on(day - one_day);
            figures.entered += came && days.contains(day);
            figures.left += went && days.contains(day);
            figures.lasting.joined += came;
            figures.lasting.left += went;
        }
        figures.reached += ever;
    }
    figures.lasting.censored = figures.lasting.joined - figures.lasting.left;
    return figures;
}

void check_figures(const StageFigures& found, const StageFigures& wanted) {
    CHECK(found.at_start == wanted.at_start);
    CHECK(found.entered == wanted.entered);
    CHECK(found.left == wanted.left);
    CHECK(found.at_end == wanted.at_end);
    CHECK(found.at_start + found.entered - found.left == found.at_end);
    CHECK(found.reached == wanted.reached);
    CHECK(found.lasting.joined == wanted.lasting.joined);
    CHECK(found.lasting.left == wanted.lasting.left);
    CHECK(found.lasting.censored == wanted.lasting.censored);
}

FollowupFate fate(const char* created, std::map<int, std::string> answers = {}) {
    FollowupFate one;
    one.created = parse_day(created);
    one.answers = std::move(answers);
    return one;
}

}  // namespace

TEST_CASE("stages agree with a model that looks at each day, on random moves") {
    std::mt19937 random(6);
    const auto any = [&](int below) { return std::uniform_int_distribution<>(0, below - 1)(random); };
    const char* const stages[] = {"orientation", "ideation", "incubation", "exit"};
    for (int round = 0; round < 20; ++round) {
        FollowupWorld world;
        for (int i = 0; i < 8; ++i) {
            const auto id = world.open();
            for (int moves = 1 + any(6); moves > 0; --moves)
                world.move({id, parse_day("2025-12-01") + std::chrono::days(any(120)), stages[any(4)]});
        }
        for (const auto* period : {"2026-01-10..2026-02-20", "2025-12", "2026-03..2026-04"}) {
            const auto counted = world.count(period);
            for (const auto& group : counted.groups)
                check_figures(report::figures_of(group.second, counted.days),
                              model(
                                  world, [&](const std::string& at) { return at == group.first; }, counted.days));
            check_figures(report::figures_of(counted.open, counted.days),
                          model(
                              world, [](const std::string& at) { return !at.empty() && at != "exit"; }, counted.days));
        }
    }
}

TEST_CASE("half have gone on after the day on which Kaplan and Meier come to a half") {
    const auto day = [](int days) { return parse_day("2026-01-01") + std::chrono::days(days); };
    const DaySpan days{day(0), day(100)};
    CHECK(report::figures_of({{1, {day(0), day(10)}}, {2, {day(0), day(30)}}, {3, {day(0), Day::max()}}}, days)
              .median() == 30);
    CHECK_FALSE(report::figures_of({{1, {day(0), day(10)}}, {2, {day(0), Day::max()}}, {3, {day(0), Day::max()}}}, days)
                    .median());
    CHECK_FALSE(report::figures_of(std::vector<report::StageStay>{}, days).median());
}

TEST_CASE("one answer serves for others: there later is there before, gone before is gone later") {
    const auto began = parse_day("2020-01-01");
    CHECK(report::answer_after(fate("2020-01-01", {{5, "yes"}}), began, 1) == "yes");
    CHECK(report::answer_after(fate("2020-01-01", {{1, "yes"}}), began, 3).empty());
    CHECK(report::answer_after(fate("2020-01-01", {{1, "no"}}), began, 5) == "no");
    CHECK(report::answer_after(fate("2020-01-01", {{3, "no"}}), began, 1).empty());
    CHECK(report::answer_after(fate("2020-01-01", {{1, "lost"}}), began, 3) == "lost");
    CHECK(report::answer_after(fate("2020-01-01", {{1, "lost"}, {3, "yes"}}), began, 1) == "yes");
    CHECK(report::answer_after(fate("2020-01-01", {{1, "no"}, {3, "lost"}}), began, 3) == "no");
    auto ceased = fate("2020-01-01", {{1, "yes"}});
    ceased.ceased = parse_day("2022-06-01");
    CHECK(report::answer_after(ceased, began, 1) == "yes");
    CHECK(report::answer_after(ceased, began, 3) == "no");
}

TEST_CASE("a cohort is of those whose day has come, and a rate of ten who are known at least") {
    std::vector<FollowupFate> fates(9, fate("2020-01-01", {{1, "yes"}}));
    fates.push_back(fate("2020-01-01", {{1, "lost"}}));
    fates.push_back(fate("2020-01-01"));
    fates.push_back(fate("2021-01-01", {{1, "yes"}}));
    const auto at = [&](const char* until) {
        return report::still_there(fates, &FollowupFate::created, 1, parse_day(until));
    };
    CHECK(at("2021-01-01").cohort == 0);
    const auto found = at("2021-01-02");
    CHECK(found.cohort == 11);
    CHECK(found.yes == 9);
    CHECK(found.lost == 1);
    CHECK(found.unasked == 1);
    CHECK_FALSE(found.rate());
    fates.push_back(fate("2020-01-01", {{1, "no"}}));
    const auto rate = at("2021-01-02").rate();
    REQUIRE(rate);
    CHECK(rate->rate == doctest::Approx(0.9));
    CHECK(rate->low == doctest::Approx(0.5958).epsilon(0.001));
    CHECK(rate->high == doctest::Approx(0.9821).epsilon(0.001));
}

TEST_CASE("jobs of the exit are the last, and a household is no project") {
    FollowupWorld world;
    const auto project = world.open(), household = world.open("household");
    for (const auto id : {project, household}) world.move({id, parse_day("2026-01-05"), "orientation"});
    const auto note = [&](const char* moment, const char* day, int count) {
        world.store.db()
            .prepare(
                "insert into followup_outcome (followup_id, outcome, day, moment, count, created, recorded) "
                "values (:followup, 'jobs', :day, :moment, :count, 0, 0)")
            .bind(":followup", project)
            .bind(":day", parse_day(day))
            .bind(":moment", moment)
            .bind(":count", std::int64_t{count})
            .run();
    };
    note("entry", "2026-01-05", 1);
    note("now", "2026-02-05", 4);
    CHECK(world.count("2026-02").fates[0].jobs_last == 4);
    note("exit", "2026-03-05", 3);
    note("now", "2026-03-06", 9);
    CHECK(world.count("2026-03").fates[0].jobs_last == 3);
    CHECK(world.count("2026-02").fates[0].jobs_last == 4);
    CHECK(world.count("2026-03").fates[0].jobs_at_entry == 1);
    const auto kinds = world.count("2026-03", "kind");
    REQUIRE(kinds.groups.size() == 2);
    CHECK(kinds.groups[0].first == "household");
}
