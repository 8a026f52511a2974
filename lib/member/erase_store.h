#pragma once

#include <tiers/erasure.h>
#include <functional>
#include <string>
#include <vector>

#include "member/erasure_list.h"

namespace tiers::member {

/// A member and those merged into it.
std::vector<Id> with_merged(const Store& store, Id member);

/// Gives the instant, the key and the hashes for the list, of what the members of a JSON list were reached by.
using Hashes = std::function<Erased(const std::string& ids, const Identifiers& reached_by)>;
/// Erases members whatever goes on about them, notes them on the list with the hashes under the first, and writes the
/// journal.
std::vector<ErasedRow> erase_rows(Store& store, const std::vector<Id>& ids, const Hashes& hashes,
                                  const std::string& reason);

}  // namespace tiers::member
