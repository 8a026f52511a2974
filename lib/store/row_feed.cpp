#include "store/row_feed.h"

#include <SQLiteCpp/Exception.h>
#include <fmt/format.h>
#include <sqlite3.h>

namespace tiers {

void FedCell::set(std::int64_t value) const {
    sqlite3_result_int64(context_, value);
}

void FedCell::set(std::string_view text) const {
    sqlite3_result_text(context_, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
}

void FedCell::set_blob(std::string_view bytes) const {
    sqlite3_result_blob(context_, bytes.data(), static_cast<int>(bytes.size()), SQLITE_STATIC);
}

struct RowFeed::Table : sqlite3_vtab {
    const RowFeed& feed;
};
struct RowFeed::Cursor : sqlite3_vtab_cursor {
    std::size_t row = 0;
};

const RowFeed& RowFeed::feed_of(sqlite3_vtab_cursor* cursor) {
    return static_cast<Table*>(cursor->pVtab)->feed;
}

const sqlite3_module RowFeed::module = {
    .xConnect =
        [](sqlite3* db, void* feed, int, const char* const*, sqlite3_vtab** made, char**) {
            std::string names;
            for (int column = 0; column < columns; ++column)
                names += fmt::format("{}c{}", column > 0 ? "," : "", column);
            *made = new Table{{}, *static_cast<const RowFeed*>(feed)};
            return sqlite3_declare_vtab(db, fmt::format("create table fed ({})", names).c_str());
        },
    .xBestIndex = [](sqlite3_vtab*, sqlite3_index_info*) { return SQLITE_OK; },
    .xDisconnect =
        [](sqlite3_vtab* table) {
            delete static_cast<Table*>(table);
            return SQLITE_OK;
        },
    .xOpen =
        [](sqlite3_vtab*, sqlite3_vtab_cursor** made) {
            *made = new Cursor;
            return SQLITE_OK;
        },
    .xClose =
        [](sqlite3_vtab_cursor* cursor) {
            delete static_cast<Cursor*>(cursor);
            return SQLITE_OK;
        },
    .xFilter =
        [](sqlite3_vtab_cursor* cursor, int, const char*, int, sqlite3_value**) {
            static_cast<Cursor*>(cursor)->row = 0;
            return SQLITE_OK;
        },
    .xNext =
        [](sqlite3_vtab_cursor* cursor) {
            ++static_cast<Cursor*>(cursor)->row;
            return SQLITE_OK;
        },
    .xEof =
        [](sqlite3_vtab_cursor* cursor) { return static_cast<Cursor*>(cursor)->row >= feed_of(cursor).rows_ ? 1 : 0; },
    .xColumn =
        [](sqlite3_vtab_cursor* cursor, sqlite3_context* context, int column) {
            feed_of(cursor).give_(static_cast<Cursor*>(cursor)->row, column, FedCell(context));
            return SQLITE_OK;
        },
    .xRowid =
        [](sqlite3_vtab_cursor* cursor, sqlite3_int64* row) {
            *row = static_cast<sqlite3_int64>(static_cast<Cursor*>(cursor)->row);
            return SQLITE_OK;
        },
};

RowFeed::RowFeed(Database& db, const char* table, const char* insert, Give give)
    : db_(db), table_(table), give_(std::move(give)) {
    sqlite3_create_module(db_.raw().getHandle(), table, &module, this);
    try {
        insert_.emplace(db_.raw(), insert);
    } catch (const SQLite::Exception& error) {
        throw_sqlite_error(error, error.getErrorCode(), error.getExtendedErrorCode());
    }
}

RowFeed::~RowFeed() {
    insert_.reset();
    sqlite3_create_module(db_.raw().getHandle(), table_.c_str(), nullptr, nullptr);
}

void RowFeed::run(std::size_t rows) {
    rows_ = rows;
    try {
        insert_->executeStep();
        insert_->reset();
    } catch (const SQLite::Exception& error) {
        throw_sqlite_error(error, error.getErrorCode(), error.getExtendedErrorCode());
    }
}

}  // namespace tiers
