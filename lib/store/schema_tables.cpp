#include "store/schema_tables.h"

#include <algorithm>

#include "sql/store.h"
#include "store/database.h"

namespace tiers {

namespace {

constexpr std::string_view was = "_was";

SchemaTable& named(std::vector<SchemaTable>& tables, std::string_view name) {
    return *std::find_if(tables.begin(), tables.end(), [&](const SchemaTable& one) { return one.name == name; });
}

std::vector<SchemaTable> read_columns(const Store& store) {
    std::vector<SchemaTable> tables;
    auto row = store.db().prepare(sql::store::schema_columns);
    while (row.step()) {
        if (tables.empty() || tables.back().name != row.text(0)) tables.push_back({row.text(0), {}, {}, {}, {}});
        auto& table = tables.back();
        table.columns.push_back(row.text(1));
        if (row.integer(2) > 0) table.key.push_back(row.text(1));
        if (row.integer(3) != 0) table.texts.push_back(row.text(1));
    }
    for (auto& table : tables)
        if (table.key.empty()) table.key.emplace_back("rowid");
    return tables;
}

void read_links(const Store& store, std::vector<SchemaTable>& tables) {
    std::pair<std::string, std::int64_t> last;
    auto row = store.db().prepare(sql::store::schema_links);
    while (row.step()) {
        auto& links = named(tables, row.text(0)).links;
        if (std::pair this_one{row.text(0), row.integer(1)}; std::exchange(last, this_one) != this_one)
            links.push_back({row.text(2), {}});
        links.back().columns.push_back(row.text(3));
    }
}

bool has(const SchemaTable& table, const std::vector<std::string>& columns) {
    return std::all_of(columns.begin(), columns.end(), [&](const std::string& column) {
        return std::find(table.columns.begin(), table.columns.end(), column) != table.columns.end();
    });
}

}  // namespace

std::string_view former_of(std::string_view table) {
    return table.ends_with(was) ? table.substr(0, table.size() - was.size()) : std::string_view();
}

std::vector<SchemaTable> schema_tables(const Store& store) {
    auto tables = read_columns(store);
    read_links(store, tables);
    for (auto& table : tables)
        if (const auto of = former_of(table.name); !of.empty())
            for (const auto& link : named(tables, of).links)
                if (has(table, link.columns)) table.links.push_back(link);
    return tables;
}

const SchemaTable& table_named(const std::vector<SchemaTable>& tables, std::string_view name) {
    return *std::find_if(tables.begin(), tables.end(), [&](const SchemaTable& one) { return one.name == name; });
}

std::string sql_name(std::string_view name) {
    std::string text = "\"";
    for (const auto c : name) text += c == '"' ? "\"\"" : std::string(1, c);
    return text + "\"";
}

}  // namespace tiers
