#include "exchange/session_guid.h"

#include "base/uuid.h"
#include "store/database.h"

namespace tiers::exchange {

SessionGuids::SessionGuids(const Store& store) : space_(16, '\0') {
    auto row = store.db().prepare("select digest from journal order by id limit 1");
    if (row.step()) space_ = row.blob(0).substr(0, space_.size());
}

/// The sessions of a copy have the codes of those they were copied from, and are others.
std::string SessionGuids::of(const event::Event& event, const event::Session& session) const {
    if (is_uuid(session.code) && !event.follows) return session.code;
    return uuid5(space_, event.code + "/" + session.code);
}

}  // namespace tiers::exchange
