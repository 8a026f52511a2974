#include "report/levels.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <limits>
#include <map>
#include <random>
#include <set>

using namespace tiers;
using namespace tiers::report;

namespace {

constexpr std::int64_t minute = 60;
using HalfHours = std::chrono::duration<std::int64_t, std::ratio<1800>>;

/// A moment of the days around a clock change in Paris.
struct Trial {
    Zone zone = Zone::named("Europe/Paris");
    DaySpan days;
    Stretch period;
    std::vector<std::pair<Stretch, std::int64_t>> taken;  ///< with their seats
    std::vector<Open> open;

    explicit Trial(const char* first)
        : days{parse_day(first), parse_day(first) + std::chrono::days(4)},
          period{seconds(zone.midnight(days.start)), seconds(zone.midnight(days.end))} {}

    LocalClock clock() const { return {zone, {zone.midnight(days.start), zone.midnight(days.end)}}; }
    Stretch within(const Stretch& all) const {
        return {std::max(all.start, period.start), std::min(all.end, period.end)};
    }
    void take(std::int64_t from, std::int64_t minutes, std::int64_t seats) {
        taken.push_back({{from, from + minutes * minute}, seats});
    }
    /// In steps of so many seconds.
    std::vector<Levels> levels(const Buckets& buckets, std::int64_t step) const {
        const auto shared = std::make_shared<const LocalClock>(clock());
        Fullness fullness(std::make_shared<OpenSeats>(open, *shared, period, buckets), shared, period, buckets);
        for (auto at = period.start - 86'400; at < period.end + 86'400; at += step) {
            fullness.count_until(at);
            for (const auto& [during, seats] : taken)
                if (at <= during.start && during.start < at + step) fullness.take(during, seats);
        }
        return fullness.end();
    }
    /// The same of a resource, as its bookings come.
    std::vector<Levels> levels_of_resource(const Buckets& buckets, std::int64_t step) {
        const auto shared = std::make_shared<const LocalClock>(clock());
        Fullness fullness(std::make_shared<OpenSeats>(open, *shared, period, buckets), shared, period, buckets);
        Group group{.buckets = std::vector<Counts>(buckets.size())};
        Counter counter;
        counter.clock = shared;
        counter.period = period;
        counter.open = std::make_shared<const std::vector<Stretch>>(1, period);
        counter.group = &group;
        counter.fullness = &fullness;
        counter.alone = counter.by_quarters = true;
        std::sort(taken.begin(), taken.end());
        auto until = period.start - 86'400;
        for (const auto& [during, seats] : taken) {
            for (; until + step <= during.start; until += step) counter.count_until(buckets, until);
            PackedRows packed(stretch_of(during.start));
            packed.add({1, during.start, during.end, seats, {}, {}});
            counter.count(buckets, {stretch_of(during.start), 1, packed.bytes()}, 0);
        }
        counter.count_until(buckets, std::numeric_limits<std::int64_t>::max());
        return fullness.end();
    }
};

/// One in so many begins and ends at any minute, the others at quarters of an hour.
Trial random_trial(const char* first, unsigned seed, int odd = 1) {
    std::mt19937 engine(seed);
    const auto below = [&](int end) { return std::uniform_int_distribution<int>(0, end - 1)(engine); };
    Trial trial(first);
    const auto [start, end] = trial.period;
    for (int i = 0; i < 60; ++i) {
        const auto grain = i % odd == 0 ? 1 : 15;
        trial.take(start + minute * grain * (below(4 * 1440 / grain) - 200 / grain), grain * (1 + below(300 / grain)),
                   1 + below(3));
    }
    // Two things with hours of their own.
    for (auto at = start; at < end - 3600; at += 3600 * (4 + below(5)))
        trial.open.push_back({trial.within({at + minute * below(50), at + minute * (60 + below(170))}), 3 + below(4)});
    for (auto at = start; at < end - 3600; at += 3600 * 12) trial.open.push_back({{at, at + minute * 475}, 5});
    return trial;
}

/// By a walk through every minute.
struct Model {
    std::map<std::size_t, Taken> peaks;
    std::map<std::size_t, std::map<std::int64_t, Taken>> half_hours;  ///< of buckets, by their start

    Model(const Trial& trial, const Buckets& buckets) {
        for (auto at = trial.period.start; at < trial.period.end; at += minute) {
            const auto local = trial.zone.at(Instant(Seconds(at)));
            const auto half_hour = at - (local.wall - std::chrono::floor<HalfHours>(local.wall)).count();
            const auto bucket = buckets.at(local.wall);
            const auto taken = seats_at(trial, at), open = open_at(trial, at);
            auto& peak = peaks[bucket];
            if (taken > peak.seats) peak = {taken, at, open > 0 ? std::optional(open) : std::nullopt};
            if (open == 0) continue;
            auto& fullest = half_hours[bucket].try_emplace(half_hour, Taken{-1, half_hour, open}).first->second;
            if (taken > fullest.seats) fullest = {taken, fullest.at, open};
        }
    }

