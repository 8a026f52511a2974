#include <tiers/upkeep.h>

#include "sql/store.h"
#include "store/database.h"

namespace tiers::upkeep {

std::vector<StoredColumn> stored_columns(const Store& store) {
    std::vector<StoredColumn> columns;
    auto row = store.db().prepare(sql::store::stored_columns);
    while (row.step()) columns.push_back({row.text(0), row.text(1), row.text(2), row.integer(3) != 0});
    return columns;
}

}  // namespace tiers::upkeep
