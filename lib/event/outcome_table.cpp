#include <fmt/format.h>
#include <tiers/outcome.h>

#include "base/text.h"

namespace tiers::event {

namespace {

void append_topics(const Topic& topic, Value parent, std::int64_t depth, std::vector<Row>& rows) {
    const auto number = static_cast<std::int64_t>(rows.size()) + 1;
    rows.push_back({number, std::move(parent), depth, cell(topic.text), cell(topic.note), cell(topic.link)});
    for (const auto& child : topic.children) append_topics(child, number, depth + 1, rows);
}

Document mind_map_document(const Store& store, const Outcome& outcome) {
    Document document;
    document.schema = "tiers.event.outcome/1";
    document.title = outcome.title;
    document.whose = get(store, outcome.event_code).title;
    return document;
}

}  // namespace

std::vector<Column> outcome_columns() {
    return {{"id", tr("Id"), Kind::id},
            {"event", tr("Event"), Kind::code, "", false, machine_only},
            {"title", tr("Title"), Kind::text},
            {"session", tr("Session"), Kind::code},
            {"topic", tr("Topic"), Kind::text},
            {"proposal", tr("Topic"), Kind::id, "", false, machine_only},
            {"topics", tr("Size"), Kind::count},
            {"brought", tr("Brought"), Kind::instant},
            {"withdrawn", tr("Withdrawn"), Kind::instant}};
}

Row outcome_row(const Outcome& outcome) {
    const auto zone = Zone::named(outcome.zone);
    return {id_value(outcome.id),  outcome.event_code,          outcome.title,
            cell(outcome.session), cell(outcome.topic),         cell(outcome.proposal),
            outcome.topics,        cell(zone, outcome.created), cell(zone, outcome.withdrawn)};
}

std::string outcome_sentence(std::string_view done, const Outcome& outcome) {
    return fmt::format("{}  {}  {}", done, id_text(outcome.id), outcome.title);
}

std::vector<Column> mind_map_columns() {
    return {{"topic", tr("Topic"), Kind::id}, {"parent", tr("Parent"), Kind::id}, {"depth", tr("Depth"), Kind::count},
            {"text", tr("Text"), Kind::text}, {"note", tr("Note"), Kind::text},   {"link", tr("Link"), Kind::text}};
}

Document mind_map_rows(const Store& store, const Outcome& outcome) {
    auto document = mind_map_document(store, outcome);
    Table table{.columns = mind_map_columns()};
    append_topics(mind_map(store, outcome), {}, 0, table.rows);
    document.sections = {std::move(table)};
    return document;
}

Document mind_map_page(const Store& store, const Outcome& outcome) {
    auto document = mind_map_document(store, outcome);
    document.sections = {Tree{.title = {}, .root = mind_map(store, outcome)}};
    return document;
}

}  // namespace tiers::event