    std::int64_t full(std::size_t bucket) {
        std::int64_t found = 0;
        for (const auto& [at, fullest] : half_hours[bucket]) found += fullest.seats >= fullest.of.value_or(0);
        return found;
    }

    /// The value that 95 of 100 do not exceed, and the first that reaches it.
    std::optional<Taken> p95(std::size_t bucket) {
        std::vector<std::int64_t> seats;
        for (const auto& [at, fullest] : half_hours[bucket]) seats.push_back(fullest.seats);
        if (seats.empty()) return std::nullopt;
        std::sort(seats.begin(), seats.end());
        std::size_t rank = 1;
        while (rank * 100 < seats.size() * 95) ++rank;
        for (const auto& [at, fullest] : half_hours[bucket])
            if (fullest.seats == seats[rank - 1]) return fullest;
        return std::nullopt;
    }

    static std::int64_t seats_at(const Trial& trial, std::int64_t at) {
        std::int64_t seats = 0;
        for (const auto& [during, of] : trial.taken)
            if (during.contains(at)) seats += of;
        return seats;
    }
    static std::int64_t open_at(const Trial& trial, std::int64_t at) {
        std::int64_t seats = 0;
        for (const auto& [span, units] : trial.open)
            if (span.contains(at)) seats += units;
        return seats;
    }
};

void check_same(const Taken& one, const Taken& other) {
    CHECK(one.seats == other.seats);
    CHECK(one.at == other.at);
    CHECK(one.of == other.of);
}

}  // namespace

namespace {

void check_same(const std::vector<Levels>& levels, const Trial& trial, const Buckets& buckets) {
    Model model(trial, buckets);
    REQUIRE(levels.size() == buckets.size());
    for (std::size_t i = 0; i < levels.size(); ++i) {
        CAPTURE(i);
        check_same(levels[i].peak, model.peaks[i]);
        CHECK(levels[i].half_hours == static_cast<std::int64_t>(model.half_hours[i].size()));
        CHECK(levels[i].full == model.full(i));
        const auto expected = model.p95(i);
        REQUIRE(levels[i].p95.has_value() == expected.has_value());
        if (!expected) continue;
        const auto p95 = levels[i].p95.value_or(Taken{});
        // When nothing was taken is not told.
        check_same(p95, expected->seats > 0 ? *expected : Taken{0, {}, p95.of});
        CHECK(p95.of.value_or(0) > 0);
    }
}

}  // namespace

TEST_CASE("levels are those of a walk through every minute") {
    for (const auto* first : {"1969-12-30", "2026-03-27", "2026-10-23", "2026-06-01"})
        for (unsigned seed = 1; seed <= 6; ++seed)
            for (const auto* by : {"", "day", "weekday", "hour-of-week"}) {
                CAPTURE(std::string(first));
                CAPTURE(seed);
                CAPTURE(std::string(by));
                const auto trial = random_trial(first, seed);
                const Buckets buckets(by, trial.days);
                check_same(trial.levels(buckets, seed % 2 ? 20'000 : 8 * 86'400), trial, buckets);
            }
}

TEST_CASE("levels are the same where most things begin and end at quarters of an hour") {
    for (const auto* first : {"1969-12-30", "2026-03-27", "2026-10-23", "2026-06-01"})
        for (const auto odd : {2, 10, 100})
            for (const auto* by : {"", "day", "hour-of-week"}) {
                CAPTURE(std::string(first));
                CAPTURE(odd);
                CAPTURE(std::string(by));
                auto trial = random_trial(first, static_cast<unsigned>(odd), odd);
                const Buckets buckets(by, trial.days);
                check_same(trial.levels_of_resource(buckets, odd == 10 ? 20'000 : 8 * 86'400), trial, buckets);
            }
}

TEST_CASE("what leaves as another comes is not there with it") {
    Trial trial("2026-06-01");
    const auto nine = trial.period.start + 9 * 3600;
    trial.open.push_back({{nine, nine + 8 * 3600}, 4});
    trial.take(nine, 30, 3);
    trial.take(nine + 30 * minute, 30, 3);
    const auto levels = trial.levels(Buckets("", trial.days), 3600);
    check_same(levels.front().peak, {3, nine, 4});
    check_same(levels.front().p95.value_or(Taken{}), {3, nine, 4});  // 2 of 16 half hours: more than one in twenty
}
