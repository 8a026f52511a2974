#pragma once

#include <tiers/document.h>

namespace tiers {

/// Shows people no column that says nothing in any row; machine formats have it all the same.
void hide_empty_columns(Table& table);

}  // namespace tiers
