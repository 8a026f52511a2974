#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "store/database.h"

struct sqlite3_context;
struct sqlite3_module;
struct sqlite3_vtab_cursor;

namespace tiers {

/// A cell that a RowFeed is asked for: null, when it is not set.
class FedCell {
public:
    explicit FedCell(sqlite3_context* context) : context_(context) {}
    void set(std::int64_t value) const;
    void set(Instant value) const { set(std::int64_t{value.time_since_epoch().count()}); }
    void set(std::string_view text) const;  ///< that stays until the rows are stored, as the bytes of a blob do
    void set_blob(std::string_view bytes) const;

private:
    sqlite3_context* context_;
};

/// Rows in memory as a table of the connection while this lives, for one `insert ... select c0, c1, ... from TABLE`: a
/// statement that is run for each takes twice as long.
class RowFeed {
public:
    static constexpr int columns = 16;  ///< that may be asked for
    using Give = std::function<void(std::size_t row, int column, const FedCell& cell)>;

    /// `insert` reads `table`, a name of its own; `give` throws nothing.
    RowFeed(Database& db, const char* table, const char* insert, Give give);
    ~RowFeed();
    RowFeed(const RowFeed&) = delete;
    RowFeed& operator=(const RowFeed&) = delete;

    /// Stores so many rows; all or none.
    void run(std::size_t rows);

private:
    struct Table;
    struct Cursor;
    static const sqlite3_module module;
    static const RowFeed& feed_of(sqlite3_vtab_cursor* cursor);

    Database& db_;
    std::string table_;
    Give give_;
    std::size_t rows_ = 0;
    std::optional<SQLite::Statement> insert_;
};

}  // namespace tiers
