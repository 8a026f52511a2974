#include "report/mobility_count.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <tiers/error.h>
#include <tiers/trip.h>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>

#include "report/two_digits.h"
#include "store/database.h"
#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;

namespace {

const std::filesystem::path config_folder = std::filesystem::path(TIERS_SOURCE_DIR) / "config";

const std::string two_places = R"([operator]
name = "Test"

[[place]]
id = "bidart"
commune = "64125"

[[place]]
id = "pau"
commune = "64445"
)";

struct MobilityWorld {
    Instant now = parse_instant("2026-06-15T10:00:00Z", Zone::utc());
    Store store = Store::in_memory([this] { return now; });
    catalogue::Catalogue applied;
    std::map<std::int64_t, std::string> homes;
    std::vector<member::Trip> trips;
    std::map<std::pair<Day, std::int64_t>, std::pair<Instant, std::string>> first;  // of a day: when, and which place

    MobilityWorld() {
        test::apply_text(store, two_places, catalogue::OnHit::refuse, true);
        applied = catalogue::applied(store);
    }

    std::int64_t add(const char* commune) {
        Transaction transaction(store);
        member::Member someone;
        someone.name = fmt::format("M{}", homes.size() + 1);
        someone.commune = commune;
        const auto id = member::add(store, someone, {}).id;
        homes[id] = commune;
        transaction.commit();
        return id;
    }

    void declare(const member::Trip& trip) {
        Transaction transaction(store);
        member::declare_trip(store, trip);
        transaction.commit();
        trips.push_back(trip);
    }

    void come(std::int64_t member, const std::string& place, Day day, int hour) {
        const auto at = Zone::named("Europe/Paris").instant(WallTime(day) + std::chrono::hours(hour));
        store.db()
            .prepare(
                "insert into presence (member_id, place_id, checked_in, checked_out, created, recorded) "
                "values (:member, :place, :in, :out, 0, 0)")
            .bind(":member", member)
            .bind(":place", applied.place(place)->row)
            .bind(":in", at)
            .bind(":out", at + Minutes(30))
            .run();
        const auto [known, added] = first.try_emplace({day, member}, at, place);
        if (!added && at < known->second.first) known->second = {at, place};
    }

    report::MobilityFigures figures(const char* period, const char* place = "", double detour = 1.3) const {
        report::Query query;
        query.period = parse_period(period, Day{});
        query.by = "all";
        query.place = place;
        query.territory = config_folder / "territory";
        query.factors = config_folder / "emission-factors.toml";
        report::TerritoryNames names(query.territory);
        const auto counted = report::count_mobility(store, query, names);
        std::vector<const report::TripDay*> days;
        for (const auto& day : counted.trips) days.push_back(&day);
        return report::mobility_of(days, detour);
    }
};

/// Person-day by person-day, with nothing kept between two.
struct MobilityModel {
    const MobilityWorld& world;
    report::TerritoryNames names{config_folder / "territory"};

    std::optional<double> road(const std::string& from, const std::string& to, double detour) {
        const auto one = names.known(from), other = names.known(to);
        if (!one || !other) return std::nullopt;
        return detour * (one->insee == other->insee ? 2 : territory::kilometres(*one, *other));
    }

    const member::Trip* usual(std::int64_t member, Day day) const {
        const member::Trip* found = nullptr;
        for (const auto& trip : world.trips)
            if (trip.member == member && trip.since <= day && (!found || trip.since >= found->since)) found = &trip;
        return found;
    }

    std::optional<double> kilometres(std::int64_t member, Day day, const std::string& place, double detour) {
        const auto* trip = usual(member, day);
        if (!trip) return std::nullopt;
        const auto there = road(world.homes.at(member), world.applied.place(place)->commune, detour);
        const auto at_home = trip->work == "home" || trip->mode == "none";
        int nth = 0;
        for (auto before = day; std::chrono::weekday(before + one_day) != std::chrono::Monday || before == day;
             before -= one_day)
            nth += world.first.contains({before, member});
        if (!at_home && trip->days && nth > std::ceil(*trip->days)) return std::nullopt;
        const auto work = at_home    ? std::optional(0.0)
                          : trip->km ? trip->km
                                     : road(world.homes.at(member), trip->commune, detour);
        if (!there || !work) return std::nullopt;
        return 2 * (*work - *there);
    }

