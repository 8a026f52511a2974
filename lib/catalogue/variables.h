#pragma once

#include <tiers/catalogue.h>

#include "catalogue/toml.h"

namespace tiers::catalogue {

/// Puts what variables say in the place of what a file says.
void put_variables(Node& root, const Variables& variables);

}  // namespace tiers::catalogue
