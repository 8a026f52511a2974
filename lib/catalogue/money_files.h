#pragma once

#include <filesystem>

#include "catalogue/toml.h"

namespace tiers::catalogue {

/// Adds to a checked file the costs and subsidies of the CSV files that its [funding] names, relative to `folder`, as
/// if each row were a [[cost]] or [[subsidy]] of its own. Throws BadInput that tells all problems of a file, each with
/// file, line and number of the column.
void add_money_files(Node& root, const std::filesystem::path& folder);

}  // namespace tiers::catalogue
