#pragma once

#include <tiers/agenda.h>

#include "booking/naming.h"

namespace tiers::booking {

/// The blocks of a resource on a day, from midnight to midnight.
std::vector<Timetable::Block> day_blocks(const Store& store, const catalogue::Resource& resource, Day day,
                                         const Naming& naming, Language language);

}  // namespace tiers::booking
