#include "store/database.h"

#include <SQLiteCpp/Exception.h>
#include <fmt/format.h>
#include <sqlite3.h>

namespace tiers {

int Prepared::place(const char* name) {
    for (const auto& [known, place] : places)
        if (known == name) return place;
    return places.emplace_back(name, statement.getIndex(name)).second;
}

Statement& Statement::bind_blob(const char* name, std::string_view bytes) {
    set(name, bytes.data(), static_cast<int>(bytes.size()));
    return *this;
}

Statement& Statement::borrow(const char* name, const std::string& text) {
    prepared_->statement.bindNoCopy(prepared_->place(name), text);
    return *this;
}

Statement& Statement::borrow_blob(const char* name, const std::string& bytes) {
    prepared_->statement.bindNoCopy(prepared_->place(name), bytes.data(), static_cast<int>(bytes.size()));
    return *this;
}

bool Statement::step() {
    try {
        return prepared_->statement.executeStep();
    } catch (const SQLite::Exception& error) {
        throw_sqlite_error(error, error.getErrorCode(), error.getExtendedErrorCode());
    }
}

int Statement::run() {
    step();
    const auto changes = prepared_->statement.getChanges();
    prepared_->statement.reset();
    return changes;
}

void Statement::reset() {
    if (!prepared_) return;
    prepared_->statement.tryReset();
    prepared_->statement.clearBindings();
}

Database::Database(const std::string& file, int flags) : connection_(file, flags) {}

Statement Database::prepare(const char* sql) {
    auto& kept = kept_[sql];
    try {
        if (!kept) kept = std::make_unique<Prepared>(Prepared{SQLite::Statement(connection_, sql)});
    } catch (const SQLite::Exception& error) {
        kept_.erase(sql);
        throw_sqlite_error(error, error.getErrorCode(), error.getExtendedErrorCode());
    }
    return Statement(*kept);
}

void Database::execute(const char* sql) {
    try {
        connection_.exec(sql);
    } catch (const SQLite::Exception& error) {
        throw_sqlite_error(error, error.getErrorCode(), error.getExtendedErrorCode());
    }
}

void Database::keep_pages(int mebibytes) {
    execute(fmt::format("pragma cache_size = -{}", mebibytes * 1024).c_str());
}

std::int64_t Database::last_id() const {
    return connection_.getLastInsertRowid();
}

}  // namespace tiers
