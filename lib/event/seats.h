#pragma once

#include <tiers/registration.h>
#include <tiers/session.h>
#include <set>

namespace tiers::event {

/// Whether registrations are taken at this instant.
bool takes_registrations(const Event& event, Instant now);

/// Offers that have lapsed are none to the walls of the database, either.
void end_lapsed(Store& store, const Event& event);

/// promote(), where some were asked for just now: theirs are given for good, not offered.
std::vector<Registration> give_seats(Store& store, std::string_view event, const std::set<Id>& asked);

/// Why one that waits has no seat, as Wait tells it; empty for one that does not wait, or would get one.
std::string why_waiting(const Store& store, const Event& event, Id registration);

/// Ends the live registrations of a session, or all there are at an event.
void end_all(Store& store, const Event& event, const std::string& reason,
             const std::optional<std::string>& session = {});

}  // namespace tiers::event
