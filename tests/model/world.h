#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace model {

/// Seconds since 1970, UTC or as a clock on the wall shows them.
using Time = std::int64_t;
constexpr Time minute = 60, hour = 3'600, day = 86'400;

/// What the place declares, as tiers.toml and as the model knows it.
extern const char* const toml;

struct Resource {
    const char* id;
    bool seats;  ///< booked by seats
    Time buffer;
    bool nights;  ///< open around the clock; else from 01:00 to 23:00
    bool approval;
    Time hold;
    std::optional<Time> no_show_after, early_checkin;
    bool free_at_checkout;
    std::optional<int> firm_within;  ///< days
    std::vector<int> shares;         ///< resources that share a part with it
};
extern const std::vector<Resource> resources;

/// Seats there are at an instant.
int units(int resource, Time at);

/// Paris in 2026, whose clock goes forward on 29 March and back on 25 October at 01:00 UTC.
Time wall_of(Time utc);
/// A wall time that does not exist is read with the offset before; of one that comes twice, the first.
Time utc_of(Time wall);

}  // namespace model
