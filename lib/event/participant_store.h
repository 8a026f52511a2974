#pragma once

#include <tiers/registration.h>

#include "member/erasure_list.h"
#include "store/database.h"

namespace tiers::event {

/// One read from ten columns: id, member, name, e-mail, organisation, category, profile, commune, EPCI, department.
Participant participant_of(const Statement& row, int first);

/// find_participant() of an event that was read.
Participant find_participant(const Store& store, const Event& event, std::string_view who);
/// The participant that somebody is at an event already, by member or e-mail.
std::optional<Participant> known_participant(const Store& store, const Event& event, const Participant& who);
/// The same, or a new one; what a member does not say of themselves is taken from what is known of them. Who was
/// erased is read where it is not given.
Participant take_part(Store& store, const Event& event, Participant who,
                      const std::optional<territory::Commune>& commune, const member::ErasedPeople* erased = nullptr);

}  // namespace tiers::event
