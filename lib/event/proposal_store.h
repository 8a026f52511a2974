#pragma once

#include <tiers/barcamp.h>

namespace tiers::event {

/// One that stands, by id, title or unique beginning of one. Throws NotFound, BadInput (ambiguous).
Proposal standing_topic(const Store& store, const Event& event, std::string_view topic);

/// Where the grid that is kept has it; nothing: nowhere any more.
void set_placed(Store& store, Id proposal, std::optional<Id> session);

void record_proposal(Store& store, std::string_view done, const Proposal& proposal);

}  // namespace tiers::event
