#pragma once

#include <filesystem>
#include <memory>

#include "store/database.h"

namespace tiers {

/// Copies all pages of an open database into another. Throws Failed.
void copy_pages(sqlite3* from, sqlite3* to);

/// Copies all pages of an open database to a new file that its owner alone may open, also while others write, and
/// checks the copy. Throws Failed, and Unusable where the copy is not sound.
void copy_database(Database& from, const std::filesystem::path& to);

/// Copies a database beside itself, under a name that tells its schema: tiers-schema-1-20260310T080000Z.db.
std::filesystem::path backup_before_migration(const Store& store);

/// Opens a backup to read it, of an older schema too. Throws NotFound, Unusable.
std::unique_ptr<Database> open_backup(const std::filesystem::path& file);

}  // namespace tiers
