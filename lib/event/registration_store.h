#pragma once

#include <tiers/registration.h>
#include <tiers/session.h>

namespace tiers::event {

Registration get_registration(const Store& store, Id id);
/// One that has not ended. Throws Conflict.
Registration live_registration(const Store& store, Id id);

/// Within the transaction of the caller; the seats are checked by the database.
Id insert_registration(Store& store, const Participant& who, const std::optional<Session>& session, std::int64_t heads,
                       const char* state, std::int64_t priority, std::optional<Id> follows);
void end_registration(Store& store, Id id, const char* how, const std::string& reason, Instant at);
/// Gives it a seat: for good, or until an instant.
void seat(Store& store, Id id, std::optional<Instant> lapses);
void record_registration(Store& store, std::string_view done, const Registration& one);

}  // namespace tiers::event
