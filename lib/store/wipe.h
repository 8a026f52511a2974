#pragma once

namespace tiers {

class Database;

/// Notes, in the caller's transaction, that the file is to be written anew (upkeep::wipe).
void wipe_later(Database& db);

}  // namespace tiers
