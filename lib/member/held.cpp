#include <tiers/error.h>
#include <tiers/held.h>
#include <tiers/words.h>
#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "member/erase_store.h"
#include "member/held_rows.h"
#include "store/database.h"
#include "store/segments.h"

namespace tiers::member {

namespace {

using OrderedJson = nlohmann::ordered_json;

constexpr std::size_t least_letters = 3;

/// What others may have written of a member: names, e-mails and phones, as they are and as they were.
std::vector<std::string> words_of(const std::vector<HeldTable>& tables) {
    std::set<std::string> words;
    for (const auto& table : tables)
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const auto& column = table.columns[i];
            const auto own = table.table == "member" || table.table == "member_was" || table.table == "participant";
            if (!(own && (column == "name" || column == "email" || column == "phone")) &&
                !(table.table == "contact" && column == "value"))
                continue;
            for (const auto& row : table.rows)
                if (const auto* text = std::get_if<std::string>(&row[i])) words.insert(folded(*text));
        }
    std::erase_if(words, [](const std::string& word) { return word.size() < least_letters; });
    return {words.begin(), words.end()};
}

std::string machine_text(const Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    if (const auto* real = std::get_if<double>(&value)) return fmt::format("{}", *real);
    if (const auto* written = std::get_if<std::string>(&value)) return *written;
    return {};
}

OrderedJson json_of(const Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
    if (const auto* real = std::get_if<double>(&value)) return *real;
    if (const auto* written = std::get_if<std::string>(&value)) return *written;
    return nullptr;
}

OrderedJson json_of(const HeldTable& table) {
    auto rows = OrderedJson::array();
    for (const auto& row : table.rows) {
        auto& object = rows.emplace_back(OrderedJson::object());
        for (std::size_t i = 0; i < row.size(); ++i) object[table.columns[i]] = json_of(row[i]);
    }
    return {{"table", table.table}, {"rows", rows}};
}

}  // namespace

namespace {

std::set<std::string> keys_of(const std::vector<Id>& ids) {
    std::set<std::string> keys;
    for (const auto id : ids) keys.insert(std::to_string(id));
    return keys;
}

/// What hangs on rows of some keys, what the journal says of it, and where their names are mentioned.
Held held_of(const Store& store, Held held, Keys keys) {
    const auto schema = schema_tables(store);
    held.tables = held_rows(store, schema, keys);
    held.changes = held_changes(store, keys);
    Keys told;
    for (const auto& change : held.changes) told["journal"].insert(std::to_string(change.journal));
    held.mentions = mentions(store, schema, {words_of(held.tables), true, std::move(keys), std::move(told)});
    return held;
}

}  // namespace

Held held_on(const Store& store, Id member) {
    const Snapshot snapshot(store);
    return held_of(store, {get(store, member).name, member, {}, {}, {}},
                   {{"member", keys_of(with_merged(store, member))}});
}

Held held_on(const Store& store, const Guest& guest) {
    const Snapshot snapshot(store);
    return held_of(store, {guest.name, {}, {}, {}, {}}, {{"participant", keys_of(guest.participants)}});
}

Held held_on(const Store& store, std::string_view words) {
    const auto wanted = folded(words);
    if (wanted.size() < least_letters)
        throw BadInput("too_short", say("'{}' is too short to be searched", words), tr("give three letters at least"));
    const Snapshot snapshot(store);
    return {std::string(trim(words)), {}, {}, {}, mentions(store, schema_tables(store), {{wanted}, false, {}})};
}

std::vector<Column> held_columns() {
    return {{"found", tr("Found"), Kind::word},
            {"table", tr("Table"), Kind::code},
            {"id", tr("Id"), Kind::code},
            {"column", tr("Column"), Kind::code},
            {"value", tr("Value"), Kind::text}};
}

Table held_table(const Held& held) {
    Table table{.columns = held_columns(), .empty = say("nothing is held on '{}'", held.who)};
    for (const auto& one : held.tables)
        for (std::size_t r = 0; r < one.rows.size(); ++r)
            for (std::size_t c = 0; c < one.columns.size(); ++c)
                if (const auto value = machine_text(one.rows[r][c]); !value.empty())
                    table.rows.push_back({std::string(former_of(one.table).empty() ? msgid("held") : msgid("former")),
                                          one.table, one.ids[r], one.columns[c], value});
    for (const auto& one : held.changes)
        table.rows.push_back({std::string(msgid("change")), std::string("journal"), std::to_string(one.journal),
                              std::string("content"), one.content});
    for (const auto& one : held.mentions)
        table.rows.push_back({std::string(msgid("mention")), one.table, one.id, one.column, cell(one.text)});
    return table;
}

std::string held_json(const Held& held) {
    auto tables = OrderedJson::array(), changes = OrderedJson::array(), mentioned = OrderedJson::array();
    for (const auto& one : held.tables) tables.push_back(json_of(one));
    for (const auto& one : held.changes)
        changes.push_back({{"journal", one.journal},
                           {"at", rfc3339(one.at, Seconds(0))},
                           {"command", one.command},
                           {"entity", one.entity},
                           {"content", OrderedJson::parse(one.content)}});
    for (const auto& one : held.mentions)
        mentioned.push_back({{"table", one.table}, {"id", one.id}, {"column", one.column}, {"text", one.text}});
    const OrderedJson all{{"schema", "tiers.member.data/1"},
                          {"member", held.member ? OrderedJson(*held.member) : OrderedJson()},
                          {"name", held.who},
                          {"tables", tables},
                          {"changes", changes},
                          {"mentions", mentioned}};
    return all.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + "\n";
}

}  // namespace tiers::member
