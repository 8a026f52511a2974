#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace tiers {

/// keys/NAME beside a database: secrets that are in no database and no backup.
std::filesystem::path key_file(const std::filesystem::path& database, std::string_view name);
/// The 32 bytes of a key. Throws Refused where others can read it, Failed.
std::string read_key(const std::filesystem::path& file);
/// Makes the file, which its owner alone may read; with its group in a folder that hands its group on. Throws Conflict
/// where it is there, Failed.
void write_key(const std::filesystem::path& file, std::string_view bytes);

}  // namespace tiers
