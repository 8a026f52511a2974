#include "report/presence_count.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <tiers/member.h>
#include <tiers/visit.h>
#include <map>
#include <random>
#include <set>

#include "report/shared.h"
#include "store/database.h"
#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;
using report::PresenceFigures;

namespace {

const std::string near_and_far = R"([operator]
name = "Test"

[presence]
auto_checkout = "20:00"

[[place]]
id = "lieu"
hours = "Mo-Fr 08:00-19:00; Sa 20:00-26:00"
holidays = "none"
surface_m2 = 55
closures = [{ from = 2026-03-27, to = 2026-03-27, reason = "works" }]

[[place]]
id = "loin"
timezone = "America/Martinique"
hours = "24/7"
holidays = "none"
surface_m2 = 45
opened = 2026-03-30
)";

/// As it was written: nothing of the end where nobody noted it.
struct Written {
    std::int64_t member;
    std::string place;
    Instant in;
    std::optional<Instant> out;
};

struct PresenceWorld {
    Instant now = parse_instant("2026-04-03T10:30:00Z", Zone::utc());
    Store store = Store::in_memory([this] { return now; });
    catalogue::Catalogue applied;
    std::vector<Written> written;

    PresenceWorld() {
        test::apply_text(store, near_and_far, catalogue::OnHit::refuse, true);
        applied = catalogue::applied(store);
        Transaction transaction(store);
        for (int i = 1; i <= 9; ++i) {
            member::Member someone;
            someone.name = fmt::format("M{}", i);
            member::add(store, someone, {});
        }
        transaction.commit();
    }

    void put(const Written& one) {
        try {
            store.db()
                .prepare(
                    "insert into presence (member_id, place_id, checked_in, checked_out, created, recorded) values "
                    "(:member, :place, :in, :out, 0, 0)")
                .bind(":member", one.member)
                .bind(":place", applied.place(one.place)->row)
                .bind(":in", one.in)
                .bind(":out", one.out)
                .run();
            written.push_back(one);
        } catch (const Conflict&) {
            return;  // nobody is in two places
        }
    }

    void put(const char* place, std::int64_t member, const char* in, const char* out) {
        const auto zone = Zone::named(applied.place(place)->timezone);
        put({member, place, parse_instant(in, zone), parse_instant(out, zone)});
    }

    /// With stays that began within `kept` read before, where it is given.
    std::vector<PresenceFigures> figures(const char* period, const char* by, const char* place = "",
                                         const std::optional<Span>& kept = {}) const {
        report::Query query;
        query.period = parse_period(period, Day{});
        query.by = by;
        query.place = place;
        if (kept)
            query.shared = std::make_shared<const report::Shared>(
                report::Shared{std::make_shared<const report::Stays>(store, *kept), {}, {}});
        return report::count_presence(store, query).figures;
    }
};

/// Each day and each minute of it, with sets.
struct PresenceModel {
    const PresenceWorld& world;

    Instant end_of(const Written& one, const Zone& zone) const {
        if (one.out) return *one.out;
        const auto day = zone.day(one.in);
        const auto closing = zone.instant(WallTime(day) + std::chrono::hours(20));
        return std::min(closing > one.in ? closing : zone.midnight(day + one_day), world.now);
    }

    PresenceFigures count(const std::set<Day>& days) const {
        PresenceFigures figures;
        std::map<Day, std::set<std::int64_t>> by_day;
        std::map<std::int64_t, std::set<Day>> by_member;
        std::map<Instant, std::int64_t> there;
        for (const auto& one : world.written) {
            const auto zone = Zone::named(world.applied.place(one.place)->timezone);
            const auto day = zone.day(one.in);
            if (!days.contains(day)) continue;
            by_day[day].insert(one.member);
            by_member[one.member].insert(day);
            for (auto at = one.in; at < end_of(one, zone); at += Minutes(1)) ++there[at];
        }
        figures.people = static_cast<std::int64_t>(by_member.size());
        figures.days = static_cast<std::int64_t>(by_day.size());
        std::multiset<std::size_t> counts;
        for (const auto& [day, who] : by_day) {
            counts.insert(who.size());
            figures.person_days += static_cast<std::int64_t>(who.size());
            figures.peak = std::max(figures.peak, static_cast<std::int64_t>(who.size()));
        }
        for (const auto& [member, on] : by_member) figures.regulars += on.size() >= 4;
        for (const auto& [at, count] : there) figures.at_once = std::max(figures.at_once, count);
        return figures;
    }
};

