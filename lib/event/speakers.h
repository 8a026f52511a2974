#pragma once

#include <tiers/session.h>
#include <vector>

namespace tiers::event {

std::vector<Speaker> speakers(const Store& store, Id session);
/// These, in this order, and no others any more.
void put_speakers(Store& store, Id session, const std::vector<Speaker>& wanted);

}  // namespace tiers::event
