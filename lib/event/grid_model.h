#pragma once

#include <span>

#include "event/grid.h"

namespace tiers::event {

/// What a grid costs, what weighs most first.
struct Cost {
    std::int64_t broken = 0;  ///< rules: a host in two topics at a time, a topic out of the slots it may be in
    std::int64_t moved = 0, clashing = 0, unseated = 0;
    auto operator<=>(const Cost&) const = default;
    friend Cost operator+(const Cost& a, const Cost& b) {
        return {a.broken + b.broken, a.moved + b.moved, a.clashing + b.clashing, a.unseated + b.unseated};
    }
    friend Cost operator-(const Cost& a, const Cost& b) {
        return {a.broken - b.broken, a.moved - b.moved, a.clashing - b.clashing, a.unseated - b.unseated};
    }
};

/// Up to so many topics the best grid is found for certain.
constexpr std::size_t most_exact = 12;

using Topics = std::vector<std::size_t>;
/// By rank, the slot of each topic.
using Slots = std::vector<std::size_t>;

/// The topics that get a place, as the search wants them: the most wanted first, by rank from 0.
class GridModel {
public:
    GridModel(const Barcamp& barcamp, Topics topics);

    std::size_t size() const { return topics_.size(); }
    std::size_t slots() const { return open_rooms_.size(); }
    /// How many topics a slot holds.
    std::size_t holds(std::size_t slot) const { return open_rooms_[slot].size(); }
    bool allowed(std::size_t rank, std::size_t slot) const { return topics_[rank].allowed[slot]; }
    /// In how many slots it may be.
    std::size_t choices(std::size_t rank) const;
    bool share_host(std::size_t one, std::size_t other) const { return pair(one, other).host; }
    /// People who want both.
    std::int64_t both(std::size_t one, std::size_t other) const { return pair(one, other).people; }
    /// Where it stands in the list of the barcamp.
    std::size_t topic(std::size_t rank) const { return topics_[rank].at; }

    /// What these topics cost in a slot; ranks ascend, and the slot holds them.
    Cost cost(std::size_t slot, std::span<const std::size_t> ranks) const;
    /// What all cost.
    Cost cost(const Slots& slots) const;
    /// Ranks by slot, ascending.
    std::vector<Topics> by_slot(const Slots& slots) const;
    /// The room of each: the one it is pinned to, the one it had, or the largest that remains.
    std::vector<std::size_t> rooms(std::size_t slot, std::span<const std::size_t> ranks) const;

private:
    struct Topic {
        std::size_t at = 0;
        std::int64_t wanted = 0;
        std::vector<char> allowed = {};          ///< by slot
        std::optional<Cell> stays = {};          ///< where it was, if it can be there
        bool was_placed = false;                 ///< in the former grid
        std::optional<std::size_t> pinned = {};  ///< room
    };
    struct Pair {
        std::int64_t people = 0;
        bool host = false;
    };

    const Pair& pair(std::size_t one, std::size_t other) const { return pairs_[one * size() + other]; }
    Pair& pair(std::size_t one, std::size_t other) { return pairs_[one * size() + other]; }
    void count_pairs(const Barcamp& barcamp);
    void allow_slots(const Barcamp& barcamp);
    void take_former(const Barcamp& barcamp);
    bool is_open(const Cell& cell) const;

    std::vector<Topic> topics_;
    std::vector<Topics> open_rooms_;  ///< by slot, the largest first
    std::vector<int> capacity_;       ///< by room
    std::vector<Pair> pairs_;
};

/// What each person wants, topics in order, each once: their wishes, and what they host if they wish for anything.
std::vector<Topics> wanted_by_people(const Barcamp& barcamp);
/// How many wishes each topic has, of people and of hands.
std::vector<std::int64_t> wishes_of_topics(const Barcamp& barcamp);

/// The best of all; for most_exact topics at most. Nothing where none holds.
std::optional<Slots> best_grid(const GridModel& model);
/// The fewest topics that no grid holds together, where best_grid found none.
Topics held_by_none(const GridModel& model);

/// The best that a search of fixed length comes upon; it breaks rules where that found none that does not.
Slots search_grid(const GridModel& model, std::uint64_t seed);

/// A number of people that want two at once which no grid is below.
std::int64_t clash_bound(const Barcamp& barcamp, const Topics& topics);

}  // namespace tiers::event
