#pragma once

#include "event/grid.h"

namespace tiers::event {

/// By topic.
using Placed = std::vector<std::optional<Cell>>;

/// Fills in all figures of a grid whose topics have their places; the bound comes from elsewhere.
void measure(const Barcamp& barcamp, Grid& grid);

}  // namespace tiers::event
