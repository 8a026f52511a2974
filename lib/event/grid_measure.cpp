#include "event/grid_measure.h"

#include <algorithm>
#include <map>

#include "event/grid_model.h"

namespace tiers::event {

namespace {

/// Of one person, how many wishes lie in each slot.
std::map<std::size_t, std::int64_t> wishes_by_slot(const Topics& wanted, const Placed& placed) {
    std::map<std::size_t, std::int64_t> slots;
    for (const auto topic : wanted)
        if (placed[topic]) ++slots[placed[topic]->slot];
    return slots;
}

std::vector<Clash> clashing_pairs(const Barcamp& barcamp, const Placed& placed) {
    std::map<std::pair<std::size_t, std::size_t>, std::int64_t> people;
    for (const auto& wanted : wanted_by_people(barcamp))
        for (auto one = wanted.begin(); one != wanted.end(); ++one)
            for (auto other = one + 1; other != wanted.end(); ++other)
                if (placed[*one] && placed[*other] && placed[*one]->slot == placed[*other]->slot)
                    ++people[{*one, *other}];
    std::vector<Clash> clashes;
    for (const auto& [pair, count] : people) clashes.push_back({pair.first, pair.second, count});
    std::ranges::stable_sort(clashes, std::greater(), &Clash::people);
    return clashes;
}

}  // namespace

double expected_satisfaction(const Barcamp& barcamp, const Placed& placed) {
    double sum = 0;
    int people = 0;
    for (const auto& wanted : wanted_by_people(barcamp)) {
        if (wanted.empty()) continue;
        ++people;
        for (const auto& [slot, count] : wishes_by_slot(wanted, placed))
            sum +=
                2.0 * static_cast<double>(count) / static_cast<double>(wanted.size()) / static_cast<double>(count + 1);
    }
    return people == 0 ? 1 : sum / people;
}

void measure(const Barcamp& barcamp, Grid& grid) {
    grid.clashes = clashing_pairs(barcamp, grid.placed);
    for (const auto& clash : grid.clashes) grid.clashing += clash.people;
    for (const auto& wanted : wanted_by_people(barcamp)) {
        grid.wishes += static_cast<std::int64_t>(wanted.size());
        grid.covered += static_cast<std::int64_t>(wishes_by_slot(wanted, grid.placed).size());
    }
    grid.satisfaction = expected_satisfaction(barcamp, grid.placed);
    const auto wishes = wishes_of_topics(barcamp);
    for (std::size_t topic = 0; topic < wishes.size(); ++topic) {
        const auto& at = grid.placed[topic];
        if (at) grid.unseated += std::max<std::int64_t>(0, wishes[topic] - barcamp.rooms[at->room].capacity);
        if (barcamp.former.empty() || !barcamp.former[topic] || !at) continue;
        if (at != barcamp.former[topic]) grid.moved.push_back(topic);
    }
}

}  // namespace tiers::event
