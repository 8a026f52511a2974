#include <tiers/find_free.h>
#include <tiers/words.h>

#include "base/text.h"

namespace tiers::booking {

namespace {

Row row_of(const Found& found) {
    return {found.resource,
            cell(found.zone, found.span.start),
            cell(found.zone, found.span.end),
            std::chrono::duration_cast<Minutes>(found.span.end - found.span.start).count(),
            std::int64_t{found.seats},
            std::int64_t{found.holds}};
}

std::vector<Column> found_columns() {
    return {{"resource", tr("Resource"), Kind::code}, {"start", tr("From"), Kind::instant},
            {"end", tr("Until"), Kind::instant},      {"minutes", tr("Lasts"), Kind::minutes},
            {"seats", tr("Seats"), Kind::count},      {"holds", tr("People"), Kind::count}};
}

/// "salle 2026-03-12 16:00-18:00 (later)".
std::string told(const Alternative& one) {
    const auto& found = one.found;
    const auto start = iso(found.zone.wall(found.span.start)), end = iso(found.zone.wall(found.span.end));
    const auto until = end.substr(0, 10) == start.substr(0, 10) ? "-" + end.substr(11) : " - " + end;
    const auto how = one.differs == "seats" ? say("holds {}", found.holds) : std::string(tr(one.differs.c_str()));
    return fmt::format("{} {} {}{} ({})", found.resource, start.substr(0, 10), start.substr(11), until, how);
}

}  // namespace

Table table_of(const std::vector<Found>& found) {
    Table table{.columns = found_columns(), .empty = tr("nothing is free then")};
    for (const auto& one : found) table.rows.push_back(row_of(one));
    return table;
}

Table table_of(const std::vector<Alternative>& found) {
    Table table{.title = tr("Nearest to it"), .columns = found_columns(), .name = "alternatives"};
    table.columns.push_back({"differs", tr("Differs"), Kind::word});
    for (const auto& one : found) {
        table.rows.push_back(row_of(one.found));
        table.rows.back().emplace_back(one.differs);
    }
    return table;
}

std::string told(const std::vector<Alternative>& found) {
    std::vector<std::string> texts;
    for (const auto& one : found) texts.push_back(told(one));
    return texts.empty() ? "" : say("free: {}", join(texts, ", "));
}

}  // namespace tiers::booking
