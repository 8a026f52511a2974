#pragma once

#include <tiers/export.h>
#include <filesystem>
#include <map>
#include <string>

namespace tiers::catalogue {

/// Variables of the environment that go before keys of the file (variable_of), by their name. The library reads no
/// environment: who calls it hands over what is set.
using Variables = std::map<std::string, std::string>;

/// What a command needs of a configuration file before it opens the database. The rest is not checked here: commands
/// work from what was applied, also while the file is being edited.
struct Glance {
    std::filesystem::path database = "tiers.db";  ///< absolute, or relative to the file
    std::string language;                         ///< of the operator; empty when not said
    std::string bytes;                            ///< of the file, to tell whether it changed since it was applied
};

/// Throws NotFound, Failed, and BadInput with file, line and column where what it looks at is not TOML, or with the
/// name of a variable whose value is wrong.
TIERS_API Glance glance(const std::filesystem::path& file, const Variables& variables = {});

}  // namespace tiers::catalogue
