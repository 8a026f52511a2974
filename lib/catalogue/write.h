#pragma once

#include <tiers/catalogue.h>

namespace tiers::catalogue {

/// Writes what `wanted` declares, but for capacity and exclusions; what it no longer has is retired. Fills in the rows
/// of its places and resources.
void write_rows(Store& store, Catalogue& wanted);

}  // namespace tiers::catalogue
