#pragma once

#include <tiers/store.h>
#include <cstdint>
#include <string>
#include <string_view>

namespace tiers::journal {

/// Writes one row of the chain, in the caller's transaction: who (Store::actor), when, the entity and the digest of its
/// content (JSON). A batch writes one row whose content lists the changes. Throws Refused when the real clock lies more
/// than a minute before the last row.
void write(Store& store, std::string_view entity, std::int64_t id, const std::string& content);

}  // namespace tiers::journal
