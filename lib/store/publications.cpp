#include "store/publications.h"

#include "base/json.h"
#include "base/text.h"
#include "store/database.h"
#include "store/journal.h"

namespace tiers {

namespace {

std::vector<PublishedCell> published_cells(const Store& store, std::int64_t publication) {
    std::vector<PublishedCell> cells;
    auto row = store.db().prepare(
        "select covers, people, figures from published_cell where publication_id = :id order by position");
    row.bind(":id", publication);
    while (row.step()) {
        PublishedCell cell{{}, row.integer(1), row.text(2)};
        const auto covers = row.text(0);
        for (const auto key : split(covers, '\n')) cell.covers.emplace_back(key);
        cells.push_back(std::move(cell));
    }
    return cells;
}

void insert_cells(Store& store, std::int64_t publication, const std::vector<PublishedCell>& cells) {
    auto row = store.db().prepare(
        "insert into published_cell (publication_id, position, covers, people, figures) "
        "values (:id, :position, :covers, :people, :figures)");
    for (std::size_t i = 0; i < cells.size(); ++i)
        row.bind(":id", publication)
            .bind(":position", i)
            .bind(":covers", fmt::format("{}", fmt::join(cells[i].covers, "\n")))
            .bind(":people", cells[i].people)
            .bind(":figures", cells[i].figures)
            .run();
}

}  // namespace

std::vector<Publication> publications_of(const Store& store, const std::string& measure, const DaySpan& days) {
    std::vector<Publication> found;
    {
        auto row = store.db().prepare(
            "select id, published, report, \"by\", place, first, last from publication "
            "where measure = :measure and first < :end and last >= :start order by id");
        row.bind(":measure", measure).bind(":start", days.start).bind(":end", days.end);
        while (row.step())
            found.push_back({row.integer(0),
                             row.instant(1),
                             {row.text(2), measure, row.text(3), row.text(4), {row.day(5), row.day(6) + one_day}, {}}});
    }
    for (auto& one : found) one.table.cells = published_cells(store, one.id);
    return found;
}

void insert_publication(Store& store, const PublishedTable& table, const std::string& overriding) {
    store.db()
        .prepare(
            "insert into publication (report, measure, \"by\", place, first, last, published) "
            "values (:report, :measure, :by, :place, :first, :last, :now)")
        .bind(":report", table.report)
        .bind(":measure", table.measure)
        .bind(":by", table.by)
        .bind(":place", table.place)
        .bind(":first", table.days.start)
        .bind(":last", table.days.end - one_day)
        .bind(":now", store.now())
        .run();
    const auto id = store.db().last_id();
    insert_cells(store, id, table.cells);
    Json content{
        {"report", table.report},     {"measure", table.measure},       {"by", table.by},
        {"place", table.place},       {"first", iso(table.days.start)}, {"last", iso(table.days.end - one_day)},
        {"cells", table.cells.size()}};
    if (!overriding.empty()) content["override"] = {{"rule", "difference"}, {"reason", overriding}};
    journal::write(store, "publication", id, written(content));
}

}  // namespace tiers
