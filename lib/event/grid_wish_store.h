#pragma once

#include <tiers/barcamp_grid.h>

namespace tiers::event {

/// What was kept with the last grid of an event: pins of topics, and slots in which hosts are not there.
std::vector<TopicGrid::Pin> kept_pins(const Store& store, const Event& event);
std::vector<TopicGrid::Away> kept_absences(const Store& store, const Event& event);

/// In the place of what was kept before, with a row of the journal where that is something else.
void keep_pins(Store& store, const TopicGrid& grid);

}  // namespace tiers::event
