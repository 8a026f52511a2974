#include <tiers/own_report.h>

#include <sqlite3.h>
#include <tiers/words.h>
#include <algorithm>
#include <memory>

#include "report/own_heading.h"
#include "report/views.h"
#include "store/segments.h"

namespace tiers::report {

namespace {

constexpr std::size_t most_rows = 1'000'000;

struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Select = std::unique_ptr<sqlite3_stmt, Finalize>;

[[noreturn]] void throw_wrong(const OwnReport& own, const std::string& what) {
    throw BadInput("bad_query", fmt::format("{}: {}", own.file, what), tr("tiers db query tells what can be asked"));
}

Select prepared_select(Database& db, const OwnReport& own) {
    auto* const handle = db.raw().getHandle();
    sqlite3_stmt* raw = nullptr;
    const char* rest = nullptr;
    if (sqlite3_prepare_v2(handle, own.text.c_str(), static_cast<int>(own.text.size()), &raw, &rest) != SQLITE_OK)
        throw_wrong(own, sqlite3_errmsg(handle));
    Select select(raw);
    if (!select) throw_wrong(own, tr("there is no query in it"));
    sqlite3_stmt* more = nullptr;
    const auto code = sqlite3_prepare_v2(handle, rest, -1, &more, nullptr);
    const Select behind(more);
    if (code != SQLITE_OK || behind) throw_wrong(own, tr("there is more than one query in it"));
    return select;
}

/// :from and :to are days, :to the one behind the last; :place is an id, or empty for all.
void bind_parameters(const OwnReport& own, const Query& query, sqlite3_stmt* select) {
    for (int i = 1; i <= sqlite3_bind_parameter_count(select); ++i) {
        const auto* name = sqlite3_bind_parameter_name(select, i);
        const std::string_view asked = name ? name : "?";
        std::string value;
        if (asked == ":from")
            value = query.period.from ? iso(*query.period.from) : "";
        else if (asked == ":to")
            value = query.period.to ? iso(*query.period.to) : "9999-12-31";
        else if (asked == ":place")
            value = query.place;
        else
            throw_wrong(own, say("there is no '{}': :from, :to and :place are there", asked));
        sqlite3_bind_text(select, i, value.c_str(), static_cast<int>(value.size()), SQLITE_TRANSIENT);
    }
}

bool is_column_name(std::string_view name) {
    return !name.empty() && name.front() >= 'a' && name.front() <= 'z' &&
           std::all_of(name.begin(), name.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

bool has_column(const std::vector<Column>& columns, const std::string& name) {
    return std::any_of(columns.begin(), columns.end(), [&](const Column& one) { return one.name == name; });
}

std::vector<Column> columns_of_select(const OwnReport& own, const OwnHeading& heading, sqlite3_stmt* select) {
    std::vector<Column> columns;
    for (int i = 0; i < sqlite3_column_count(select); ++i) {
        const std::string name = sqlite3_column_name(select, i);
        if (!is_column_name(name)) throw_wrong(own, say("column {} wants a name: {} as hours", i + 1, name));
        if (has_column(columns, name)) throw_wrong(own, say("two columns are called '{}'", name));
        const auto declared = heading.columns.find(name);
        if (declared == heading.columns.end())
            columns.push_back({name, name});
        else
            columns.push_back({name, declared->second.heading, declared->second.kind});
    }
    for (const auto& declared : heading.columns)
        if (!has_column(columns, declared.first)) throw_wrong(own, say("no column is called '{}'", declared.first));
    return columns;
}

bool whole_kind(Kind kind) {
    return kind == Kind::count || kind == Kind::money || kind == Kind::minutes || kind == Kind::flag;
}
bool real_kind(Kind kind) {
    return kind == Kind::number || kind == Kind::hours || kind == Kind::ratio;
}

std::string text_at(sqlite3_stmt* select, int at) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(select, at));
    return {text, static_cast<std::size_t>(sqlite3_column_bytes(select, at))};
}

[[noreturn]] void throw_not_of_its_kind(const OwnReport& own, const Column& column, const std::string& value) {
    throw_wrong(own, say("column '{}' holds '{}', which is not of its kind", column.name, value));
}

/// A value as its column is declared. Throws BadInput for one that is none of its kind.
Value own_value(const OwnReport& own, const Column& column, sqlite3_stmt* select, int at) {
    const auto type = sqlite3_column_type(select, at);
    if (type == SQLITE_NULL) return {};
    if (type == SQLITE_BLOB) throw_wrong(own, say("column '{}' holds bytes", column.name));
    if (column.kind == Kind::flag && type == SQLITE_INTEGER) return sqlite3_column_int(select, at) != 0;
    if (whole_kind(column.kind) && type == SQLITE_INTEGER) return Value(sqlite3_column_int64(select, at));
    if (real_kind(column.kind) && type != SQLITE_TEXT) return sqlite3_column_double(select, at);
    if (column.kind == Kind::day && type == SQLITE_TEXT && text_at(select, at).empty()) return {};
    if (column.kind == Kind::day && type == SQLITE_TEXT) try {
            return parse_day(text_at(select, at));
        } catch (const BadInput&) {
            throw_not_of_its_kind(own, column, text_at(select, at));
        }
    if (whole_kind(column.kind) || real_kind(column.kind) || column.kind == Kind::day)
        throw_not_of_its_kind(own, column, text_at(select, at));
    if (type == SQLITE_INTEGER) return Value(sqlite3_column_int64(select, at));
    if (type == SQLITE_FLOAT) return sqlite3_column_double(select, at);
    return cell(text_at(select, at));
}

void take_rows(Database& db, const OwnReport& own, sqlite3_stmt* select, Table& table) {
    for (int code = sqlite3_step(select); code != SQLITE_DONE; code = sqlite3_step(select)) {
        if (code != SQLITE_ROW) throw_wrong(own, sqlite3_errmsg(db.raw().getHandle()));
        if (table.rows.size() == most_rows) throw_wrong(own, say("it gives more than {} rows", most_rows));
        Row row;
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            row.push_back(own_value(own, table.columns[i], select, static_cast<int>(i)));
        table.rows.push_back(std::move(row));
    }
}

}  // namespace

Document run_own(const Store& store, const OwnReport& own, const Query& query) {
    const auto heading = own_heading(own);
    Document document;
    document.schema = fmt::format("tiers.own.{}/1", own.name);
    document.title = heading.title;
    document.period = query.period;
    document.notes = heading.notes;
    auto& db = store.db();
    const Snapshot snapshot(store);
    const OnlyViews only(store);
    const auto select = prepared_select(db, own);
    bind_parameters(own, query, select.get());
    Table table{.columns = columns_of_select(own, heading, select.get()), .empty = tr("nothing")};
    take_rows(db, own, select.get(), table);
    document.sections.emplace_back(std::move(table));
    return document;
}

Table table_of_views(const Store& store) {
    Table table{
        .columns = {{"view", tr("View"), Kind::code}, {"about", tr("About")}, {"columns", tr("Columns"), Kind::code}}};
    auto& db = store.db();
    const OnlyViews only(store);
    for (const auto& view : views())
        table.rows.push_back(
            {std::string(view.name), tr(view.about), fmt::format("{}", fmt::join(columns_of(db, view), ", "))});
    return table;
}

}  // namespace tiers::report
