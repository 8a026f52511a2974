#pragma once

#include <tiers/session.h>

#include "format/schedule.h"

namespace tiers::event {

/// What programmes tell of a session that is only kept to be told again, with its speakers as they know them.
struct SessionMore {
    std::string subtitle, language, url;
    std::vector<format::ScheduleLink> links;
    std::vector<format::SchedulePerson> persons;
    bool operator==(const SessionMore&) const = default;
};
SessionMore session_more(const Store& store, Id session);
/// Whether it is something else than before; it is then kept, with a row of the journal. `persons` are in the order of
/// the speakers. Throws BadInput for texts that cannot be stored.
bool keep_session_more(Store& store, Id session, SessionMore more);

}  // namespace tiers::event
