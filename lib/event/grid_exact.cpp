#include <algorithm>
#include <bit>
#include <limits>

#include "event/grid_model.h"

namespace tiers::event {

namespace {

/// Topics as bits, the most wanted in the highest: of grids as good, the first found has it in the first slot.
using Set = std::uint32_t;

constexpr Cost never{.broken = std::numeric_limits<std::int32_t>::max()};

/// For each set of topics the least that it costs in the slots from one on. 3^topics steps a slot, whatever the votes.
class Exact {
public:
    explicit Exact(const GridModel& model) : model_(model), sets_(Set(1) << model.size()) {
        best_.assign(model.slots() + 1, std::vector<Cost>(sets_, never));
        best_.back()[0] = {};
        for (auto slot = model.slots(); slot-- > 0;) fill(slot);
    }

    bool holds(Set set) const { return best_.front()[set].broken == 0; }

    Slots grid() const {
        Slots slots(model_.size());
        auto rest = sets_ - 1;
        for (std::size_t slot = 0; slot < model_.slots(); ++slot) {
            const auto part = first_part(slot, rest);
            for (const auto rank : ranks(part)) slots[rank] = slot;
            rest -= part;
        }
        return slots;
    }

    Topics smallest_held_by_none() const {
        Set smallest = sets_ - 1;
        for (Set set = 1; set < sets_; ++set)
            if (!holds(set) && std::popcount(set) < std::popcount(smallest)) smallest = set;
        return ranks(smallest);
    }

private:
    Topics ranks(Set set) const {
        Topics ranks;
        for (std::size_t rank = 0; rank < model_.size(); ++rank)
            if (set >> (model_.size() - 1 - rank) & 1) ranks.push_back(rank);
        return ranks;
    }

    bool fits(std::size_t slot, Set part) const {
        return static_cast<std::size_t>(std::popcount(part)) <= model_.holds(slot);
    }

    std::vector<Cost> costs(std::size_t slot) const {
        std::vector<Cost> costs(sets_, never);
        for (Set part = 0; part < sets_; ++part)
            if (fits(slot, part)) costs[part] = model_.cost(slot, ranks(part));
        return costs;
    }

    void fill(std::size_t slot) {
        const auto here = costs(slot);
        const auto& later = best_[slot + 1];
        for (Set set = 0; set < sets_; ++set) {
            auto& best = best_[slot][set];
            for (auto part = set;; part = (part - 1) & set) {
                if (fits(slot, part)) best = std::min(best, here[part] + later[set - part]);
                if (part == 0) break;
            }
        }
    }

    Set first_part(std::size_t slot, Set set) const {
        for (auto part = set; part != 0; part = (part - 1) & set)
            if (fits(slot, part) && model_.cost(slot, ranks(part)) + best_[slot + 1][set - part] == best_[slot][set])
                return part;
        return 0;
    }

    const GridModel& model_;
    Set sets_;
    std::vector<std::vector<Cost>> best_;  ///< by slot and set
};

}  // namespace

std::optional<Slots> best_grid(const GridModel& model) {
    const Exact exact(model);
    const auto all = (Set(1) << model.size()) - 1;
    return exact.holds(all) ? std::optional(exact.grid()) : std::nullopt;
}

Topics held_by_none(const GridModel& model) {
    return Exact(model).smallest_held_by_none();
}

}  // namespace tiers::event
