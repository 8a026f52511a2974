#pragma once

#include <tiers/registration.h>
#include <tiers/session.h>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace tiers::report {

using event::Id;

/// A seat that was given, or is waited for.
struct Seat {
    Id participant = 0;
    std::optional<Id> session;  ///< nothing: the event
    std::int64_t heads = 1;
    std::optional<Instant> cancelled;
    bool waiting = false;
};

/// Somebody at a session, whatever the half-day.
struct Presence {
    std::int64_t heads = 1;
    std::set<int> halves;
};

/// What an event left in the rows.
struct EventRows {
    event::Event event;
    std::vector<event::Session> sessions;  ///< those that were cancelled too
    std::map<Id, event::Participant> people;
    std::vector<Seat> seats;
    std::map<std::pair<Id, Id>, Presence> presences;  ///< by session and participant
    std::set<Id> noted;                               ///< sessions at which anything was noted of anybody
    std::map<Id, std::int64_t> counted;               ///< heads, by session, where they were counted

    const Presence* presence(Id session, Id participant) const {
        const auto found = presences.find({session, participant});
        return found == presences.end() ? nullptr : &found->second;
    }
};
EventRows rows_of_event(const Store& store, const std::string& code);

}  // namespace tiers::report
