#include "booking/best_price.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <random>

using namespace tiers;
using booking::PricePart;
using booking::Rate;

namespace {

Rate hour(std::int64_t price, int step = 60) {
    return {"hour", price, Minutes(step), Minutes(step)};
}
Rate lasting(int hours, std::int64_t price) {
    return {std::to_string(hours) + "h", price, {}, Minutes(60 * hours)};
}
std::int64_t total(const std::vector<PricePart>& parts) {
    std::int64_t sum = 0;
    for (const auto& one : parts) sum += one.cents();
    return sum;
}
std::int64_t price(int minutes, const std::vector<Rate>& rates) {
    return total(booking::best_price(Minutes(minutes), rates));
}

/// Every way to buy, one after another, times 60.
std::int64_t lowest_by_trying(std::int64_t minutes, const std::vector<Rate>& rates) {
    if (minutes <= 0) return 0;
    std::int64_t lowest = INT64_MAX;
    for (const auto& rate : rates)
        lowest = std::min(lowest, rate.price * (rate.step ? rate.step->count() : 60) +
                                      lowest_by_trying(minutes - rate.lasts.count(), rates));
    return lowest;
}

/// The longest that fits first, as other systems combine durations.
std::int64_t greedy(std::int64_t minutes, std::vector<Rate> rates) {
    std::sort(rates.begin(), rates.end(), [](const Rate& a, const Rate& b) { return a.lasts > b.lasts; });
    std::int64_t sum = 0;
    while (minutes > 0) {
        const auto fits =
            std::find_if(rates.begin(), rates.end(), [&](const Rate& one) { return one.lasts.count() <= minutes; });
        const auto& taken = fits == rates.end() ? rates.back() : *fits;
        sum += taken.price;
        minutes -= taken.lasts.count();
    }
    return sum;
}

}  // namespace

TEST_CASE("twelve hours of prices for 1, 3 and 7 hours cost no more than the longest first (Fab-manager F14)") {
    const std::vector<Rate> rates{lasting(7, 6000), lasting(3, 3000), lasting(1, 1100)};
    CHECK(greedy(720, rates) == 6000 + 3000 + 1100 + 1100);
    CHECK(price(720, rates) == 6000 + 3000 + 1100 + 1100);
    // Twice the longest, or the middle one, can cost less than the longest first.
    const std::vector<Rate> cheap{lasting(7, 4200), lasting(3, 2400), lasting(1, 1000)};
    CHECK(greedy(720, cheap) == 8600);
    CHECK(price(720, cheap) == 2 * 4200);
    const std::vector<Rate> dear{lasting(7, 4200), lasting(4, 2000), lasting(1, 1500)};
    CHECK(greedy(480, dear) == 4200 + 1500);
    CHECK(price(480, dear) == 4000);
}

TEST_CASE("what begins is paid whole, and an hour is sold by the step") {
    CHECK(price(61, {hour(2500)}) == 5000);
    CHECK(price(61, {hour(2500, 30)}) == 3750);
    CHECK(price(90, {hour(2500, 30)}) == 3750);
    CHECK(price(1, {lasting(24, 14000)}) == 14000);
    CHECK(price(0, {hour(2500)}) == 0);
}

TEST_CASE("a part of a cent is rounded once, on all the hours") {
    CHECK(price(20, {hour(100, 20)}) == 33);
    CHECK(price(40, {hour(100, 20)}) == 67);
    CHECK(price(60, {hour(100, 20)}) == 100);
}

TEST_CASE("a longer rate that is cheaper is taken for what it covers of less") {
    const std::vector<Rate> rates{lasting(24, 14000), lasting(4, 8000), hour(2500, 30)};
    CHECK(price(180, rates) == 7500);
    CHECK(price(200, rates) == 8000);
    CHECK(price(330, rates) == 8000 + 3750);
    CHECK(price(420, rates) == 14000);
}

TEST_CASE("no way to buy is cheaper than the one that is found") {
    std::mt19937 random(20260301);
    const auto any = [&](int from, int to) { return std::uniform_int_distribution<int>(from, to)(random); };
    for (int round = 0; round < 400; ++round) {
        std::vector<Rate> rates;
        if (any(0, 1)) rates.push_back(hour(100 * any(1, 40), 15 * any(1, 4)));
        for (int i = any(rates.empty() ? 1 : 0, 3); i > 0; --i) rates.push_back(lasting(any(2, 9), 100 * any(5, 90)));
        if (rates.empty()) continue;
        const auto minutes = any(1, 300);
        CAPTURE(minutes);
        CHECK(price(minutes, rates) == (lowest_by_trying(minutes, rates) + 30) / 60);
    }
}

TEST_CASE("a day, a week and a month are nominal, over a clock change too") {
    const auto paris = Zone::named("Europe/Paris");
    const auto lasts = [&](const char* what, const char* from) {
        const auto start = parse_instant(from, paris);
        return booking::lasts_from({what, 0, {}, {}}, paris.wall(start), paris).count() / 60;
    };
    CHECK(lasts("day", "2026-03-28T23:00") == 23);
    CHECK(lasts("day", "2026-10-24T23:00") == 25);
    CHECK(lasts("week", "2026-03-02T09:00") == 7 * 24);
    CHECK(lasts("month", "2026-03-01T00:00") == 31 * 24 - 1);
    CHECK(lasts("month", "2026-01-31T00:00") == 28 * 24);
}
