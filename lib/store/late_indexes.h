#pragma once

#include <string>
#include <vector>

#include "store/database.h"

namespace tiers {

/// Takes indexes off a table that is about to grow by far, within the caller's transaction, and builds them again at
/// its end: sorting rows once costs a fraction of finding a place for each. Those that few rows are in better stay: to
/// build one reads the whole table. What was not built again must not be committed.
class LateIndexes {
public:
    LateIndexes(Database& db, const std::vector<const char*>& names);
    void build();

private:
    Database& db_;
    std::vector<std::string> statements_;  ///< that make them, in the schema's own words
};

}  // namespace tiers
