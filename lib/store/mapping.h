#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"

namespace tiers {

/// A mapping file that an import used.
struct Mapping {
    std::string name;  ///< of the file, without its folder
    std::string toml;
};

/// Whether a name is that of a file wherever it is written: no folder, nothing hidden, no control character, UTF-8.
bool plain_file_name(std::string_view name);

/// Those a database holds, also one of a schema that held none. Throws Unusable for a name that is no plain one.
std::vector<Mapping> kept_mappings(Database& db);
/// Keeps one in the caller's transaction, and says so in the journal; one that is there with the same bytes stays.
void keep_mapping(Store& store, const Mapping& mapping);

}  // namespace tiers
