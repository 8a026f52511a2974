#pragma once

#include <tiers/registration.h>
#include <tiers/session.h>

namespace tiers::event {

/// What is registered for: a session, or the event as a whole, in a category (its code) where it has some.
struct Target {
    std::optional<Session> session = {};
    std::string category = {};
    bool on_the_spot = false;  ///< by somebody who walks in
};

std::optional<Registration> find_registration(const Store& store, Id id);
/// Throws NotFound.
Registration get_registration(const Store& store, Id id);
/// One that has not ended. Throws Conflict.
Registration live_registration(const Store& store, Id id);

/// The live one of a participant for a session, or for the event.
std::optional<Id> live_registration_of(const Store& store, Id participant, const std::optional<Session>& session);
/// The live one of who is that member, has that e-mail, or has none and that name.
std::optional<Registration> same_registration(const Store& store, const Event& event, const Participant& who,
                                              const std::optional<Session>& session);

/// Within the transaction of the caller; the seats are checked by the database.
Id insert_registration(Store& store, const Participant& who, const Target& target, std::int64_t heads,
                       const char* state, std::int64_t priority, std::optional<Id> follows);
void end_registration(Store& store, Id id, const char* how, const std::string& reason, Instant at);
/// Gives it a seat: for good, or until an instant.
void seat(Store& store, Id id, std::optional<Instant> lapses);
void record_registration(Store& store, std::string_view done, const Registration& one);

}  // namespace tiers::event
