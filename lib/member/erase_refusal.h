#pragma once

#include <tiers/member.h>

#include "member/erase_people.h"

namespace tiers::member {

/// Throws Refused where something about a member goes on, with what ends it.
void refuse_to_erase(const Store& store, Id member, const People& people);
/// Throws Refused while a participant of theirs is registered for what is to come.
void refuse_registered(const Store& store, const People& people);

}  // namespace tiers::member