    report::MobilityFigures count(Day from, Day to, const std::string& place, double detour) {
        const auto factors = report::read_emission_factors(config_folder / "emission-factors.toml");
        report::MobilityFigures figures;
        std::set<std::int64_t> people, avoiding, inducing;
        for (const auto& [who, came] : world.first) {
            const auto& [day, member] = who;
            if (day < from || day >= to || (!place.empty() && came.second != place)) continue;
            ++figures.person_days;
            const auto km = kilometres(member, day, came.second, detour);
            if (!km) continue;
            ++figures.known;
            people.insert(member);
            if (*km != 0) (*km > 0 ? avoiding : inducing).insert(member);
            (*km > 0 ? figures.kilometres.avoided : figures.kilometres.induced) += std::abs(*km);
            const auto* takes = report::factors_on(factors, day)->of(usual(member, day)->mode);
            if (!takes) continue;
            ++figures.with_mode;
            (*km > 0 ? figures.kilograms.avoided : figures.kilograms.induced) += std::abs(*km) * takes->kg_per_km;
            (*km > 0 ? figures.hours.avoided : figures.hours.induced) += std::abs(*km) / takes->km_per_hour;
        }
        figures.people = static_cast<std::int64_t>(people.size());
        figures.avoiding = static_cast<std::int64_t>(avoiding.size());
        figures.inducing = static_cast<std::int64_t>(inducing.size());
        return figures;
    }
};

void check_same(const report::MobilityFigures& found, const report::MobilityFigures& wanted) {
    CHECK(found.person_days == wanted.person_days);
    CHECK(found.known == wanted.known);
    CHECK(found.with_mode == wanted.with_mode);
    CHECK(found.people == wanted.people);
    CHECK(found.avoiding == wanted.avoiding);
    CHECK(found.inducing == wanted.inducing);
    for (const auto of :
         {&report::MobilityFigures::kilometres, &report::MobilityFigures::hours, &report::MobilityFigures::kilograms}) {
        CHECK((found.*of).avoided == doctest::Approx((wanted.*of).avoided));
        CHECK((found.*of).induced == doctest::Approx((wanted.*of).induced));
    }
}

std::filesystem::path factors_file(const std::string& text) {
    const auto file = std::filesystem::temp_directory_path() / "tiers-emission-factors-test.toml";
    std::ofstream(file) << text;
    return file;
}

}  // namespace

TEST_CASE("mobility agrees with a model that looks at each person-day alone, on random arrivals and trips") {
    std::mt19937 random(20261129);
    const auto any = [&](int below) { return static_cast<int>(std::uniform_int_distribution<>(0, below - 1)(random)); };
    const char* const communes[] = {"64125", "64102", "64445", "40088", "", "99999"};
    const char* const works[] = {"workplace", "workplace", "workplace", "home", "elsewhere"};
    std::int64_t known = 0, unknown = 0;
    for (int round = 0; round < 12; ++round) {
        MobilityWorld world;
        for (int i = 0; i < 8; ++i) world.add(communes[any(6)]);
        for (const auto& [member, home] : world.homes)
            for (int i = any(4); i > 0; --i) {
                member::Trip trip{.member = member, .since = parse_day("2026-01-01") + std::chrono::days(any(70))};
                trip.work = works[any(5)];
                if (trip.work != "home") trip.commune = any(5) == 0 ? "" : communes[any(4)];
                if (trip.work != "home" && any(3) == 0) trip.km = any(60);
                if (any(4) != 0) trip.mode = member::trip_modes()[static_cast<std::size_t>(any(12))];
                if (any(3) == 0) trip.days = any(11) / 2.0;
                world.declare(trip);
            }
        for (auto day = parse_day("2026-01-20"); day < parse_day("2026-03-10"); day += one_day)
            for (const auto& [member, home] : world.homes)
                for (int hour = 8; hour < 18; hour += 3)
                    if (any(5) == 0) world.come(member, any(2) == 0 ? "bidart" : "pau", day, hour);
        MobilityModel model{world};
        for (const auto* place : {"", "bidart", "pau"})
            for (const auto detour : {1.2, 1.3, 1.5}) {
                const auto found = world.figures("2026-02-04..2026-03-01", place, detour);
                check_same(found, model.count(parse_day("2026-02-04"), parse_day("2026-03-02"), place, detour));
                known += found.known;
                unknown += found.person_days - found.known;
            }
    }
    CHECK(known > 1000);
    CHECK(unknown > 1000);
}

