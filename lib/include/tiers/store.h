#pragma once

#include <tiers/error.h>
#include <tiers/export.h>
#include <tiers/time.h>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace tiers {

/// What a command may do with the file. Reading takes no lock that a writer would wait for; upgrade is to write, also
/// to a file of an older schema.
enum class Access { read, write, create, upgrade };

class Database;

/// Who acts, for the journal: the user and host are facts, `as` is a statement.
struct Actor {
    std::string user;
    std::string host;
    std::string as;
    std::string noun;
    std::string verb;
};

/// The one open handle: database, clock, actor. Domain functions are free functions that take it.
class TIERS_API Store {
public:
    /// Opens a file; Access::create makes a missing one. Throws NotFound, Busy, Unusable, Failed.
    static Store open(const std::filesystem::path& file, Access access, Clock clock = real_now, Actor actor = {});
    /// Reads a private copy, made in `folder` and gone with the store: also where the file's own folder cannot be
    /// written. Throws NotFound, Busy, Unusable, Failed.
    static Store snapshot(const std::filesystem::path& file, const std::filesystem::path& folder,
                          Clock clock = real_now);
    /// A fresh database in memory, for tests and rehearsals.
    static Store in_memory(Clock clock = real_now);
    ~Store();
    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;

    /// Time stands still within a transaction: all that one write says has the same instant.
    Instant now() const;
    const Actor& actor() const;
    const std::filesystem::path& file() const;
    /// Calls back often while the database is read or written: what takes long can be told.
    void while_working(std::function<void()> tick);
    /// For the library's own files: store/database.h.
    Database& db() const;

private:
    friend class Transaction;
    struct State;
    explicit Store(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// BEGIN IMMEDIATE, and a rollback unless committed. Transactions do not nest.
class TIERS_API Transaction {
public:
    explicit Transaction(Store& store);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();
    void rollback();

private:
    void end(const char* how);
    Store::State* store_;
};

}  // namespace tiers
