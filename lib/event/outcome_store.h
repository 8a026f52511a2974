#pragma once

#include <tiers/outcome.h>

namespace tiers::event {

/// What an outcome is of; neither: the event as a whole.
struct OutcomeOf {
    std::optional<Id> session, proposal;
};

std::vector<Outcome> select_outcomes(const Store& store, const Event& event, std::optional<Id> id);
Id insert_outcome(Store& store, const Event& event, const OutcomeOf& of, const std::string& title, const Topic& tree);
void set_outcome_withdrawn(Store& store, Id id);

/// A row of the journal.
void record_outcome(Store& store, std::string_view done, const Outcome& outcome);

}  // namespace tiers::event
