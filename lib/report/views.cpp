#include "report/views.h"

#include <fmt/format.h>
#include <sqlite3.h>
#include <tiers/catalogue.h>
#include <tiers/time.h>
#include <tiers/words.h>
#include <algorithm>
#include <cstring>
#include <iterator>

#include "report/own_tables.h"
#include "sql/report.h"

namespace tiers::report {

namespace {

using Permitted = OnlyViews::Permitted;

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

/// now(): of the report, in seconds.
void tell_now(sqlite3_context* context, int, sqlite3_value**) {
    const auto& now = *static_cast<const Instant*>(sqlite3_user_data(context));
    sqlite3_result_int64(context, now.time_since_epoch().count());
}

/// automatic_end(PLACE, SECONDS): when somebody left who came then and never checked out.
void automatic_end(sqlite3_context* context, int, sqlite3_value** values) {
    try {
        auto& ends = *static_cast<member::AutomaticEnds*>(sqlite3_user_data(context));
        const auto end = ends(text_of(reinterpret_cast<const char*>(sqlite3_value_text(values[0]))),
                              Instant(Seconds(sqlite3_value_int64(values[1]))));
        sqlite3_result_int64(context, end.time_since_epoch().count());
    } catch (const std::exception& error) {
        sqlite3_result_error(context, error.what(), -1);
    }
}

/// Notes what a statement reads.
int note(void* permitted, int action, const char* table, const char* column, const char*, const char*) {
    if (action != SQLITE_READ) return SQLITE_OK;
    auto& reads = static_cast<Permitted*>(permitted)->reads;
    reads.insert({text_of(table), text_of(column)});
    reads.insert({text_of(table), ""});
    return SQLITE_OK;
}

/// Tables and views of any schema, and modules, of which some are tables without having been made.
void note_names(Database& db, Permitted& permitted) {
    auto row = db.prepare("select name from pragma_table_list union select name from pragma_module_list");
    while (row.step()) permitted.known.insert(row.text(0));
}

/// SQLite tells a part of a query, of which no column is asked, like a table of that name. Where nothing else has the
/// name, it is one.
bool is_part_of_query(const Permitted& permitted, const std::string& name) {
    constexpr const char* made_when_named[] = {"sqlite_", "pragma_"};
    return !name.empty() && !permitted.known.contains(name) &&
           std::none_of(std::begin(made_when_named), std::end(made_when_named), [&](const char* prefix) {
               return sqlite3_strnicmp(name.c_str(), prefix, static_cast<int>(std::strlen(prefix))) == 0;
           });
}

/// By tables and columns alone: the name of a view tells nothing, as a query may give its own parts any name.
int permit(void* context, int action, const char* table, const char* column, const char*, const char*) {
    if (action == SQLITE_SELECT || action == SQLITE_RECURSIVE) return SQLITE_OK;
    if (action == SQLITE_FUNCTION) return text_of(column) == "load_extension" ? SQLITE_DENY : SQLITE_OK;
    if (action != SQLITE_READ) return SQLITE_DENY;
    const auto& permitted = *static_cast<const Permitted*>(context);
    const auto name = text_of(table), part = text_of(column);
    return permitted.reads.contains({name, part}) || (part.empty() && is_part_of_query(permitted, name)) ? SQLITE_OK
                                                                                                         : SQLITE_DENY;
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

bool OnlyViews::AnyCase::operator()(const std::string& one, const std::string& other) const {
    return sqlite3_stricmp(one.c_str(), other.c_str()) < 0;
}

OnlyViews::OnlyViews(const Store& store) : db_(store.db()), now_(store.now()), ends_(store) {
    auto* const handle = db_.raw().getHandle();
    constexpr auto steady = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
    sqlite3_create_function(handle, "wall", 2, steady, nullptr, wall, nullptr, nullptr);
    sqlite3_create_function(handle, "now", 0, steady, &now_, tell_now, nullptr, nullptr);
    sqlite3_create_function(handle, "automatic_end", 2, steady, &ends_, automatic_end, nullptr, nullptr);
    // Places are read now: later nothing is read but views.
    for (const auto& place : catalogue::applied(store).places) ends_(place.id, now_);
    change_own_tables(db_, [&] {
        for (const auto& view : views())
            db_.raw().exec(fmt::format("create temp view if not exists {} as {}", view.name, view.select));
    });
    note_names(db_, permitted_);
    sqlite3_set_authorizer(handle, note, &permitted_);
    for (const auto& view : views()) columns_of(db_, view);
    sqlite3_set_authorizer(handle, permit, &permitted_);
}

OnlyViews::~OnlyViews() {
    auto* const handle = db_.raw().getHandle();
    sqlite3_set_authorizer(handle, nullptr, nullptr);
    sqlite3_create_function(handle, "now", 0, SQLITE_UTF8, nullptr, nullptr, nullptr, nullptr);
    sqlite3_create_function(handle, "automatic_end", 2, SQLITE_UTF8, nullptr, nullptr, nullptr, nullptr);
}

std::vector<std::string> columns_of(Database& db, const View& view) {
    const SQLite::Statement row(db.raw(), fmt::format("select * from {}", view.name));
    std::vector<std::string> columns;
    for (int i = 0; i < row.getColumnCount(); ++i) columns.emplace_back(row.getColumnName(i));
    return columns;
}

}  // namespace tiers::report
