#pragma once

#include <tiers/erasure.h>
#include <functional>
#include <string>
#include <vector>

#include "member/erase_people.h"
#include "member/erasure_list.h"

namespace tiers::member {

/// A member and those merged into it.
std::vector<Id> with_merged(const Store& store, Id member);

/// Gives the instant, the key and the hashes for the list, of what somebody was reached by.
using Hashes = std::function<Erased(const Identifiers& reached_by)>;
/// Members to be erased together, or guests: ids of participants.
struct ToErase {
    std::vector<Id> ids;
    bool guests = false;

    People people() const;
};
/// Erases them whatever goes on about them, notes them on the list, the hashes of members under the first, and writes
/// the journal.
std::vector<ErasedRow> erase_rows(Store& store, const ToErase& who, const Hashes& hashes, const std::string& reason);

}  // namespace tiers::member
