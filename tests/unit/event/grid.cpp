#include "event/grid.h"

#include <doctest/doctest.h>
#include <tiers/error.h>
#include <algorithm>
#include <random>

#include "event/grid_model.h"
#include "tests/unit/event/barcamp_fixture.h"

using namespace tiers;
using namespace tiers::event;

namespace {

std::string titles(const Barcamp& barcamp, const std::vector<std::size_t>& topics) {
    std::string text;
    for (const auto topic : topics) text += barcamp.topics[topic].title;
    return text;
}

std::string refusal(const Barcamp& barcamp) {
    try {
        make_grid(barcamp);
    } catch (const Conflict& error) {
        return error.code() + ": " + error.what();
    }
    return "none";
}

/// Topics and people drawn at random, wishes thick enough that not all can be followed.
Barcamp crowd(std::size_t topics, std::size_t people, std::size_t slots, std::size_t rooms, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    auto barcamp = barcamp_of(topics, {}, slots, {});
    for (std::size_t i = 0; i < rooms; ++i) barcamp.rooms.push_back({"R", static_cast<int>(random() % 20 + 5)});
    for (std::size_t i = 0; i < people; ++i) {
        barcamp.people.push_back({.name = "P" + std::to_string(i)});
        for (auto wishes = random() % 6; wishes > 0; --wishes)
            barcamp.people.back().wishes.push_back(random() % topics);
    }
    return barcamp;
}

}  // namespace

TEST_CASE("two slots of three rooms leave ten people two clashes") {
    const auto barcamp = ten_people(2, 3);
    const auto grid = make_grid(barcamp);
    CHECK(grid.clashing == 2);
    CHECK(grid.bound == 2);
    CHECK(grid.wishes == 20);
    CHECK(grid.covered == 18);
    CHECK(grid.satisfaction == doctest::Approx(0.9333).epsilon(0.00005));
    CHECK(grid.unseated == 0);
    CHECK(grid.dropped.empty());
    CHECK(grid.clashes.size() == 2);
}

TEST_CASE("three slots of two rooms leave ten people no clash") {
    const auto barcamp = ten_people(3, 2);
    const auto grid = make_grid(barcamp);
    CHECK(grid.clashing == 0);
    CHECK(grid.clashes.empty());
    CHECK(grid.covered == 20);
    CHECK(grid.satisfaction == 1);
}

TEST_CASE("with fewer cells than topics the least wanted are dropped, the last proposed first") {
    const auto barcamp = ten_people(2, 2);
    const auto grid = make_grid(barcamp);
    CHECK(titles(barcamp, grid.dropped) == "EF");  // three people want B, C, E and F, four want A and D
    CHECK(grid.clashing == 1);                     // one who wants A and C, or A and D

    auto equal = barcamp_of(3, {"A", "B", "C"}, 1, {10, 10});
    CHECK(titles(equal, make_grid(equal).dropped) == "C");
    equal.pins = {{.topic = topic('C'), .slot = 0}};
    CHECK(titles(equal, make_grid(equal).dropped) == "B");
}

TEST_CASE("a host of two topics is never in both at once") {
    auto barcamp = ten_people(2, 3);
    barcamp.people.push_back({.name = "Jeanne"});
    barcamp.topics[topic('A')].hosts = {10};
    barcamp.topics[topic('D')].hosts = {10};
    const auto grid = make_grid(barcamp);
    CHECK(grid.clashing == 2);
    CHECK(grid.placed[topic('A')]->slot != grid.placed[topic('D')]->slot);
}

TEST_CASE("a host who votes wants their own topic too") {
    auto barcamp = barcamp_of(3, {"B", "C"}, 2, {10, 10});
    barcamp.topics[topic('A')].hosts = {0};
    const auto grid = make_grid(barcamp);
    CHECK(grid.placed[topic('A')]->slot != grid.placed[topic('B')]->slot);
    CHECK(grid.wishes == 3);
}

TEST_CASE("eighteen people in one slot of three rooms: all at once, the most wanted in the largest") {
    std::vector<std::string> ballots(6, "A");
    ballots.insert(ballots.end(), 5, "B");
    ballots.insert(ballots.end(), 7, "C");
    const auto barcamp = barcamp_of(3, ballots, 1, {6, 8, 5});
    const auto grid = make_grid(barcamp);
    CHECK(grid.placed[topic('C')] == Cell{0, 1});
    CHECK(grid.placed[topic('A')] == Cell{0, 0});
    CHECK(grid.placed[topic('B')] == Cell{0, 2});
    CHECK(grid.clashing == 0);
    CHECK(grid.unseated == 0);
    CHECK(grid.satisfaction == 1);
}

TEST_CASE("all that one wants in one slot is worth two of n and one") {
    const auto barcamp = barcamp_of(3, {"ABC"}, 1, {9, 9, 9});
    const auto grid = make_grid(barcamp);
    CHECK(grid.satisfaction == doctest::Approx(0.5));
    CHECK(grid.clashing == 3);
    CHECK(grid.bound == 3);
    CHECK(grid.covered == 1);
}

TEST_CASE("of grids with as few clashes the one that seats most is made") {
    auto barcamp = barcamp_of(4, {}, 2, {20, 10});
    barcamp.topics[topic('A')].hands = 20;
    barcamp.topics[topic('B')].hands = 19;
    barcamp.topics[topic('C')].hands = 10;
    barcamp.topics[topic('D')].hands = 9;
    const auto grid = make_grid(barcamp);
    CHECK(grid.unseated == 0);
    CHECK(grid.placed[topic('A')]->room == 0);
    CHECK(grid.placed[topic('B')]->room == 0);
}

