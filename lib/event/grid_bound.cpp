#include <algorithm>

#include "event/grid_model.h"

namespace tiers::event {

namespace {

/// Two at once that are unavoidable for who wants so many: they spread over the slots as evenly as can be.
std::int64_t pairs_at_least(std::int64_t wanted, std::int64_t slots) {
    const auto each = wanted / slots, more = wanted % slots;
    return more * each + slots * each * (each - 1) / 2;
}

std::int64_t bound_by_people(const Barcamp& barcamp, const Topics& topics) {
    std::vector<char> placed(barcamp.topics.size());
    for (const auto topic : topics) placed[topic] = 1;
    std::int64_t bound = 0;
    for (const auto& wanted : wanted_by_people(barcamp))
        bound += pairs_at_least(std::ranges::count_if(wanted, [&](std::size_t topic) { return placed[topic]; }),
                                static_cast<std::int64_t>(barcamp.slots.size()));
    return bound;
}

/// Topics that many people want together, most_exact at a time; in order within.
std::vector<Topics> blocks(const GridModel& model) {
    std::vector<Topics> blocks;
    std::vector<char> taken(model.size());
    std::vector<std::int64_t> drawn(model.size());  // people who want it and one of the block
    const auto heavier = [&](std::size_t one, std::size_t other) {
        return std::pair(!taken[one], drawn[one]) < std::pair(!taken[other], drawn[other]);
    };
    Topics all;
    for (std::size_t rank = 0; rank < model.size(); ++rank) all.push_back(rank);
    for (std::size_t i = 0; i < model.size(); ++i) {
        if (i % most_exact == 0) {
            blocks.emplace_back();
            std::ranges::fill(drawn, 0);
        }
        const auto next = *std::ranges::max_element(all, heavier);
        taken[next] = 1;
        blocks.back().push_back(model.topic(next));
        for (const auto rank : all) drawn[rank] += model.both(rank, next);
    }
    return blocks;
}

}  // namespace

/// What people want at the least, whatever their company; and the least of each block, as if it were alone.
std::int64_t clash_bound(const Barcamp& barcamp, const Topics& topics) {
    auto anew = barcamp;
    anew.former.clear();
    std::int64_t bound = 0;
    for (const auto& block : blocks(GridModel(anew, topics))) {
        const GridModel model(anew, block);
        if (const auto best = best_grid(model)) bound += model.cost(*best).clashing;
    }
    return std::max(bound, bound_by_people(barcamp, topics));
}

}  // namespace tiers::event
