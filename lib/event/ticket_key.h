#pragma once

#include <tiers/store.h>
#include <string>
#include <vector>

namespace tiers::event {

/// The secret that tickets are signed with; a new one, with its public key in the database, where none signs. Throws
/// Refused where it is not there or others can read it, Failed.
std::string signing_secret(Store& store);
/// Those whose tickets are let in, 32 bytes each.
std::vector<std::string> trusted_keys(const Store& store);

}  // namespace tiers::event
