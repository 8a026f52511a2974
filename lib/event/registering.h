#pragma once

#include <tiers/registration.h>
#include <tiers/session.h>

#include "event/registration_store.h"
#include "member/erasure_list.h"

namespace tiers::event {

/// Throws Refused where an event takes no registrations now.
void refuse_closed(const Event& event, Instant now);
/// Throws Refused for a session that is not registered for by itself, or has begun.
void refuse_session(const Event& event, const Session& session, Instant now);
/// Throws BadInput.
void check_heads(std::int64_t heads);

/// On the waiting list, for give_seats(). Throws Conflict for who is registered already.
Id ask(Store& store, const Event& event, const Participant& who, const Target& target, const Registering& request);
/// Ends one; who waits for its seat does so until give_seats(). Throws NotFound, Conflict.
Registration leave(Store& store, Id id, const std::string& reason);

}  // namespace tiers::event
