#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <tiers/store.h>
#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tiers {

/// A statement of SQLite's with the places of its names, found once. Names are literals: their address tells them.
struct Prepared {
    SQLite::Statement statement;
    std::vector<std::pair<const char*, int>> places = {};

    int place(const char* name);
};

/// A prepared statement that binds and reads the project's own types. Instants are UTC seconds, days ISO text,
/// wall times seconds since 1970 as if they were UTC. Lives in an inner scope that closes before a commit.
class Statement {
public:
    explicit Statement(Prepared& prepared) : prepared_(&prepared) {}
    ~Statement() { reset(); }
    Statement(Statement&& other) noexcept : prepared_(std::exchange(other.prepared_, nullptr)) {}
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    /// Binds by name, ":resource".
    template <class T>
    Statement& bind(const char* name, const T& value) {
        if constexpr (std::is_same_v<T, std::optional<typename Inner<T>::type>>) {
            if (value) return bind(name, *value);
            set(name);
        } else if constexpr (std::is_same_v<T, bool>) {
            set(name, value ? 1 : 0);
        } else if constexpr (std::is_enum_v<T> || std::is_integral_v<T>) {
            set(name, static_cast<std::int64_t>(value));
        } else if constexpr (std::is_floating_point_v<T>) {
            set(name, static_cast<double>(value));
        } else if constexpr (std::is_same_v<T, Instant> || std::is_same_v<T, WallTime>) {
            set(name, static_cast<std::int64_t>(value.time_since_epoch().count()));
        } else if constexpr (std::is_same_v<T, Day>) {
            set(name, iso(value));
        } else if constexpr (std::is_same_v<T, Seconds>) {
            set(name, static_cast<std::int64_t>(value.count()));
        } else if constexpr (std::is_same_v<T, std::string>) {
            set(name, value);
        } else {
            set(name, std::string(value));
        }
        return *this;
    }
    Statement& bind_blob(const char* name, std::string_view bytes);
    /// Binds without a copy: the text must stay until the statement has run.
    Statement& borrow(const char* name, const std::string& text);
    Statement& borrow(const char* name, std::string&& text) = delete;
    Statement& borrow_blob(const char* name, const std::string& bytes);
    Statement& borrow_blob(const char* name, std::string&& bytes) = delete;

    /// One step; true while there is a row. SQLite's errors become the domain's (store/sqlite_error.cpp).
    bool step();
    /// Runs a statement that gives no row; returns how many rows changed.
    int run();
    /// Ready to be bound again; bindings are cleared.
    void reset();

    std::int64_t integer(int column) const { return prepared_->statement.getColumn(column).getInt64(); }
    double real(int column) const { return prepared_->statement.getColumn(column).getDouble(); }
    std::string text(int column) const { return prepared_->statement.getColumn(column).getString(); }
    std::string blob(int column) const { return prepared_->statement.getColumn(column).getString(); }
    bool null(int column) const { return prepared_->statement.getColumn(column).isNull(); }
    Instant instant(int column) const { return Instant(Seconds(integer(column))); }
    WallTime wall(int column) const { return WallTime(Seconds(integer(column))); }
    Day day(int column) const { return parse_day(text(column)); }

    template <class T>
    std::optional<T> optional(int column) const {
        if (null(column)) return std::nullopt;
        if constexpr (std::is_same_v<T, Instant>)
            return instant(column);
        else if constexpr (std::is_same_v<T, WallTime>)
            return wall(column);
        else if constexpr (std::is_same_v<T, Day>)
            return day(column);
        else if constexpr (std::is_same_v<T, std::string>)
            return text(column);
        else if constexpr (std::is_floating_point_v<T>)
            return real(column);
        else if constexpr (std::is_same_v<T, Seconds>)
            return Seconds(integer(column));
        else
            return static_cast<T>(integer(column));
    }

private:
    template <class T>
    struct Inner {
        using type = void;
    };
    template <class T>
    struct Inner<std::optional<T>> {
        using type = T;
    };
    template <class... Value>
    void set(const char* name, const Value&... value) {
        prepared_->statement.bind(prepared_->place(name), value...);
    }
    Prepared* prepared_;
};

/// The connection behind a Store, with its prepared statements kept.
class Database {
public:
    Database(const std::string& file, int flags);

    /// A statement kept for the life of the connection: give it a constant text.
    Statement prepare(const char* sql);
    /// Runs constant SQL that takes no values.
    void execute(const char* sql);
    std::int64_t last_id() const;
    /// For a long transaction: so many MiB of pages stay in memory, and are written once, at its end.
    void keep_pages(int mebibytes);
    SQLite::Database& raw() { return connection_; }

    std::string* journal_batch = nullptr;  ///< where the journal keeps what a batch says (store/journal.h)

private:
    SQLite::Database connection_;
    std::unordered_map<const char*, std::unique_ptr<Prepared>> kept_;
};

/// Turns an SQLite error into the domain's: a named constraint or trigger into its own error and hint, a lock into
/// Busy, a full disk or a read-only folder into Failed. Does not return.
[[noreturn]] void throw_sqlite_error(const std::exception& error, int code, int extended);

/// Throws what a named constraint or trigger stands for.
[[noreturn]] void throw_wall(std::string_view name);

/// Brings the schema of an open database to this binary's version, each step in one transaction. `at_end` runs in the
/// last one.
void migrate(Database& db, const std::function<void()>& at_end = {});
int schema_version();  ///< of this binary
int schema_version(Database& db);

}  // namespace tiers
