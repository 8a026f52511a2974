#pragma once

#include <tiers/registration.h>
#include <tiers/session.h>

namespace tiers::event {

/// Whether registrations are taken at this instant.
bool takes_registrations(const Event& event, Instant now);

/// Ends the live registrations of a session, or all there are at an event.
void end_all(Store& store, const Event& event, const std::string& reason,
             const std::optional<std::string>& session = {});

}  // namespace tiers::event
