#pragma once

#include <string>
#include <vector>

#include "store/database.h"

namespace tiers {

constexpr int application_id = 0x74696572;  // "tier"

/// Triggers and views of a database that no migration makes: they could change what is written unseen.
std::vector<std::string> foreign_objects(Database& db);

/// Tables, indexes, triggers and views of this program's schema that a database lacks, and tables and indexes that are
/// not as they are made.
std::vector<std::string> lost_objects(Database& db);

}  // namespace tiers
