#pragma once

#include <tiers/profile.h>

namespace tiers::exchange {

/// What of a checked edit is not known of a member yet. A contact that says no label is known under any.
member::ProfileEdit not_known(const member::Member& member, const member::Profile& known, member::ProfileEdit edit);

/// "work:jeanne@example.org" -> "jeanne@example.org".
std::string value_of(const std::string& contact);

}  // namespace tiers::exchange
