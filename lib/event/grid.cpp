#include "event/grid.h"

#include <fmt/format.h>
#include <tiers/error.h>
#include <tiers/words.h>
#include <algorithm>
#include <tuple>

#include "base/text.h"
#include "event/grid_measure.h"
#include "event/grid_model.h"

namespace tiers::event {

namespace {

bool is_closed(const Barcamp::Room& room, std::size_t slot) {
    return std::ranges::find(room.closed, slot) != room.closed.end();
}

std::size_t cells(const Barcamp& barcamp) {
    std::size_t count = 0;
    for (std::size_t slot = 0; slot < barcamp.slots.size(); ++slot)
        count += static_cast<std::size_t>(
            std::ranges::count_if(barcamp.rooms, [&](const auto& room) { return !is_closed(room, slot); }));
    return count;
}

bool is_pinned(const Barcamp& barcamp, std::size_t topic) {
    return std::ranges::any_of(barcamp.pins, [&](const auto& pin) { return pin.topic == topic; });
}

/// The topics that get a place, in order.
Topics chosen(const Barcamp& barcamp) {
    const auto wishes = wishes_of_topics(barcamp);
    Topics topics;
    for (std::size_t topic = 0; topic < barcamp.topics.size(); ++topic) topics.push_back(topic);
    std::ranges::stable_sort(topics, std::greater(), [&](std::size_t topic) {
        const auto was_placed = !barcamp.former.empty() && barcamp.former[topic].has_value();
        return std::tuple(is_pinned(barcamp, topic), was_placed, wishes[topic]);
    });
    topics.resize(std::min(topics.size(), cells(barcamp)));
    std::ranges::sort(topics);
    return topics;
}

std::string pin_text(const Barcamp& barcamp, const Barcamp::Pin& pin) {
    return pin.room ? say("{} in {}", barcamp.slots[pin.slot], barcamp.rooms[*pin.room].name) : barcamp.slots[pin.slot];
}

void check_pin(const Barcamp& barcamp, const Barcamp::Pin& pin) {
    const auto& title = barcamp.topics[pin.topic].title;
    if (pin.room && is_closed(barcamp.rooms[*pin.room], pin.slot))
        throw Conflict("pin_closed", say("'{}' is pinned to {}, which is closed", title, pin_text(barcamp, pin)));
    for (const auto* other = barcamp.pins.data(); other != &pin; ++other) {
        if (other->topic == pin.topic) throw Conflict("pinned_twice", say("'{}' is pinned twice", title));
        if (pin.room && other->slot == pin.slot && other->room == pin.room)
            throw Conflict("pins_collide", say("'{}' and '{}' are both pinned to {}",
                                               barcamp.topics[other->topic].title, title, pin_text(barcamp, pin)));
    }
}

void check(const Barcamp& barcamp) {
    if (barcamp.slots.empty()) throw BadInput("no_slots", tr("a grid has slots"));
    if (barcamp.rooms.empty()) throw BadInput("no_rooms", tr("a grid has rooms"));
    for (const auto& pin : barcamp.pins) check_pin(barcamp, pin);
}

/// "'A' (Jeanne; 10:00)": who hosts it, and when it can be where that is not always.
std::string described(const Barcamp& barcamp, const GridModel& model, std::size_t rank) {
    const auto& topic = barcamp.topics[model.topic(rank)];
    std::vector<std::string> hosts, slots;
    for (const auto host : topic.hosts) hosts.push_back(barcamp.people[host].name);
    for (std::size_t slot = 0; slot < model.slots(); ++slot)
        if (model.allowed(rank, slot)) slots.push_back(barcamp.slots[slot]);
    std::vector<std::string> facts;
    if (!hosts.empty()) facts.push_back(join(hosts, ", "));
    if (slots.empty())
        facts.emplace_back(tr("never there"));
    else if (slots.size() < model.slots())
        facts.push_back(join(slots, ", "));
    return facts.empty() ? fmt::format("'{}'", topic.title) : fmt::format("'{}' ({})", topic.title, join(facts, "; "));
}

[[noreturn]] void refuse(const Barcamp& barcamp, const GridModel& model, const Topics& ranks) {
    std::vector<std::string> topics;
    for (const auto rank : ranks) topics.push_back(described(barcamp, model, rank));
    throw Conflict("no_grid", say("no grid holds {}", join(topics, ", ")),
                   tr("a host is in one topic at a time: take a pin away, or withdraw a topic"));
}

/// Those of a grid that breaks rules which most likely cannot be together, as many as can be looked at for certain.
Topics suspects(const GridModel& model, const Slots& slots) {
    Topics ranks;
    for (std::size_t rank = 0; rank < slots.size(); ++rank) ranks.push_back(rank);
    const auto at_odds = [&](std::size_t rank, bool anywhere) {
        return std::ranges::any_of(ranks, [&](std::size_t other) {
            return model.share_host(rank, other) && (anywhere || slots[rank] == slots[other]);
        });
    };
    std::ranges::stable_sort(ranks, {}, [&](std::size_t rank) {
        return std::tuple(model.allowed(rank, slots[rank]) && !at_odds(rank, false), model.choices(rank),
                          !at_odds(rank, true));
    });
    ranks.resize(most_exact);
    for (auto& rank : ranks) rank = model.topic(rank);
    return ranks;
}

Slots searched(const Barcamp& barcamp, const GridModel& model) {
    auto slots = search_grid(model, barcamp.seed);
    if (model.cost(slots).broken == 0) return slots;
    const GridModel part(barcamp, suspects(model, slots));
    refuse(barcamp, part, held_by_none(part));
}

Slots solved(const Barcamp& barcamp, const GridModel& model) {
    if (model.size() > most_exact) return searched(barcamp, model);
    if (const auto slots = best_grid(model)) return *slots;
    refuse(barcamp, model, held_by_none(model));
}

Placed placed(const Barcamp& barcamp, const GridModel& model, const Slots& slots) {
    Placed placed(barcamp.topics.size());
    const auto members = model.by_slot(slots);
    for (std::size_t slot = 0; slot < members.size(); ++slot) {
        const auto rooms = model.rooms(slot, members[slot]);
        for (std::size_t i = 0; i < rooms.size(); ++i) placed[model.topic(members[slot][i])] = Cell{slot, rooms[i]};
    }
    return placed;
}

}  // namespace

Grid make_grid(const Barcamp& barcamp) {
    check(barcamp);
    const auto topics = chosen(barcamp);
    const GridModel model(barcamp, topics);
    Grid grid;
    grid.placed = placed(barcamp, model, solved(barcamp, model));
    for (std::size_t topic = 0; topic < barcamp.topics.size(); ++topic)
        if (!grid.placed[topic]) grid.dropped.push_back(topic);
    grid.bound = clash_bound(barcamp, topics);
    measure(barcamp, grid);
    return grid;
}

}  // namespace tiers::event
