#include "member/held_rows.h"

#include <SQLiteCpp/Statement.h>
#include <algorithm>

#include "base/text.h"
#include "member/processing.h"
#include "store/database.h"

namespace tiers::member {

namespace {

/// A key to be compared: of one column as it is, of several as a JSON array.
std::string key_of(const std::vector<std::string>& columns) {
    return columns.size() == 1 ? sql_name(columns.front()) : "json_array(" + listed(columns) + ")";
}

std::string json_array(const std::set<std::string>& keys) {
    return "[" + join({keys.begin(), keys.end()}, ",") + "]";
}

bool hangs_on(const SchemaTable& table, std::string_view other) {
    return std::any_of(table.links.begin(), table.links.end(), [&](const Link& link) { return link.to == other; });
}

/// What names nobody is nobody's, though a member's booking is its room.
bool is_nobodys(const SchemaTable& table) {
    const auto all = tables_without_people();
    return std::find(all.begin(), all.end(), std::string_view(table.name)) != all.end();
}

/// Rows that name members are theirs alone; those that name none are of whom the row is that they hang on. A former row
/// of that kind hangs on the row it was. What participants answer is theirs, and not of who organises the event.
std::vector<Link> links_of(const std::vector<SchemaTable>& schema, const SchemaTable& table) {
    if (table.name == "member" || is_nobodys(table)) return {};
    const auto of = std::string(former_of(table.name));
    if (of == "member") return {{"member", {"id"}}};
    auto links = table.links;
    if (hangs_on(table, "participant")) std::erase_if(links, [](const Link& link) { return link.to == "event"; });
    if (hangs_on(table, "member"))
        std::erase_if(links, [](const Link& link) { return link.to != "member"; });
    else if (!of.empty())
        links.push_back({of, table_named(schema, of).key});
    return links;
}

class RowWalk {
public:
    RowWalk(const Store& store, const std::vector<SchemaTable>& schema, Keys& keys)
        : store_(store), schema_(schema), keys_(keys) {}

    /// Until nothing more is found: a row may hang on one that hangs on another.
    void run() {
        for (bool found = true; found;) {
            found = false;
            for (const auto& table : schema_)
                for (const auto& link : links_of(schema_, table)) found |= follow(table, link);
            // What was accompanied is of those who were in it.
            found |= take("followup",
                          "select followup_id from followup_member where id in (select value from json_each(:keys))",
                          json_array(keys_["followup_member"]));
        }
    }

    HeldTable rows(const SchemaTable& table) const {
        HeldTable held{table.name, table.columns, {}, {}};
        const auto keys = keys_.find(table.name);
        if (keys == keys_.end() || keys->second.empty()) return held;
        const auto id = id_columns(schema_, table);
        SQLite::Statement row(
            store_.db().raw(),
            fmt::format("select {}, {} from {} where {} in (select value from json_each(:keys)) "
                        "order by 1, {}",
                        listed(id), listed(table.columns), sql_name(table.name), key_of(table.key), listed(table.key)));
        row.bind(":keys", json_array(keys->second));
        while (row.executeStep()) add(row, id.size(), held);
        return held;
    }

private:
    bool follow(const SchemaTable& table, const Link& link) {
        const auto parents = keys_.find(link.to);
        if (parents == keys_.end() || parents->second.empty()) return false;
        return take(table.name,
                    fmt::format("select {} from {} where {} in (select value from json_each(:keys))", json_key(table),
                                sql_name(table.name), key_of(link.columns)),
                    json_array(parents->second));
    }

    /// Whether there was one that was not known yet.
    bool take(const std::string& table, const std::string& sql, const std::string& keys) {
        auto& known = keys_[table];
        const auto before = known.size();
        SQLite::Statement row(store_.db().raw(), sql);
        row.bind(":keys", keys);
        while (row.executeStep()) known.insert(row.getColumn(0).getString());
        return known.size() > before;
    }

    static Value value_of(const SQLite::Column& cell) {
        if (cell.isNull()) return {};
        if (cell.isInteger()) return cell.getInt64();
        if (cell.isFloat()) return cell.getDouble();
        auto text = cell.getString();
        return valid_utf8(text) ? Value(std::move(text)) : Value();
    }

    static void add(SQLite::Statement& row, std::size_t ids, HeldTable& held) {
        std::vector<std::string> id;
        Row cells;
        for (int i = 0; i < row.getColumnCount(); ++i)
            if (static_cast<std::size_t>(i) < ids)
                id.push_back(row.getColumn(i).getString());
            else
                cells.push_back(value_of(row.getColumn(i)));
        held.ids.push_back(join(id, "/"));
        held.rows.push_back(std::move(cells));
    }

    const Store& store_;
    const std::vector<SchemaTable>& schema_;
    Keys& keys_;
};

}  // namespace

std::string listed(const std::vector<std::string>& columns) {
    std::vector<std::string> names;
    for (const auto& column : columns) names.push_back(sql_name(column));
    return join(names, ", ");
}

std::string json_key(const SchemaTable& table) {
    return table.key.size() == 1 ? "json_quote(" + sql_name(table.key.front()) + ")" : key_of(table.key);
}

std::vector<std::string> id_columns(const std::vector<SchemaTable>& schema, const SchemaTable& table) {
    const auto of = former_of(table.name);
    return of.empty() ? table.key : table_named(schema, of).key;
}

std::vector<HeldTable> held_rows(const Store& store, const std::vector<SchemaTable>& schema, Keys& keys) {
    RowWalk walk(store, schema, keys);
    walk.run();
    std::vector<HeldTable> found;
    for (const auto& table : schema)
        if (auto held = walk.rows(table); !held.rows.empty()) found.push_back(std::move(held));
    return found;
}

}  // namespace tiers::member
