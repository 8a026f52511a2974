#include "member/allowance.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <map>
#include <random>
#include <tuple>

using namespace tiers;
using member::Allowance;
using member::Want;

namespace {

const Day monday = parse_day("2026-03-02");

Allowance days(std::int64_t bucket, const char* last, std::int64_t half_days) {
    Allowance allowance;
    allowance.bucket = bucket;
    allowance.unit = "day";
    allowance.first = parse_day("2026-01-01");
    if (*last) allowance.last = parse_day(last);
    allowance.left = half_days;
    return allowance;
}

Want a_day() {
    return {"day", {"open-space", "desk"}, monday, 2};
}

/// "2:4 ends-first, 1:2 only; 3 uncovered".
std::string told(const std::vector<Allowance>& allowances, const Want& want) {
    const auto found = member::cover(allowances, want);
    std::string text;
    for (const auto& share : found.shares)
        text += (text.empty() ? "" : ", ") + std::to_string(share.bucket) + ":" + std::to_string(share.amount) + " " +
                share.why;
    return text + "; " + std::to_string(found.uncovered) + " uncovered";
}

/// The rules said again: one after the other, each from the best of all that has any left.
std::map<std::int64_t, std::int64_t> one_by_one(std::vector<Allowance> allowances, const Want& want,
                                                std::int64_t& uncovered) {
    std::map<std::int64_t, std::int64_t> given;
    for (uncovered = want.amount; uncovered > 0; --uncovered) {
        Allowance* best = nullptr;
        for (auto& one : allowances) {
            const auto counted_alike = one.unit == want.unit || (one.unit != "hour" && want.unit != "hour");
            const auto of = one.of == "*" || want.of.empty() || one.of == want.of[0] || one.of == want.of[1] ||
                            one.of == "room " + want.of[1];
            if (!counted_alike || !of || (one.left == 0 && !one.unlimited) || want.day < one.first ||
                (one.last && want.day > *one.last))
                continue;
            const auto rank = [](const Allowance& a) {
                return std::tuple(a.unlimited ? 0 : 1, a.last ? iso(*a.last) : "9999", a.own ? 0 : 1, iso(a.first),
                                  a.bucket);
            };
            if (!best || rank(one) < rank(*best)) best = &one;
        }
        if (!best) break;
        if (!best->unlimited) best->left -= 1;
        given[best->bucket] += 1;
    }
    return given;
}

}  // namespace

TEST_CASE("what ends soonest is used first, and what never ends last") {
    CHECK(told({days(1, "", 9), days(2, "2026-12-31", 9), days(3, "2026-03-31", 1)}, a_day()) ==
          "3:1 ends-first, 2:1 ends-first; 0 uncovered");
    CHECK(told({days(1, "", 9), days(2, "2026-12-31", 0)}, a_day()) == "1:2 only; 0 uncovered");
}

TEST_CASE("of two that end together one's own is used before what is shared") {
    auto shared = days(1, "2026-03-31", 9);
    shared.own = false;
    CHECK(told({shared, days(2, "2026-03-31", 1)}, a_day()) == "2:1 own, 1:1 only; 0 uncovered");
}

TEST_CASE("what is shared and ends sooner is used before one's own") {
    auto shared = days(1, "2026-03-15", 9);
    shared.own = false;
    CHECK(told({shared, days(2, "2026-03-31", 1)}, a_day()) == "1:2 ends-first; 0 uncovered");
}

TEST_CASE("of two alike the older is used first: first in, first out") {
    auto older = days(2, "", 1);
    older.first = parse_day("2025-06-01");
    CHECK(told({days(1, "", 9), older}, a_day()) == "2:1 older, 1:1 only; 0 uncovered");
    CHECK(told({days(4, "", 9), days(3, "", 1)}, a_day()) == "3:1 older, 4:1 only; 0 uncovered");
}

TEST_CASE("what has no limit is used before all else, and covers all") {
    auto shared = days(3, "", 0);
    shared.own = false;
    shared.unlimited = true;
    CHECK(told({days(1, "2026-03-02", 9), days(2, "", 9), shared}, {"day", {}, monday, 5000}) ==
          "3:5000 unlimited; 0 uncovered");
    shared.last = parse_day("2026-03-01");
    CHECK(told({days(1, "2026-03-02", 1), shared}, a_day()) == "1:1 only; 1 uncovered");
}

