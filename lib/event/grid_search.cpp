#include <algorithm>
#include <random>

#include "event/grid_model.h"

namespace tiers::event {

namespace {

constexpr std::size_t steps = 300'000;
/// A step is taken when the grid is then no worse than so many steps ago.
constexpr std::size_t memory = 3'000;

/// Late acceptance hill climbing (Burke and Bykov, European Journal of Operational Research 258, 2017): an annealing
/// whose threshold is the cost of some steps before, so that costs are only ever compared, and no rounding or library
/// has a say in what comes out.
class Search {
public:
    Search(const GridModel& model, std::uint64_t seed)
        : model_(model), random_(seed), slot_of_(model.size()), members_(model.slots()), costs_(model.slots()) {
        for (const auto rank : hardest_first()) put(rank, cheapest_slot(rank));
        for (std::size_t slot = 0; slot < model_.slots(); ++slot) {
            costs_[slot] = cost(slot);
            cost_ = cost_ + costs_[slot];
        }
        best_ = cost_;
        best_slots_ = slot_of_;
    }

    Slots run() {
        std::vector<Cost> before(memory, cost_);
        for (std::size_t step = 0; step < steps && best_ != Cost{}; ++step) {
            auto& then = before[step % memory];
            try_step(then);
            then = std::min(then, cost_);
        }
        return best_slots_;
    }

private:
    /// The same on every machine, unlike the distributions of the standard library.
    std::size_t below(std::size_t end) { return random_() % end; }

    Cost cost(std::size_t slot) const { return model_.cost(slot, members_[slot]); }

    void put(std::size_t rank, std::size_t slot) {
        auto& members = members_[slot];
        members.insert(std::ranges::upper_bound(members, rank), rank);
        slot_of_[rank] = slot;
    }
    void take(std::size_t rank) { std::erase(members_[slot_of_[rank]], rank); }

    Topics hardest_first() const {
        Topics ranks;
        for (std::size_t rank = 0; rank < model_.size(); ++rank) ranks.push_back(rank);
        std::ranges::stable_sort(ranks, {}, [&](std::size_t rank) {
            std::int64_t people = 0;
            for (std::size_t other = 0; other < model_.size(); ++other) people -= model_.both(rank, other);
            return std::pair(model_.choices(rank), people);
        });
        return ranks;
    }

    std::size_t cheapest_slot(std::size_t rank) {
        std::optional<std::pair<Cost, std::size_t>> best;
        for (std::size_t slot = 0; slot < model_.slots(); ++slot) {
            if (members_[slot].size() == model_.holds(slot)) continue;
            put(rank, slot);
            const auto there = std::pair(cost(slot), slot);
            take(rank);
            best = best ? std::min(*best, there) : there;
        }
        return best->second;
    }

    /// One topic into any other cell, whose topic takes its place.
    void try_step(const Cost& then) {
        const auto rank = below(model_.size());
        const auto from = slot_of_[rank], to = below(model_.slots());
        if (from == to || model_.holds(to) == 0) return;
        const auto seat = below(model_.holds(to));
        const auto other = seat < members_[to].size() ? std::optional(members_[to][seat]) : std::nullopt;
        exchange(rank, to, other, from);
        const auto there = cost_ - costs_[from] - costs_[to] + cost(from) + cost(to);
        if (there > then && there > cost_) return exchange(rank, from, other, to);
        costs_[from] = cost(from);
        costs_[to] = cost(to);
        cost_ = there;
        if (cost_ < best_) {
            best_ = cost_;
            best_slots_ = slot_of_;
        }
    }

    void exchange(std::size_t rank, std::size_t to, std::optional<std::size_t> other, std::size_t back) {
        take(rank);
        if (other) take(*other);
        put(rank, to);
        if (other) put(*other, back);
    }

    const GridModel& model_;
    std::mt19937_64 random_;
    Slots slot_of_, best_slots_ = {};
    std::vector<Topics> members_;  ///< by slot, ranks ascending
    std::vector<Cost> costs_;      ///< by slot
    Cost cost_ = {}, best_ = {};
};

}  // namespace

Slots search_grid(const GridModel& model, std::uint64_t seed) {
    return Search(model, seed).run();
}

}  // namespace tiers::event
