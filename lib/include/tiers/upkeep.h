#pragma once

#include <tiers/export.h>
#include <tiers/store.h>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tiers::upkeep {

/// Something in a database that breaks a rule, with the row that does.
struct Finding {
    std::string check;   ///< integrity, foreign_key, schema, journal, overbooked, wall_time, rights (stable)
    std::string entity;  ///< table or thing
    std::int64_t id = 0;
    std::string detail;  ///< a sentence
};

/// All that breaks a rule: SQLite's own integrity, foreign keys, triggers and views that are not ours, the chain of the
/// journal, overbooking (by a query written apart from the triggers), bookings to come whose zone has changed its
/// clock, rights of the file wider than group. With `head`, also whether that digest (hex) is in the journal.
TIERS_API std::vector<Finding> verify(const Store& store, std::string_view head = {});

/// Rows of each table, by name.
TIERS_API std::vector<std::pair<std::string, std::int64_t>> table_rows(const Store& store);
TIERS_API int schema(const Store& store);

struct JournalRow {
    std::int64_t id;
    Instant at;
    std::string user, host, as, command, entity;
    std::int64_t entity_id;
    std::string digest;  ///< hex
};
/// Calls back for each row of the journal, oldest first.
TIERS_API void each_journal_row(const Store& store, const std::function<void(const JournalRow&)>& take);
/// The digest of the last row, hex; empty for an empty journal. Written down elsewhere, it proves later that nothing
/// before it was changed.
TIERS_API std::string journal_head(const Store& store);

/// Copies an open database to a file, also while others write (SQLite's online backup): written beside, checked, made
/// 0600 and renamed. The applied tiers.toml is inside. Throws Conflict when the file is there, Failed.
TIERS_API void backup(const Store& store, const std::filesystem::path& file);

}  // namespace tiers::upkeep
