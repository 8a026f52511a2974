#pragma once

#include <tiers/session.h>
#include <string>
#include <vector>

namespace tiers::event {

std::vector<Speaker> speakers(const Store& store, Id session);
/// These, in this order, and no others any more.
void put_speakers(Store& store, Id session, const std::vector<Speaker>& wanted);

/// "Ana Etche, Peio Ansa"; empty where nobody speaks.
std::string speaker_names(const Session& session);

}  // namespace tiers::event
