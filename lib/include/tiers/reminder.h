#pragma once

#include <tiers/statement.h>
#include <string>

namespace tiers::member {

/// A mail that reminds a member of what they owe, with their statement in it, as a file: nothing is sent. In the
/// language that is spoken. Throws BadInput where tiers.toml does not say who sends mails.
TIERS_API std::string reminder(const Store& store, const Balance& balance, const std::string& statement,
                               Language language);

}  // namespace tiers::member
