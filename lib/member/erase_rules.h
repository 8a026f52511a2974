#pragma once

#include <span>

namespace tiers::member {

/// What an erasure does with the rows of a table that are about the member.
struct EraseRule {
    const char* table;
    const char* key;    ///< tells a row
    const char* where;  ///< which; erase_people.sql names the sets
    const char* holds;  ///< of those, which hold what goes; null: all. The others are kept.
    const char* set;    ///< null: the row is deleted; empty: it is kept
    const char* why;    ///< msgid: why it stays, or what of it
};
std::span<const EraseRule> erase_rules();

/// A column of free text in which anybody may be named, and its twin for lookup. Keys are rowids.
struct FreeText {
    const char* table;
    const char* column;
    const char* folded = nullptr;
    const char* with = nullptr;  ///< what else is taken away
};
std::span<const FreeText> free_texts();

/// Which rows the result of a request under a key names.
struct RequestRows {
    const char* verb;
    const char* table;
};
std::span<const RequestRows> request_rows();

}  // namespace tiers::member
