#pragma once

struct sqlite3;

namespace tiers {

/// How often who waits for others asks again, every five milliseconds.
struct Patience {
    int times;
};
inline constexpr Patience usual_patience{2'000};

/// How long a connection waits for those who write; `patience` outlives it. All who wait ask equally often: SQLite
/// itself asks less often the longer it waits, so that among many writers who came last goes first.
void wait_for_others(sqlite3* handle, const Patience& patience);

}  // namespace tiers
