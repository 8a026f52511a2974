#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace tiers::report {

/// Puts rows with few people (fewer than `min_cell`, and not none) into `together`, with the next smallest until nobody
/// can be told. `people_of(row)` counts them, `put(together, row)` adds a row.
template <class Row, class People, class Put>
void merge_few(std::vector<Row>& rows, Row together, std::int64_t min_cell, People people_of, Put put) {
    const auto few = [&](const Row& row) { return people_of(row) > 0 && people_of(row) < min_cell; };
    const auto take = [&](auto row) {
        put(together, *row);
        rows.erase(row);
    };
    for (auto found = std::find_if(rows.begin(), rows.end(), few); found != rows.end();
         found = std::find_if(rows.begin(), rows.end(), few))
        take(found);
    while (!rows.empty() && few(together))
        take(std::min_element(rows.begin(), rows.end(),
                              [&](const Row& one, const Row& other) { return people_of(one) < people_of(other); }));
    if (people_of(together) > 0) rows.push_back(std::move(together));
}

}  // namespace tiers::report
