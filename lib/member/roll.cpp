#include "member/roll.h"

#include "sql.h"
#include "store/database.h"

namespace tiers::member {

std::vector<Id> roll(const Store& store, Day on) {
    std::vector<Id> found;
    auto row = store.db().prepare(sql::member::roll);
    for (row.bind(":on", on); row.step();) found.push_back(row.integer(0));
    return found;
}

}  // namespace tiers::member
