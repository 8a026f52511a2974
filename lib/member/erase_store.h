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

/// Gives what goes on the list of who was erased, by what they were reached by.
using Noting = std::function<std::vector<Erased>(const Identifiers& reached_by)>;
/// One member and those merged into it, or guests, of whom there may be many: ids of participants.
struct ToErase {
    std::vector<Id> ids;
    bool guests = false;

    People people() const;
};
/// For the list: each of some members, the hashes under the first.
std::vector<Erased> noted_members(const Store& store, const std::vector<Id>& ids, Erased gone);
/// Erases them whatever goes on about them, in one pass over all that is written, notes them on the list, and writes
/// the journal.
std::vector<ErasedRow> erase_rows(Store& store, const ToErase& who, const Noting& noting, const std::string& reason);

}  // namespace tiers::member
