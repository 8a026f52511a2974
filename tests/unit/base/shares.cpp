#include "base/shares.h"

#include <doctest/doctest.h>
#include <numeric>

using tiers::whole_percents;

namespace {

using Parts = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("shares are whole percents that add up to 100, by the largest remainder") {
    CHECK(whole_percents({1, 1, 1}) == Parts{34, 33, 33});
    CHECK(whole_percents({2, 1}) == Parts{67, 33});
    CHECK(whole_percents({1, 6}) == Parts{14, 86});
    CHECK(whole_percents({67, 20, 13, 8, 4}) == Parts{60, 18, 12, 7, 3});
    CHECK(whole_percents({0, 5, 0}) == Parts{0, 100, 0});
    CHECK(whole_percents({0, 0}) == Parts{0, 0});
    CHECK(whole_percents({}).empty());
    for (std::int64_t a = 0; a < 12; ++a)
        for (std::int64_t b = 0; b < 12; ++b) {
            const auto found = whole_percents({a, b, 7});
            CHECK(std::accumulate(found.begin(), found.end(), std::int64_t{0}) == 100);
        }
}