TEST_CASE("an allowance counts from its first day to its last, both included") {
    auto one = days(1, "2026-03-02", 9);
    CHECK(told({one}, a_day()) == "1:2 only; 0 uncovered");
    one.last = parse_day("2026-03-01");
    CHECK(told({one}, a_day()) == "; 2 uncovered");
    one.first = monday;
    one.last = {};
    CHECK(told({one}, a_day()) == "1:2 only; 0 uncovered");
    one.first = parse_day("2026-03-03");
    CHECK(told({one}, a_day()) == "; 2 uncovered");
}

TEST_CASE("a day is two half-days, and nothing else is counted in another unit") {
    auto half_days = days(1, "2026-03-31", 9);
    half_days.unit = "half-day";
    CHECK(told({half_days}, a_day()) == "1:2 only; 0 uncovered");
    CHECK(told({days(1, "", 9)}, {"half-day", {}, monday, 1}) == "1:1 only; 0 uncovered");
    CHECK(told({days(1, "", 9)}, {"hour", {}, monday, 60}) == "; 60 uncovered");
    CHECK(told({days(1, "", 9)}, {"use", {}, monday, 1}) == "; 1 uncovered");
}

TEST_CASE("an allowance of some things covers these alone") {
    auto rooms = days(1, "2026-03-31", 9);
    rooms.of = "room laser";
    CHECK(told({rooms}, a_day()) == "; 2 uncovered");
    CHECK(told({rooms}, {"day", {"room-a", "room"}, monday, 2}) == "1:2 only; 0 uncovered");
    CHECK(told({rooms}, {"day", {"laser", "machine"}, monday, 2}) == "1:2 only; 0 uncovered");
    CHECK(told({rooms}, {"day", {}, monday, 2}) == "1:2 only; 0 uncovered");
}

TEST_CASE("allowances give just what a slow model gives, never more than they have") {
    std::mt19937 dice(20261125);
    const auto below = [&](int end) { return static_cast<int>(dice() % static_cast<unsigned>(end)); };
    int covered = 0, partly = 0, split = 0;
    for (int round = 0; round < 4000; ++round) {
        CAPTURE(round);
        std::vector<Allowance> allowances;
        for (int i = below(7); i > 0; --i) {
            Allowance one;
            one.bucket = i;
            one.own = below(2) == 0;
            one.unit = std::vector{"hour", "day", "half-day"}[static_cast<std::size_t>(below(3))];
            one.of = std::vector{"*", "desk", "open-space", "room", "room desk"}[static_cast<std::size_t>(below(5))];
            one.first = monday + std::chrono::days(below(9) - 6);
            if (below(4) > 0) one.last = one.first + std::chrono::days(below(9));
            one.left = below(8);
            one.unlimited = below(20) == 0;
            allowances.push_back(one);
        }
        std::shuffle(allowances.begin(), allowances.end(), dice);
        Want want{below(2) == 0 ? "day" : "hour", {"open-space", "desk"}, monday, 1 + below(15)};
        if (below(4) == 0) want.of.clear();
        std::int64_t uncovered = 0;
        const auto expected = one_by_one(allowances, want, uncovered);
        const auto found = member::cover(allowances, want);
        std::map<std::int64_t, std::int64_t> given;
        auto sum = found.uncovered;
        for (const auto& share : found.shares) {
            REQUIRE(share.amount > 0);
            const auto from = std::find_if(allowances.begin(), allowances.end(),
                                           [&](const Allowance& one) { return one.bucket == share.bucket; });
            REQUIRE((from->unlimited || share.amount <= from->left));
            given[share.bucket] += share.amount;
            sum += share.amount;
        }
        REQUIRE(sum == want.amount);
        REQUIRE(given == expected);
        REQUIRE(found.uncovered == uncovered);
        covered += uncovered == 0;
        partly += uncovered > 0 && !given.empty();
        split += given.size() > 1;
    }
    CHECK(covered > 300);
    CHECK(partly > 300);
    CHECK(split > 300);
}