void check_same(const PresenceFigures& counted, const PresenceFigures& expected) {
    CHECK(counted.people == expected.people);
    CHECK(counted.days == expected.days);
    CHECK(counted.person_days == expected.person_days);
    CHECK(counted.peak == expected.peak);
    CHECK(counted.regulars == expected.regulars);
    CHECK(counted.at_once == expected.at_once);
}

void put_at_random(PresenceWorld& world, unsigned seed) {
    std::mt19937 engine(seed);
    const auto below = [&](int end) { return std::uniform_int_distribution<int>(0, end - 1)(engine); };
    const auto first = parse_instant("2026-03-20T00:00:00Z", Zone::utc());
    for (int i = 0; i < 160; ++i) {
        const auto in = first + Minutes(below(14 * 1440));
        std::optional<Instant> out = in + Minutes(below(i % 8 ? 500 : 1200));
        if (*out > world.now) out = world.now;
        world.put({1 + below(9), below(3) ? "lieu" : "loin", in, out});
    }
    for (int member = 1; member <= 9; ++member)
        world.put({member, below(2) ? "lieu" : "loin", world.now - Minutes(1 + below(2000)), std::nullopt});
}

}  // namespace

TEST_CASE("presence counts what a walk through every day and minute counts") {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        CAPTURE(seed);
        PresenceWorld world;
        put_at_random(world, seed);
        REQUIRE(world.written.size() > 80);
        const PresenceModel model{world};
        const auto first = parse_day("2026-03-21"), end = parse_day("2026-04-04");
        const auto by_day = world.figures("2026-03-21..2026-04-03", "day");
        std::map<int, std::set<Day>> months;
        std::map<unsigned, std::set<Day>> weekdays;
        for (auto day = first; day < end; day += one_day) {
            check_same(by_day[static_cast<std::size_t>((day - first).count())], model.count({day}));
            months[static_cast<int>(static_cast<unsigned>(std::chrono::year_month_day(day).month()))].insert(day);
            weekdays[std::chrono::weekday(day).iso_encoding()].insert(day);
        }
        const auto by_month = world.figures("2026-03-21..2026-04-03", "month");
        REQUIRE(by_month.size() == 2);
        check_same(by_month[0], model.count(months[3]));
        check_same(by_month[1], model.count(months[4]));
        const auto by_weekday = world.figures("2026-03-21..2026-04-03", "weekday");
        for (unsigned day = 1; day <= 7; ++day) check_same(by_weekday[day - 1], model.count(weekdays[day]));
    }
}

TEST_CASE("stays that are kept count as those that are stored, also where they are not all of those asked for") {
    for (unsigned seed = 1; seed <= 4; ++seed) {
        CAPTURE(seed);
        PresenceWorld world;
        put_at_random(world, seed);
        const auto at = [](const char* text) { return parse_instant(text, Zone::utc()); };
        for (const auto* place : {"", "loin"}) {
            const auto stored = world.figures("2026-03-23..2026-03-29", "day", place);
            for (const auto& kept :
                 {Span{Instant::min(), Instant::max()}, Span{at("2026-03-22T00:00:00Z"), at("2026-03-31T00:00:00Z")},
                  Span{at("2026-03-25T00:00:00Z"), at("2026-03-27T00:00:00Z")}}) {
                const auto figures = world.figures("2026-03-23..2026-03-29", "day", place, kept);
                REQUIRE(figures.size() == 7);
                for (std::size_t i = 0; i < figures.size(); ++i) check_same(figures[i], stored[i]);
            }
        }
    }
}

