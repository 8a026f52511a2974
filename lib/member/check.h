#pragma once

#include <tiers/member.h>

namespace tiers::member {

/// A member as one can be stored: blanks taken off the ends, a SIREN without its own, every text free of control
/// characters (a note may have line ends and tabs) and not too long, the organisation one that is there. Throws
/// BadInput.
Member checked(const Store& store, Member member);
/// The same for one that is new: who says nothing of when they joined, joined today.
Member checked_new(const Store& store, Member member);

}  // namespace tiers::member
