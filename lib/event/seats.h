#pragma once

#include <tiers/registration.h>
#include <tiers/session.h>

namespace tiers::event {

/// Whether registrations are taken at this instant.
bool takes_registrations(const Event& event, Instant now);

/// Ends what was offered and has lapsed, and brings in who waits; every write that may free a seat does it. Those that
/// came in.
std::vector<Registration> settle(Store& store, std::string_view event);

/// Ends the live registrations of a session, or all there are at an event.
void end_all(Store& store, const Event& event, const std::string& reason,
             const std::optional<std::string>& session = {});

}  // namespace tiers::event
