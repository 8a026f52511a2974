#include "report/as_of.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <tiers/words.h>
#include <algorithm>

#include "i18n/dates.h"
#include "report/heading.h"
#include "report/own_tables.h"
#include "store/schema_tables.h"
#include "store/segments.h"

namespace tiers::report {

namespace {

/// A table whose former rows are kept, or whose rows are written once and say from when on they count no more.
struct Recalled {
    const char* table;
    const char* undone = nullptr;  ///< the column with that instant
};
constexpr Recalled all_recalled[] = {
    {"booking"},
    {"member"},
    {"pause"},
    {"presence"},
    {"subscription"},
    {"attendance", "withdrawn"},
    {"block", "withdrawn"},
    {"headcount", "withdrawn"},
    {"session", "cancelled"},
    {"tag", "ceased"},
    {"visit", "withdrawn"},
};

constexpr const char* instant_asked = "(select instant from as_of)";

/// The last version of each row that was recorded by then: of several in a second, the last of them.
std::string former_view(const SchemaTable& table, const SchemaTable& former) {
    std::vector<std::string> live, was;
    for (const auto& column : table.columns) {
        if (std::find(former.columns.begin(), former.columns.end(), column) == former.columns.end()) continue;
        live.push_back(sql_name(column));
        was.push_back(fmt::format("w.{}", sql_name(column)));
    }
    return fmt::format(
        "create temp view {0} as select {1} from main.{0} where recorded <= {3} "
        "union all select {2} from main.{0} l join main.{0}_was w on w.rowid = "
        "(select max(rowid) from main.{0}_was where id = l.id and recorded <= {3}) where l.recorded > {3}",
        table.name, fmt::join(live, ", "), fmt::join(was, ", "), instant_asked);
}

std::string undone_view(const SchemaTable& table, const char* undone) {
    std::vector<std::string> columns;
    for (const auto& column : table.columns)
        columns.push_back(column == undone ? fmt::format("iif({0} <= {1}, {0}, null) as {0}", undone, instant_asked)
                                           : sql_name(column));
    return fmt::format("create temp view {0} as select {1} from main.{0} where created <= {2}", table.name,
                       fmt::join(columns, ", "), instant_asked);
}

void make_views(const Store& store) {
    auto& own = store.db().raw();
    const auto tables = schema_tables(store);
    own.exec("create temp table as_of (instant integer not null)");
    store.db().prepare("insert into temp.as_of values (:now)").bind(":now", store.now()).run();
    for (const auto& [name, undone] : all_recalled) {
        const auto& table = table_named(tables, name);
        own.exec(undone ? undone_view(table, undone)
                        : former_view(table, table_named(tables, fmt::format("{}_was", name))));
    }
    own.exec("create temp view packing as select * from main.packing where false");  // what is packed is of now
    own.exec("create temp view booking_by_start as select * from temp.booking");
    own.exec("create temp view first_booking as select min(start) as start from temp.booking");
}

void drop_views(Database& db) {
    for (const auto& one : all_recalled) db.raw().exec(fmt::format("drop view if exists temp.{}", one.table));
    for (const auto* view : {"first_booking", "booking_by_start", "packing"})
        db.raw().exec(fmt::format("drop view if exists temp.{}", view));
    db.raw().exec("drop table if exists temp.as_of");
}

std::int64_t erased_since(const Store& store) {
    auto row = store.db().prepare("select count(*) from main.member where created <= :now and erased > :now");
    row.bind(":now", store.now()).step();
    return row.integer(0);
}

}  // namespace

AsOf::AsOf(const Store& store) : db_(store.db()) {
    change_own_tables(db_, [&] { make_views(store); });
}

AsOf::~AsOf() {
    try {
        change_own_tables(db_, [&] { drop_views(db_); });
    } catch (const std::exception&) {
        return;  // they end with the connection
    }
}

Document run_as_of(const Report& report, const Store& store, const Query& query) {
    const Snapshot snapshot(store);
    const auto erased = erased_since(store);
    const AsOf as_of(store);
    auto document = report.run(store, query);
    if (erased > 0)
        document.notes.push_back(
            say("Erased since: {}. Of what sector they were and what they could do is not known.", erased));
    const auto zone = catalogue::zone_of(store, query.place);
    document.notes.push_back(
        say("As of {} ({}): by today's definitions, opening hours and capacities, of what was "
            "recorded by then.",
            shown(store.now(), zone, query.language), zone.name()));
    return document;
}

}  // namespace tiers::report
