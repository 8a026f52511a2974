#pragma once

#include <string>
#include <vector>

#include "store/database.h"

namespace tiers {

constexpr int application_id = 0x74696572;  // "tier"

/// Triggers and views of a database that no migration makes: they could change what is written unseen.
std::vector<std::string> foreign_objects(Database& db);

}  // namespace tiers
