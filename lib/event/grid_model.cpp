#include "event/grid_model.h"

#include <algorithm>

namespace tiers::event {

namespace {

bool holds_value(const std::vector<std::size_t>& values, std::size_t value) {
    return std::ranges::find(values, value) != values.end();
}

void keep_once(std::vector<std::size_t>& values) {
    std::ranges::sort(values);
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

/// By slot, the rooms that are open in it, the largest first.
std::vector<Topics> rooms_by_size(const Barcamp& barcamp) {
    std::vector<Topics> open(barcamp.slots.size());
    for (std::size_t slot = 0; slot < open.size(); ++slot) {
        for (std::size_t room = 0; room < barcamp.rooms.size(); ++room)
            if (!holds_value(barcamp.rooms[room].closed, slot)) open[slot].push_back(room);
        std::ranges::stable_sort(open[slot], std::greater(),
                                 [&](std::size_t room) { return barcamp.rooms[room].capacity; });
    }
    return open;
}

}  // namespace

std::vector<Topics> wanted_by_people(const Barcamp& barcamp) {
    std::vector<Topics> wanted;
    for (const auto& person : barcamp.people) wanted.push_back(person.wishes);
    for (std::size_t topic = 0; topic < barcamp.topics.size(); ++topic)
        for (const auto host : barcamp.topics[topic].hosts)
            if (!barcamp.people[host].wishes.empty()) wanted[host].push_back(topic);
    for (auto& topics : wanted) keep_once(topics);
    return wanted;
}

std::vector<std::int64_t> wishes_of_topics(const Barcamp& barcamp) {
    std::vector<std::int64_t> wishes;
    for (const auto& topic : barcamp.topics) wishes.push_back(topic.hands);
    for (const auto& topics : wanted_by_people(barcamp))
        for (const auto topic : topics) ++wishes[topic];
    return wishes;
}

GridModel::GridModel(const Barcamp& barcamp, Topics topics) : open_rooms_(rooms_by_size(barcamp)) {
    const auto wishes = wishes_of_topics(barcamp);
    std::ranges::sort(topics);
    std::ranges::stable_sort(topics, std::greater(), [&](std::size_t topic) { return wishes[topic]; });
    for (const auto topic : topics) topics_.push_back({.at = topic, .wanted = wishes[topic]});
    for (const auto& room : barcamp.rooms) capacity_.push_back(room.capacity);
    count_pairs(barcamp);
    allow_slots(barcamp);
    take_former(barcamp);
}

void GridModel::count_pairs(const Barcamp& barcamp) {
    pairs_.resize(size() * size());
    std::vector<std::optional<std::size_t>> rank(barcamp.topics.size());
    for (std::size_t i = 0; i < size(); ++i) rank[topics_[i].at] = i;
    for (const auto& wanted : wanted_by_people(barcamp))
        for (const auto one : wanted)
            for (const auto other : wanted)
                if (one != other && rank[one] && rank[other]) ++pair(*rank[one], *rank[other]).people;
    for (std::size_t one = 0; one < size(); ++one)
        for (std::size_t other = 0; other < size(); ++other)
            pair(one, other).host =
                one != other && std::ranges::any_of(barcamp.topics[topics_[one].at].hosts, [&](std::size_t host) {
                    return holds_value(barcamp.topics[topics_[other].at].hosts, host);
                });
}

void GridModel::allow_slots(const Barcamp& barcamp) {
    for (auto& topic : topics_) {
        topic.allowed.assign(slots(), 1);
        for (const auto host : barcamp.topics[topic.at].hosts)
            for (const auto slot : barcamp.people[host].away) topic.allowed[slot] = 0;
        for (const auto& pin : barcamp.pins) {
            if (pin.topic != topic.at) continue;
            topic.pinned = pin.room;
            for (std::size_t slot = 0; slot < slots(); ++slot)
                if (slot != pin.slot) topic.allowed[slot] = 0;
        }
    }
}

/// A topic stays where it was, unless the room is closed now or another is pinned to it.
void GridModel::take_former(const Barcamp& barcamp) {
    if (barcamp.former.empty()) return;
    for (auto& topic : topics_) {
        const auto& was = barcamp.former[topic.at];
        topic.was_placed = was.has_value();
        if (!was || !is_open(*was) || (topic.pinned && topic.pinned != was->room)) continue;
        const auto taken = std::ranges::any_of(barcamp.pins, [&](const auto& pin) {
            return pin.topic != topic.at && pin.slot == was->slot && pin.room == was->room;
        });
        if (!taken) topic.stays = was;
    }
}

bool GridModel::is_open(const Cell& cell) const {
    return cell.slot < slots() && holds_value(open_rooms_[cell.slot], cell.room);
}

std::size_t GridModel::choices(std::size_t rank) const {
    return static_cast<std::size_t>(std::ranges::count(topics_[rank].allowed, 1));
}

std::vector<std::size_t> GridModel::rooms(std::size_t slot, std::span<const std::size_t> ranks) const {
    std::vector<std::size_t> given(ranks.size(), capacity_.size());
    std::vector<char> taken(capacity_.size());
    const auto give = [&](std::size_t i, std::size_t room) {
        given[i] = room;
        taken[room] = 1;
    };
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        const auto& topic = topics_[ranks[i]];
        if (topic.pinned)
            give(i, *topic.pinned);
        else if (topic.stays && topic.stays->slot == slot)
            give(i, topic.stays->room);
    }
    auto next = open_rooms_[slot].begin();
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        if (given[i] != capacity_.size()) continue;
        while (taken[*next]) ++next;
        give(i, *next);
    }
    return given;
}

Cost GridModel::cost(std::size_t slot, std::span<const std::size_t> ranks) const {
    Cost cost;
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        const auto& topic = topics_[ranks[i]];
        cost.broken += !topic.allowed[slot];
        cost.moved += topic.was_placed && !(topic.stays && topic.stays->slot == slot);
        for (std::size_t j = 0; j < i; ++j) {
            cost.broken += pair(ranks[i], ranks[j]).host;
            cost.clashing += pair(ranks[i], ranks[j]).people;
        }
    }
    const auto given = rooms(slot, ranks);
    for (std::size_t i = 0; i < ranks.size(); ++i)
        cost.unseated += std::max<std::int64_t>(0, topics_[ranks[i]].wanted - capacity_[given[i]]);
    return cost;
}

Cost GridModel::cost(const Slots& slots) const {
    Cost sum;
    const auto members = by_slot(slots);
    for (std::size_t slot = 0; slot < members.size(); ++slot) sum = sum + cost(slot, members[slot]);
    return sum;
}

std::vector<Topics> GridModel::by_slot(const Slots& slots) const {
    std::vector<Topics> members(this->slots());
    for (std::size_t rank = 0; rank < slots.size(); ++rank) members[slots[rank]].push_back(rank);
    return members;
}

}  // namespace tiers::event
