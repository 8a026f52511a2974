#pragma once

#include <string>

#include "event/grid.h"

namespace tiers::event {

/// Topics A, B, C... that nobody hosts, and what people wish for: "AB" "AC".
inline Barcamp barcamp_of(std::size_t topics, const std::vector<std::string>& ballots, std::size_t slots,
                          const std::vector<int>& rooms) {
    Barcamp barcamp;
    for (std::size_t i = 0; i < topics; ++i)
        barcamp.topics.push_back({.title = std::string(1, static_cast<char>('A' + i))});
    for (const auto& ballot : ballots) {
        barcamp.people.push_back({.name = "P" + std::to_string(barcamp.people.size() + 1)});
        for (const auto letter : ballot) barcamp.people.back().wishes.push_back(static_cast<std::size_t>(letter - 'A'));
    }
    for (std::size_t i = 0; i < slots; ++i) barcamp.slots.push_back(std::to_string(10 + i) + ":00");
    for (const auto capacity : rooms)
        barcamp.rooms.push_back({.name = "Room " + std::to_string(barcamp.rooms.size() + 1), .capacity = capacity});
    return barcamp;
}

/// The oracle of ten people and six topics of the reference: two triangles ABC and DEF, and three more wishes.
inline Barcamp ten_people(std::size_t slots, std::size_t rooms) {
    return barcamp_of(6, {"AB", "AB", "AC", "BC", "DE", "DE", "DF", "EF", "AD", "CF"}, slots,
                      std::vector<int>(rooms, 30));
}

inline std::size_t topic(char letter) {
    return static_cast<std::size_t>(letter - 'A');
}

}  // namespace tiers::event
