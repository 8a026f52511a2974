#pragma once

#include <tiers/catalogue.h>

#include "catalogue/toml.h"

namespace tiers::catalogue {

/// The catalogue a checked file declares, before what only the whole can tell (catalogue/sense.h).
Catalogue read_catalogue(const Node& root);

}  // namespace tiers::catalogue
