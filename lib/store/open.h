#pragma once

#include <filesystem>
#include <memory>

#include "store/database.h"

namespace tiers {

/// Opens a file that is there, as `access` wants it. Throws Busy, Failed, Unusable.
std::unique_ptr<Database> open_database(const std::filesystem::path& file, Access access);
/// Opens a file to read it, as `wanted` allows its schema.
std::unique_ptr<Database> open_to_read(const std::filesystem::path& file, Access wanted);
/// Makes a file with the schema of this program; nothing is left of one that could not be finished.
std::unique_ptr<Database> create_database(const std::filesystem::path& file);
/// Opens a private copy made in `folder`, which has no name any more.
std::unique_ptr<Database> open_snapshot(const std::filesystem::path& file, const std::filesystem::path& folder);
std::unique_ptr<Database> open_in_memory();

/// Throws Failed where a file lies in a folder of another machine, Unusable where a trigger or view is planted in it.
void check_to_write(Database& db, const std::filesystem::path& file);

}  // namespace tiers
