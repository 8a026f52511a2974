#include "report/views.h"

#include <fmt/format.h>
#include <sqlite3.h>
#include <tiers/time.h>
#include <tiers/words.h>

#include "report/own_tables.h"
#include "sql/report.h"

namespace tiers::report {

namespace {

using Reads = OnlyViews::Reads;

std::string text_of(const char* text) {
    return text ? text : "";
}

/// wall(SECONDS, ZONE): an instant as the clock there shows it. No exception passes through SQLite.
void wall(sqlite3_context* context, int, sqlite3_value** values) {
    if (sqlite3_value_type(values[0]) == SQLITE_NULL) return sqlite3_result_null(context);
    try {
        const auto zone = Zone::named(text_of(reinterpret_cast<const char*>(sqlite3_value_text(values[1]))));
        const auto text = iso(zone.wall(Instant(Seconds(sqlite3_value_int64(values[0])))));
        sqlite3_result_text(context, text.c_str(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
    } catch (const std::exception& error) {
        sqlite3_result_error(context, error.what(), -1);
    }
}

/// Notes what a statement reads.
int note(void* reads, int action, const char* table, const char* column, const char*, const char*) {
    if (action != SQLITE_READ) return SQLITE_OK;
    static_cast<Reads*>(reads)->insert({text_of(table), text_of(column)});
    static_cast<Reads*>(reads)->insert({text_of(table), ""});
    return SQLITE_OK;
}

/// By tables and columns alone: the name of a view tells nothing, as a query may give its own parts any name.
int permit(void* reads, int action, const char* table, const char* column, const char*, const char*) {
    if (action == SQLITE_SELECT || action == SQLITE_RECURSIVE) return SQLITE_OK;
    if (action == SQLITE_FUNCTION) return text_of(column) == "load_extension" ? SQLITE_DENY : SQLITE_OK;
    if (action != SQLITE_READ) return SQLITE_DENY;
    return static_cast<Reads*>(reads)->contains({text_of(table), text_of(column)}) ? SQLITE_OK : SQLITE_DENY;
}

}  // namespace

const std::vector<View>& views() {
    static const std::vector<View> all = {
        {"places", msgid("Places"), sql::report::view_places},
        {"resources", msgid("What can be booked"), sql::report::view_resources},
        {"members", msgid("People and organisations"), sql::report::view_members},
        {"bookings", msgid("Bookings, those that ended too"), sql::report::view_bookings},
        {"presences", msgid("Who checked in, and when"), sql::report::view_presences},
        {"visits", msgid("Visitors who were counted"), sql::report::view_visits},
        {"subscriptions", msgid("Who had which plan, and when"), sql::report::view_subscriptions},
        {"charges", msgid("What is owed, in cents"), sql::report::view_charges},
        {"events", msgid("Events"), sql::report::view_events},
        {"sessions", msgid("Sessions of events"), sql::report::view_sessions},
        {"registrations", msgid("Who registered for what"), sql::report::view_registrations},
        {"attendances", msgid("Who was noted at which session"), sql::report::view_attendances},
    };
    return all;
}

OnlyViews::OnlyViews(Database& db) : db_(db) {
    auto* const handle = db.raw().getHandle();
    sqlite3_create_function(handle, "wall", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, wall, nullptr, nullptr);
    change_own_tables(db, [&] {
        for (const auto& view : views())
            db.raw().exec(fmt::format("create temp view if not exists {} as {}", view.name, view.select));
    });
    sqlite3_set_authorizer(handle, note, &permitted_);
    for (const auto& view : views()) columns_of(db, view);
    sqlite3_set_authorizer(handle, permit, &permitted_);
}

OnlyViews::~OnlyViews() {
    sqlite3_set_authorizer(db_.raw().getHandle(), nullptr, nullptr);
}

std::vector<std::string> columns_of(Database& db, const View& view) {
    const SQLite::Statement row(db.raw(), fmt::format("select * from {}", view.name));
    std::vector<std::string> columns;
    for (int i = 0; i < row.getColumnCount(); ++i) columns.emplace_back(row.getColumnName(i));
    return columns;
}

}  // namespace tiers::report
