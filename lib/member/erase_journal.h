#pragma once

#include <tiers/erasure.h>
#include <cstdint>
#include <string>
#include <vector>

#include "member/erase_names.h"

namespace tiers::member {

/// Rows of the journal that are about members.
struct JournalAbout {
    std::vector<std::int64_t> contents;  ///< whose content names them, or is of a row of theirs
    std::vector<std::int64_t> acted;     ///< in which one of them acted
};
/// `ids` is a JSON list of members, `rows` what is planned for rows.
JournalAbout journal_about(const Store& store, const std::string& ids, const Names& names,
                           const std::vector<ErasedRow>& rows);

}  // namespace tiers::member
