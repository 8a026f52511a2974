#include "tests/model/world.h"

namespace model {

const char* const toml = R"([operator]
name = "Test"

[[place]]
id = "lieu"
hours = "24/7"
holidays = "none"

[[place.resource]]
id = "desks"
kind = "desk"
hours = "Mo-Su 01:00-23:00"
capacity = [{ from = 2012-07-01, seats = 4 }, { from = 2026-03-29, seats = 2 }, { from = 2026-10-25, seats = 5 }]
buffer = "5min"
hold = "0min"

[[place.resource]]
id = "room-a"
kind = "room"
buffer = "15min"
hold = "2h"

[[place.resource]]
id = "room-b"
kind = "room"
hold = "0min"
no_show_after = "15min"
early_checkin = "30min"
free_at_checkout = true

[[place.resource]]
id = "hall"
kind = "room"
composed_of = ["room-a", "room-b"]
approval = true
hold = "3h"

[[place.resource]]
id = "studio"
kind = "room"
hold = "1h"
firm_within = "1d"
)";

const std::vector<Resource> resources = {
    {"desks", true, 5 * minute, false, false, 0, {}, {}, false, {}, {}},
    {"room-a", false, 15 * minute, true, false, 2 * hour, {}, {}, false, {}, {3}},
    {"room-b", false, 0, true, false, 0, 15 * minute, 30 * minute, true, {}, {3}},
    {"hall", false, 0, true, true, 3 * hour, {}, {}, false, {}, {1, 2}},
    {"studio", false, 0, true, false, hour, {}, {}, false, 1, {}},
};

namespace {

constexpr Time forward = 1'774'746'000, back = 1'792'890'000;

Time offset(Time utc) {
    return utc >= forward && utc < back ? 2 * hour : hour;
}

}  // namespace

int units(int resource, Time at) {
    if (!resources[static_cast<std::size_t>(resource)].seats) return 1;
    const auto wall = wall_of(at);
    return wall < wall_of(forward) / day * day ? 4 : wall < wall_of(back) / day * day ? 2 : 5;
}

Time wall_of(Time utc) {
    return utc + offset(utc);
}

Time utc_of(Time wall) {
    if (wall_of(wall - 2 * hour) == wall) return wall - 2 * hour;
    return wall - hour;
}

}  // namespace model
