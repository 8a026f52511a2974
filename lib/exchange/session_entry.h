#pragma once

#include <tiers/session.h>
#include <string>

#include "event/room_names.h"
#include "exchange/session_guid.h"
#include "format/icalendar_write.h"

namespace tiers::exchange {

/// Sessions as the events of calendars, the same in each of them.
class SessionEntries {
public:
    SessionEntries(const Store& store, const event::Event& event);

    format::CalendarEntry of(const event::Session& session) const;
    /// The room, if it has one, and the place.
    std::string location(const event::Session& session) const;

private:
    const Store& store_;
    const event::Event& event_;
    event::RoomNames rooms_;
    SessionGuids guids_;
    std::string place_;
};

}  // namespace tiers::exchange
