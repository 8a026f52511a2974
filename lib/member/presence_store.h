#pragma once

#include <tiers/presence.h>
#include <string_view>

#include "store/database.h"

namespace tiers::member {

/// A row of presences.sql.
Presence read_presence(const Statement& row);
Presence get_presence(const Store& store, std::int64_t id);

/// The one of a member that began last, up to an instant.
std::optional<Presence> last_presence(const Store& store, Id member, Instant until);
/// When a member came next, after an instant.
std::optional<Instant> next_arrival(const Store& store, Id member, Instant after);

Presence insert_presence(Store& store, const catalogue::Place& place, Id member, Instant checked_in,
                         std::optional<Instant> automatic_end);
void end_presence(Store& store, Presence& presence, Instant at, bool automatic);

/// One row of the journal.
void record(Store& store, std::string_view done, const std::vector<Presence>& presences);

}  // namespace tiers::member
