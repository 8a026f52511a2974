#pragma once

#include <tiers/export.h>
#include <tiers/store.h>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tiers::upkeep {

/// Something in a database that breaks a rule, with the row that does.
struct Finding {
    std::string check;   ///< integrity, foreign_key, schema, journal, catalogue, overbooked, class, itself, apart,
                         ///< together, former, ceased, code, key, wall_time, segment, rights (stable)
    std::string entity;  ///< table or thing
    std::int64_t id = 0;
    std::string detail;  ///< a sentence
};

/// All that breaks a rule: SQLite's own integrity, foreign keys, a schema that is not ours, the chain of the journal,
/// the bytes applied, overbooking and other rules of the data (by queries written apart from the triggers), bookings to
/// come whose zone has changed its clock, rights of the file wider than group. With `head`, also whether that digest
/// (hex) is in the journal.
TIERS_API std::vector<Finding> verify(const Store& store, std::string_view head = {});

/// Rows of each table, by name.
TIERS_API std::vector<std::pair<std::string, std::int64_t>> table_rows(const Store& store);
TIERS_API int schema(const Store& store);
TIERS_API int schema();  ///< of this program

/// A column of a table, as the schema declares it.
struct StoredColumn {
    std::string table, name, type;  ///< type: integer, text, blob, real
    bool required = false;          ///< not null
};
/// Every column there is, by table.
TIERS_API std::vector<StoredColumn> stored_columns(const Store& store);

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

/// Copies an open database, also while others write (SQLite's online backup): written beside, checked, made 0600 and
/// renamed. The applied tiers.toml and the mapping files are inside. Into a folder, the name is that of the database
/// with the instant, in UTC: tiers-20260310T080000Z.db. Gives the file made. Throws NotFound, Conflict when it is
/// there, Failed, Unusable.
TIERS_API std::filesystem::path backup(const Store& store, const std::filesystem::path& target);

/// How many days, weeks (from Monday) and months keep their newest backup; those that have none do not count.
struct Keep {
    int days = 0, weeks = 0, months = 0;
};
/// Reads "7d,5w,12m". Throws BadInput.
TIERS_API Keep parse_keep(std::string_view text);
/// Removes the other dated backups of this database from a folder, and nothing else: a name that backup() does not make
/// stays, and so does a file whose journal began elsewhere. Gives what was removed.
TIERS_API std::vector<std::filesystem::path> prune(const Store& store, const std::filesystem::path& folder,
                                                   const Keep& keep);

/// A schema brought up to this program's; `backup` is the copy made before, empty when nothing was to do.
struct Migrated {
    int from = 0, to = 0;
    std::filesystem::path backup;
};
/// For a store opened with Access::upgrade. Throws Busy, Failed, Refused, Unusable.
TIERS_API Migrated migrate(Store& store);
/// The same on a copy that is gone afterwards.
TIERS_API Migrated try_migration(const Store& store);

/// Whether the file may still hold bytes of somebody who was erased.
TIERS_API bool to_wipe(const Store& store);
/// Writes the file anew without what was taken away, and empties its write-ahead log. False while somebody reads or
/// writes it: the rest is left for another time. Outside a transaction.
TIERS_API bool wipe(Store& store);

/// What a restore made.
struct Restored {
    std::filesystem::path config, database;
    std::vector<std::filesystem::path> mappings;
};
/// Writes the applied tiers.toml of a backup into a folder, the mapping files that imports used into its folder
/// "mappings", and the database where tiers.toml says, or at `database`. The copy is marked as restored, and given to
/// `before_named` with the name it is about to get. Throws NotFound, Conflict where something is there already, Refused
/// where the file says outside the folder, Unusable.
TIERS_API Restored restore(
    const std::filesystem::path& backup, const std::filesystem::path& folder,
    const std::optional<std::filesystem::path>& database, Instant now,
    const std::function<void(const std::filesystem::path& copy, const std::filesystem::path& name)>& before_named = {});
/// What was found in a backup that was restored aside, in a folder made in `folder` that is gone afterwards. The copy
/// is given to `before_checked`.
struct Rehearsal {
    int schema = 0;
    std::vector<std::pair<std::string, std::int64_t>> rows;  ///< of each table
    std::vector<Finding> findings;
    std::string head;  ///< of the journal
};
TIERS_API Rehearsal rehearse(const std::filesystem::path& backup, const std::filesystem::path& folder, Clock clock,
                             const std::function<void(const std::filesystem::path& copy)>& before_checked = {});

/// When this database was restored from a backup, until it is resumed.
TIERS_API std::optional<Instant> restored_at(const Store& store);
/// Throws Refused for a restored copy: whatever mails people or allots a number calls this first.
TIERS_API void refuse_restored(const Store& store);
/// Makes a restored copy an ordinary database; false for one that is already.
TIERS_API bool resume(Store& store);

}  // namespace tiers::upkeep