TEST_CASE("who comes several times a day, or to two places, is there one day") {
    PresenceWorld world;
    world.put("lieu", 1, "2026-03-30 09:00", "2026-03-30 10:00");
    world.put("lieu", 1, "2026-03-30 11:00", "2026-03-30 12:00");
    world.put("loin", 1, "2026-03-30 14:00", "2026-03-30 15:00");
    const auto all = world.figures("2026-03-30", "day").front();
    CHECK(all.people == 1);
    CHECK(all.person_days == 1);
    CHECK(all.at_once == 1);
    CHECK(world.figures("2026-03-30", "day", "loin").front().person_days == 1);
}

TEST_CASE("people of two weeks are not twice the people of the month") {
    PresenceWorld world;
    for (const auto* day : {"2026-03-03", "2026-03-05", "2026-03-10", "2026-03-12"})
        world.put("lieu", 1, fmt::format("{} 09:00", day).c_str(), fmt::format("{} 10:00", day).c_str());
    world.put("lieu", 2, "2026-03-03 09:30", "2026-03-03 09:40");
    const auto weeks = world.figures("2026-03-02..2026-03-15", "week");
    CHECK(weeks[0].people == 2);
    CHECK(weeks[1].people == 1);
    const auto month = world.figures("2026-03", "month").front();
    CHECK(month.people == 2);
    CHECK(month.person_days == 5);
    CHECK(month.regulars == 1);
    CHECK(month.mean() == 1.25);
    CHECK(month.median == 1);
    CHECK(month.peak_day == parse_day("2026-03-03"));
}

TEST_CASE("a day on which nobody was noted counts in no mean, and a closed one is not open") {
    PresenceWorld world;
    world.put("lieu", 1, "2026-03-23 09:00", "2026-03-23 10:00");
    const auto week = world.figures("2026-W13", "week", "lieu").front();
    CHECK(week.open_days == 5);  // Friday is closed, and Saturday opens in the evening
    CHECK(week.days == 1);
    CHECK(week.mean() == 1);
    CHECK_FALSE(world.figures("2026-03-24", "day").front().measured());
}

TEST_CASE("who stays past midnight counts on the day they came, over a change of the clock too") {
    PresenceWorld world;
    world.put("lieu", 1, "2026-03-28 22:00", "2026-03-29 04:00");  // five hours
    const auto days = world.figures("2026-03-28..2026-03-29", "day", "lieu");
    CHECK(days[0].people == 1);
    CHECK(days[0].first == 22 * 60);
    CHECK(days[0].last == 28 * 60);
    CHECK_FALSE(days[1].measured());
}

TEST_CASE("who leaves as another comes was not there with them") {
    PresenceWorld world;
    world.put("lieu", 1, "2026-03-30 09:00", "2026-03-30 10:00");
    world.put("lieu", 2, "2026-03-30 10:00", "2026-03-30 11:00");
    world.put("lieu", 3, "2026-03-30 12:00", "2026-03-30 12:00");
    const auto day = world.figures("2026-03-30", "day").front();
    CHECK(day.people == 3);
    CHECK(day.at_once == 1);
}

TEST_CASE("days to come are not open yet") {
    PresenceWorld world;
    CHECK(world.figures("2026-04", "month", "lieu").front().open_days == 3);  // Wednesday to today, Friday
}

TEST_CASE("visitors who were counted are no people, and a day without a count is not known") {
    PresenceWorld world;
    Transaction transaction(world.store);
    member::count_visit(world.store, *world.applied.place("lieu"), "tourism", 12, parse_day("2026-03-30"));
    member::count_visit(world.store, *world.applied.place("loin"), "tourism", 5, parse_day("2026-03-30"));
    const auto days = world.figures("2026-03-30..2026-03-31", "day");
    CHECK(days[0].visitors == 17);
    CHECK(days[0].visitor_days == 1);
    CHECK_FALSE(days[0].measured());
    CHECK_FALSE(days[1].visitors);
}
