#include "catalogue/session_room.h"

#include "store/database.h"

namespace tiers::catalogue {

bool is_session_room(const Store& store, std::int64_t booking) {
    auto row = store.db().prepare("select 1 from session where booking_id = :booking and cancelled is null");
    return row.bind(":booking", booking).step();
}

}  // namespace tiers::catalogue
