#pragma once

#include <tiers/time.h>
#include <optional>
#include <string_view>

namespace tiers {

/// A wall time as typed, with the offset it may carry: no instant yet, where no zone is known.
struct TypedTime {
    WallTime wall;
    std::optional<Seconds> offset;

    /// Throws BadInput as parse_instant() does for what the zone skips or repeats.
    Instant in(const Zone& zone) const;
};

/// What parse_instant() reads; nothing for what it does not, and for a day without a time.
std::optional<TypedTime> typed_time(std::string_view text);

}  // namespace tiers
