#include "base/json.h"
#include "render/writers.h"
#include "time/json_value.h"

namespace tiers::render {

namespace {

Json object_of(const Table& table, const Row& row) {
    auto object = Json::object();
    for (std::size_t i = 0; i < row.size(); ++i) object[table.columns[i].name] = json_of(row[i]);
    return object;
}

Json day_or_null(const std::optional<Day>& day) {
    return day ? Json(iso(*day)) : Json();
}

void write_rows(const Table& table, const Sink& sink) {
    sink("[");
    for (std::size_t i = 0; i < table.rows.size(); ++i) sink((i ? ",\n" : "\n") + json_object(table, table.rows[i]));
    sink("]");
}

}  // namespace

std::string json_object(const Table& table, const Row& row) {
    return written(object_of(table, row));
}

void write_json(const Document& document, const Style&, const Sink& sink) {
    auto head = Json::object();
    head["schema"] = document.schema;
    if (document.period)
        head["period"] =
            Json{{"from", day_or_null(document.period->from)}, {"to_exclusive", day_or_null(document.period->to)}};
    if (!document.place.empty()) head["place"] = document.place;
    auto text = written(head);
    text.pop_back();
    sink(text + (text == "{" ? "" : ",") + "\"rows\":");
    const auto* first = first_table(document);
    write_rows(first ? *first : Table{}, sink);
    for (const auto& section : document.sections)
        if (const auto* table = std::get_if<Table>(&section); table && table != first && !table->name.empty()) {
            sink(",\n\"" + table->name + "\":");
            write_rows(*table, sink);
        }
    sink("}\n");
}

void write_jsonl(const Document& document, const Style&, const Sink& sink) {
    if (const auto* table = first_table(document))
        for (const auto& row : table->rows) sink(json_object(*table, row) + "\n");
}

}  // namespace tiers::render
