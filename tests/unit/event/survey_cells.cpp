#include "event/survey_cells.h"

#include <doctest/doctest.h>

using namespace tiers::event;

namespace {

/// Of cells that count each of them different people.
std::set<std::size_t> merged(const std::vector<Counts>& cells, std::int64_t least) {
    return merged_cells(cells, least, [&](const std::set<std::size_t>& some) {
        Counts sum(cells.front().size());
        for (const auto at : some)
            for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += cells[at][i];
        return sum;
    });
}

std::set<std::size_t> merged(const Counts& counts, std::int64_t least) {
    std::vector<Counts> cells;
    for (const auto count : counts) cells.push_back({count});
    return merged(cells, least);
}

}  // namespace

TEST_CASE("nothing is merged where no cell is small, and nobody is in one that is empty") {
    CHECK(merged({9, 5, 0}, 5).empty());
    CHECK(merged(Counts{}, 5).empty());
}

TEST_CASE("a small cell is merged with the next smallest, and never stays alone") {
    CHECK(merged({9, 3, 7}, 5) == std::set<std::size_t>{1, 2});
    CHECK(merged({9, 4, 4, 20}, 5) == std::set<std::size_t>{1, 2});
    CHECK(merged({9, 1, 1, 20}, 5) == std::set<std::size_t>{0, 1, 2});  // two people in two cells are too few
    CHECK(merged({9, 3, 0, 20}, 5) == std::set<std::size_t>{0, 1});     // an empty one adds nobody
    CHECK(merged(Counts{3}, 5) == std::set<std::size_t>{0});
}

TEST_CASE("an answer is merged in all groups alike where it is small in one of them") {
    CHECK(merged({{20, 12, 8}, {10, 8, 2}, {9, 3, 6}}, 5) == std::set<std::size_t>{1, 2});
    CHECK(merged({{20, 12, 8}, {10, 10, 0}}, 5).empty());
}

TEST_CASE("people who are in several cells are counted once") {
    const std::vector<Counts> cells{{3}, {3}, {9}};
    const auto same_people = [](const std::set<std::size_t>& some) { return Counts{some.contains(2) ? 9 : 3}; };
    CHECK(merged_cells(cells, 5, same_people) == std::set<std::size_t>{0, 1, 2});
}
