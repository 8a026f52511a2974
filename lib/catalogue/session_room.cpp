#include "catalogue/session_room.h"

#include <tiers/error.h>

#include "base/text.h"
#include "sql/catalogue.h"
#include "store/database.h"

namespace tiers::catalogue {

namespace {

Statement session_of(const Store& store, std::int64_t booking) {
    auto row = store.db().prepare(sql::catalogue::session_room);
    row.bind(":booking", booking);
    return row;
}

}  // namespace

bool is_session_room(const Store& store, std::int64_t booking) {
    return session_of(store, booking).step();
}

void refuse_session_room(const Store& store, std::int64_t booking) {
    auto row = session_of(store, booking);
    if (!row.step()) return;
    const auto event = row.text(0), session = row.text(1);
    throw Conflict(
        "session_room", say("booking {} is the room of session '{}' of event '{}'", booking, session, event),
        say("'tiers event change {} {} --room \"\"' frees it, 'tiers event cancel {} --session {}' cancels the "
            "session",
            event, session, event, session));
}

}  // namespace tiers::catalogue
