#include <tiers/catalogue.h>
#include <tiers/document.h>
#include <tiers/error.h>
#include <tiers/report.h>
#include <tiers/words.h>
#include <algorithm>

#include "base/text.h"
#include "report/differences.h"
#include "report/shared.h"
#include "sql/report.h"
#include "store/database.h"
#include "store/publications.h"

namespace tiers::report {

namespace {

std::string what_was_told(const Publication& one) {
    const auto& table = one.table;
    std::vector<std::string> words = {table.report, iso(table.days.start).substr(0, 7)};
    if (const auto last = iso(table.days.end - one_day).substr(0, 7); last != words.back())
        words.back() += fmt::format("..{}", last);
    for (const auto& word : {table.by, table.place})
        if (!word.empty()) words.push_back(word);
    return join(words, " ");
}

/// An earlier table that another must not stand beside, and why.
struct Earlier {
    Publication earlier;
    Difference difference{};
    std::size_t others = 0;  ///< that were published too, and are subtracted together with it

    std::string why() const {
        return difference == Difference::few
                   ? tr("less what was published before, it tells of few people")
                   : tr("the same was published before with other figures, which tells of who was added or corrected");
    }
    std::string told() const {
        auto text = say("publication {}, {}: {}", id_text(earlier.id), iso(Zone::utc().day(earlier.at)),
                        what_was_told(earlier));
        return others == 0 ? text : say("{}, together with {} more", text, others);
    }
};

[[noreturn]] void refuse(const PublishedTable& table, const Earlier& beside) {
    throw Refused("public_difference", say("cannot publish '{}': {}", table.report, beside.why()), beside.told());
}

/// What is known beside a table: of its days, and of all that those tell of.
std::vector<Publication> known_beside(const Store& store, const PublishedTable& table) {
    auto days = table.days;
    for (const auto& one : publications_of(store, table.measure, days))
        days = {std::min(days.start, one.table.days.start), std::max(days.end, one.table.days.end)};
    return publications_of(store, table.measure, days);
}

/// Where a table, or an earlier one that it lies in, is less a sum of others of few people.
std::optional<Earlier> leaves_few(const PublishedTable& table, const std::vector<Publication>& earlier,
                                  PeopleByPoint& people, const Discretion& discretion) {
    std::vector<const PublishedTable*> tables = {&table};
    for (const auto& one : earlier) tables.push_back(&one.table);
    for (const auto* whole : tables) {
        if (whole != &table && !lies_in(table, *whole)) continue;
        for (const auto& parts : sums_within(*whole, tables)) {
            if (whole != &table && std::find(parts.begin(), parts.end(), &table) == parts.end()) continue;
            if (!sum_leaves_few(*whole, parts, people, discretion)) continue;
            const auto* named = whole == &table ? parts.front() : whole;
            const auto found = std::find_if(earlier.begin(), earlier.end(),
                                            [&](const Publication& one) { return &one.table == named; });
            return Earlier{*found, Difference::few, parts.size() - 1};
        }
    }
    return std::nullopt;
}

/// The first of earlier tables with which one tells of few people; those from `own` on are of the same page.
std::optional<Earlier> tells_of_few(const Store& store, const PublishedTable& table,
                                    const std::vector<Publication>& earlier, std::int64_t own, PeopleOfTables& known) {
    if (earlier.empty()) return std::nullopt;
    const Discretion discretion(store);
    auto days = table.days;
    auto dimensions = dimension_names(table.by);
    for (const auto& one : earlier) {
        days = {std::min(days.start, one.table.days.start), std::max(days.end, one.table.days.end)};
        dimensions.merge(dimension_names(one.table.by));
    }
    auto& people = known.of(table.measure, days, dimensions);
    for (const auto& one : earlier) {
        if (!one.table.days.overlaps(table.days)) continue;
        const auto one_page = one.id >= own && one.table.report == table.report;
        if (const auto found = difference_of(table, one.table, people, discretion, one_page); found != Difference::none)
            return Earlier{one, found};
    }
    return leaves_few(table, earlier, people, discretion);
}

/// What is published from now on has this number or a higher one.
std::int64_t next_publication(const Store& store) {
    auto row = store.db().prepare("select ifnull(max(id), 0) + 1 from publication");
    row.step();
    return row.integer(0);
}

bool is_remembered(const Store& store, const PublishedTable& table) {
    if (table.cells.empty()) return true;
    const auto found = publications_of(store, table.measure, table.days);
    return std::any_of(found.begin(), found.end(), [&](const Publication& one) { return one.table == table; });
}

}  // namespace

bool remembered(const Store& store, const std::vector<PublishedTable>& tables) {
    return std::all_of(tables.begin(), tables.end(),
                       [&](const PublishedTable& table) { return is_remembered(store, table); });
}

bool publishable(const Store& store, const Query& query, const std::vector<PublishedTable>& tables,
                 const std::vector<PublishedTable>& beside) {
    const auto own = next_publication(store);
    auto page = beside;
    const auto people = shared_people(store, query);
    for (const auto& table : tables) people->expect(table);
    for (const auto& table : tables) {
        if (is_remembered(store, table)) {
            if (query.overriding) page.push_back(table);
            continue;
        }
        std::vector<Publication> earlier;
        if (!query.overriding) earlier = known_beside(store, table);
        for (const auto& other : page)
            if (other.measure == table.measure) earlier.push_back({own, store.now(), other});
        if (tells_of_few(store, table, earlier, own, *people)) return false;
        page.push_back(table);
    }
    return true;
}

std::vector<std::string> remember(Store& store, const std::vector<PublishedTable>& tables, const std::string& reason) {
    std::map<std::string, std::string> overridden;
    const auto own = next_publication(store);
    PeopleOfTables people(store);
    for (const auto& table : tables) people.expect(table);
    for (const auto& table : tables) {
        if (is_remembered(store, table)) continue;
        const auto beside = tells_of_few(store, table, known_beside(store, table), own, people);
        if (beside && reason.empty()) refuse(table, *beside);
        insert_publication(store, table, beside ? reason : std::string());
        if (beside)
            overridden.try_emplace(table.report, say("'{}' is published all the same: {} ({}); the journal keeps why",
                                                     table.report, beside->why(), beside->told()));
    }
    std::vector<std::string> sentences;
    for (auto& [report, sentence] : overridden) sentences.push_back(std::move(sentence));
    return sentences;
}

std::vector<Column> publication_columns() {
    return {{"id", tr("Id"), Kind::id},           {"published", tr("When"), Kind::instant},
            {"report", tr("Report"), Kind::code}, {"measure", tr("What"), Kind::code},
            {"by", tr("By"), Kind::code},         {"place", tr("Place"), Kind::code},
            {"first", tr("From"), Kind::day},     {"last", tr("To"), Kind::day},
            {"cells", tr("Cells"), Kind::count},  {"fewest", tr("Fewest people"), Kind::count}};
}

void each_publication(const Store& store, const std::function<void(Row)>& take) {
    const auto zone = catalogue::zone_of(store);
    auto row = store.db().prepare(sql::report::publications);
    while (row.step())
        take({row.integer(0), cell(zone, row.instant(1)), row.text(2), row.text(3), cell(row.text(4)),
              cell(row.text(5)), row.day(6), row.day(7), row.integer(8), row.null(9) ? Value() : row.integer(9)});
}

}  // namespace tiers::report