TEST_CASE("pins, absences and closed rooms are kept to") {
    auto barcamp = ten_people(3, 2);
    barcamp.people[0].away = {0, 1};
    barcamp.topics[topic('A')].hosts = {0};
    barcamp.pins = {{.topic = topic('F'), .slot = 1, .room = 1}};
    barcamp.rooms[0].closed = {0};
    barcamp.rooms.push_back({"Room 3", 5});
    const auto grid = make_grid(barcamp);
    CHECK(grid.placed[topic('A')]->slot == 2);
    CHECK(grid.placed[topic('F')] == Cell{1, 1});
    for (const auto& cell : grid.placed) CHECK(cell != Cell{0, 0});
}

TEST_CASE("what cannot be together is named") {
    auto barcamp = ten_people(2, 3);
    barcamp.people.push_back({.name = "Jeanne"});
    for (const auto letter : {'A', 'C', 'E'}) barcamp.topics[topic(letter)].hosts = {10};
    CHECK(refusal(barcamp) == "no_grid: no grid holds 'A' (Jeanne), 'C' (Jeanne), 'E' (Jeanne)");

    barcamp.topics[topic('E')].hosts.clear();
    barcamp.people[10].away = {0};
    CHECK(refusal(barcamp) == "no_grid: no grid holds 'A' (Jeanne; 11:00), 'C' (Jeanne; 11:00)");

    barcamp.people[10].away = {0, 1};
    CHECK(refusal(barcamp) == "no_grid: no grid holds 'C' (Jeanne; never there)");

    barcamp = ten_people(2, 3);
    for (const auto letter : {'A', 'B', 'C', 'D'}) barcamp.pins.push_back({.topic = topic(letter), .slot = 1});
    CHECK(refusal(barcamp) == "no_grid: no grid holds 'A' (11:00), 'D' (11:00), 'B' (11:00), 'C' (11:00)");
}

TEST_CASE("pins that collide are named") {
    auto barcamp = ten_people(2, 3);
    barcamp.pins = {{0, 1, 2}, {1, 1, 2}};
    CHECK(refusal(barcamp) == "pins_collide: 'A' and 'B' are both pinned to 11:00 in Room 3");
    barcamp.pins = {{0, 1, 2}, {0, 0}};
    CHECK(refusal(barcamp) == "pinned_twice: 'A' is pinned twice");
    barcamp.pins = {{0, 1, 2}};
    barcamp.rooms[2].closed = {1};
    CHECK(refusal(barcamp) == "pin_closed: 'A' is pinned to 11:00 in Room 3, which is closed");
    barcamp.slots.clear();
    CHECK_THROWS_AS(make_grid(barcamp), BadInput);
}

TEST_CASE("beyond twelve topics too, what cannot be together is named") {
    auto barcamp = crowd(20, 60, 3, 8, 1);
    barcamp.people[7].name = "Jeanne";
    for (const std::size_t hosted : {3UL, 9UL, 12UL, 17UL}) barcamp.topics[hosted].hosts = {7};
    const auto text = refusal(barcamp);
    for (const auto* name : {"'D' (Jeanne)", "'J' (Jeanne)", "'M' (Jeanne)", "'R' (Jeanne)"})
        CHECK(text.find(name) != std::string::npos);
}

TEST_CASE("after a withdrawal nothing moves, and a topic that was dropped takes the place") {
    auto barcamp = ten_people(2, 2);
    const auto first = make_grid(barcamp);
    const auto freed = first.placed[topic('B')];
    barcamp.topics.erase(barcamp.topics.begin() + 1);
    for (auto& person : barcamp.people) {
        std::erase(person.wishes, 1);
        for (auto& wish : person.wishes) wish -= wish > 1;
    }
    barcamp.former = first.placed;
    barcamp.former.erase(barcamp.former.begin() + 1);
    const auto second = make_grid(barcamp);
    CHECK(second.moved.empty());
    CHECK(second.placed[topic('D')] == freed);  // of E, one letter on since B is gone
    CHECK(titles(barcamp, second.dropped) == "F");
}

TEST_CASE("a former grid is left for what it breaks, and for no more") {
    auto barcamp = ten_people(3, 2);
    barcamp.former = make_grid(barcamp).placed;
    CHECK(make_grid(barcamp).placed == barcamp.former);

    barcamp.people.push_back({.name = "Jeanne"});
    barcamp.topics[topic('A')].hosts = {10};
    barcamp.people[10].away = {barcamp.former[topic('A')]->slot};
    const auto grid = make_grid(barcamp);
    CHECK(grid.moved.size() == 2);  // every cell is taken: A changes places with one other
    CHECK(grid.moved.front() == topic('A'));
    CHECK(grid.bound <= grid.clashing);
}

TEST_CASE("the same seed gives the same grid") {
    auto barcamp = crowd(26, 80, 5, 6, 3);
    barcamp.seed = 7;
    const auto grid = make_grid(barcamp);
    CHECK(make_grid(barcamp).placed == grid.placed);
    CHECK(grid.bound <= grid.clashing);
}

TEST_CASE("the search finds what is exact, and the bound is never above it") {
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        const auto barcamp = crowd(12, 40, 3, 4, seed);
        const auto grid = make_grid(barcamp);
        CHECK(grid.bound == grid.clashing);
        const GridModel model(barcamp, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
        CHECK(model.cost(search_grid(model, seed)).clashing == grid.clashing);
    }
}