TEST_CASE("a day at two places counts once, at the first") {
    MobilityWorld world;
    const auto who = world.add("64102");
    world.come(who, "pau", parse_day("2026-02-03"), 15);
    world.come(who, "bidart", parse_day("2026-02-03"), 9);
    CHECK(world.figures("2026-02").person_days == 1);
    CHECK(world.figures("2026-02", "bidart").person_days == 1);
    CHECK(world.figures("2026-02", "pau").person_days == 0);
}

TEST_CASE("who would stay at home induces all of the way, and within one commune it is no zero") {
    MobilityWorld world;
    const auto who = world.add("64125");
    world.declare({.member = who, .since = parse_day("2026-01-01"), .work = "home", .mode = "car"});
    world.come(who, "bidart", parse_day("2026-02-03"), 9);
    const auto figures = world.figures("2026-02");
    CHECK(figures.kilometres.avoided == 0);
    CHECK(figures.kilometres.induced == doctest::Approx(2 * 1.3 * 2));
    CHECK(figures.kilograms.net() == doctest::Approx(-5.2 * 0.2176));
}

TEST_CASE("the factors that are shipped tell every mode that goes somewhere") {
    const auto factors = report::read_emission_factors(config_folder / "emission-factors.toml");
    REQUIRE(factors.size() == 1);
    for (const auto* mode : member::trip_modes())
        CHECK((factors[0].of(mode) != nullptr) == (mode != std::string("none")));
    CHECK(factors[0].of("car")->kg_per_km == doctest::Approx(0.2176));
    CHECK(factors[0].of("carpool")->kg_per_km == doctest::Approx(0.1088));
    CHECK(factors[0].of("") == nullptr);
    CHECK(report::read_emission_factors({}).empty());
}

TEST_CASE("factors hold from their day on, and the first before it too") {
    std::vector<report::EmissionFactors> factors(2);
    factors[0].from = parse_day("2024-06-26");
    factors[1].from = parse_day("2026-01-01");
    CHECK(report::factors_on(factors, parse_day("2020-01-01")) == &factors[0]);
    CHECK(report::factors_on(factors, parse_day("2025-12-31")) == &factors[0]);
    CHECK(report::factors_on(factors, parse_day("2026-01-01")) == &factors[1]);
    CHECK(report::factors_on({}, parse_day("2026-01-01")) == nullptr);
}

TEST_CASE("a file of factors that lacks something is refused with its line") {
    const auto refused = [](const std::string& text) {
        try {
            report::read_emission_factors(factors_file(text));
        } catch (const Failed& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    CHECK(refused("").ends_with("'factors' is missing, or another thing"));
    CHECK(refused("factors = [").find("not TOML") != std::string::npos);
    CHECK(refused("[[factors]]\nfrom = \"x\"").ends_with("1:1: 'from' is missing, or another thing"));
    const std::string said =
        "[[factors]]\nfrom = 2024-01-01\nsource = \"s\"\nversion = \"v\"\nspeed_source = \"t\"\nspeed_known = "
        "[\"car\"]\n";
    CHECK(refused(said).ends_with("'car' is missing, or another thing"));
    CHECK(refused(said + "[factors.kg_per_km]\ncar = -1").ends_with("8:7: 'car' is a number from 0 to 1000"));
    std::filesystem::remove(factors_file(""));
}

TEST_CASE("estimates have two significant digits") {
    CHECK(report::two_digits(174.3) == Value(std::int64_t{170}));
    CHECK(report::two_digits(-2749.9) == Value(std::int64_t{-2700}));
    CHECK(report::two_digits(41.5) == Value(std::int64_t{42}));
    CHECK(report::two_digits(9.96) == Value(10.0));
    CHECK(report::two_digits(0.01234) == Value(0.012));
    CHECK(report::two_digits(0) == Value(std::int64_t{0}));
}
