#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tiers::event {

/// A time and a room of a barcamp.
struct Cell {
    std::size_t slot = 0, room = 0;
    auto operator<=>(const Cell&) const = default;
};

/// What a grid is made of. Topics, people, slots and rooms are named by where they stand in their list.
struct Barcamp {
    struct Topic {
        std::string title;
        std::vector<std::size_t> hosts = {};  ///< people
        int hands = 0;                        ///< wishes of people nobody named: they count for room alone
    };
    struct Person {
        std::string name;
        std::vector<std::size_t> wishes = {};  ///< topics
        std::vector<std::size_t> away = {};    ///< slots in which nothing that they host can be
    };
    struct Room {
        std::string name;
        int capacity = 0;
        std::vector<std::size_t> closed = {};  ///< slots
    };
    struct Pin {
        std::size_t topic = 0, slot = 0;
        std::optional<std::size_t> room = {};
    };
    std::vector<Topic> topics;  ///< in the order they were proposed
    std::vector<Person> people;
    std::vector<std::string> slots;
    std::vector<Room> rooms;
    std::vector<Pin> pins;
    std::vector<std::optional<Cell>> former;  ///< where each topic was, a slot past the end for elsewhere; empty: anew
    std::uint64_t seed = 1;                   ///< of the search beyond twelve topics
};

/// Two topics at the same time, and how many people want both.
struct Clash {
    std::size_t one = 0, other = 0;
    std::int64_t people = 0;
    bool operator==(const Clash&) const = default;
};

struct Grid {
    std::vector<std::optional<Cell>> placed;  ///< by topic
    std::vector<std::size_t> dropped;         ///< topics for which there is no cell, in order
    std::vector<std::size_t> moved;           ///< topics that leave the cell of the former grid, in order
    std::vector<Clash> clashes;               ///< most people first
    std::int64_t clashing = 0;                ///< people, summed over the clashes
    std::int64_t bound = 0;     ///< no grid of these topics has less; up to twelve topics one made anew has as much
    std::int64_t unseated = 0;  ///< wishes beyond the capacity of the room, summed over the topics
    std::int64_t wishes = 0;    ///< of named people
    std::int64_t covered = 0;   ///< wishes they can follow: one a person and slot
    double satisfaction = 1;    ///< 0 to 1: expected_satisfaction
};

/// Topics in slots and rooms. Each host is in one topic at a time and there; pins hold; a slot has as many topics as
/// open rooms. Of the grids that allow that, one with, in this order,
///   1. the fewest topics moved, where there is a former grid: it is on the wall, and people have planned by it;
///   2. the fewest people who want two things at once, a host who votes also wanting what they host;
///   3. the fewest wishes beyond the capacity of the room.
/// In each slot the most wanted topic has the largest room, but for pins and, after a former grid, those that stay.
/// With more topics than cells those least wanted are dropped, the last proposed first; one that is pinned, or that the
/// former grid has, stays. Up to twelve topics this is exact; beyond, a search of so many steps that the seed decides.
/// Throws BadInput without slots or rooms, and Conflict that names the topics that no grid holds together.
Grid make_grid(const Barcamp& barcamp);

/// The mean over the people who wish for something. One with n wishes, of which k are in a slot, gains 2k/(n(k+1))
/// there: the best of k in expectation, over what all n are worth (github.com/minnestar/sessionizer, lib/scheduling).
/// 1: nobody ever wants two at once; all n in one slot: 2/(n+1).
double expected_satisfaction(const Barcamp& barcamp, const std::vector<std::optional<Cell>>& placed);

}  // namespace tiers::event
