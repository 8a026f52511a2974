#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace tiers::member {

/// Why data on people is kept: an activity of the register of processing (GDPR art. 30).
struct Purpose {
    const char* code;      ///< msgid, a word
    const char* sentence;  ///< msgid
    const char* basis;     ///< msgid, of art. 6
};

/// What a table of the schema holds on people. Its former rows (X_was) are of it.
struct Processing {
    const char* table;
    const char* holds;                            ///< msgid, a title
    const char* purpose;                          ///< of a Purpose
    std::vector<const char*> categories, people;  ///< msgids, words
    const char* kept;      ///< msgid: membership, accounts, personal-track, file (tiers-report(1))
    const char* exported;  ///< commands that write it for others, comma-separated; empty for none
};

std::span<const Purpose> purposes();
const Purpose& purpose_of(const Processing& processing);
const std::vector<Processing>& processings();
/// Null for a table that holds nothing on people.
const Processing* processing_of(std::string_view table);
/// The other tables: what the operator declares, and what is counted.
std::span<const char* const> tables_without_people();

}  // namespace tiers::member
