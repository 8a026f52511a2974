#pragma once

#include <tiers/store.h>

namespace tiers::catalogue {

/// Whether a booking is the room of a session that is not cancelled.
bool is_session_room(const Store& store, std::int64_t booking);
/// Throws Conflict for one, which is freed or cancelled with its session.
void refuse_session_room(const Store& store, std::int64_t booking);

}  // namespace tiers::catalogue
