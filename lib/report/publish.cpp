#include <tiers/document.h>
#include <tiers/error.h>
#include <tiers/report.h>
#include <tiers/words.h>
#include <algorithm>

#include "base/text.h"
#include "report/differences.h"
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

[[noreturn]] void refuse_beside(const PublishedTable& table, const Publication& earlier, Difference difference) {
    const auto* why =
        difference == Difference::few
            ? tr("less what was published before, it tells of few people")
            : tr("the same was published before with other figures, which tells of who was added or corrected");
    throw Refused(
        "public_difference", say("cannot publish '{}': {}", table.report, why),
        say("publication {}, {}: {}", id_text(earlier.id), iso(Zone::utc().day(earlier.at)), what_was_told(earlier)));
}

/// Throws Refused for a table that tells of few people together with one of the earlier ones; those from `own` on are
/// of the same page.
void check_beside(const Store& store, const PublishedTable& table, const std::vector<Publication>& earlier,
                  std::int64_t own) {
    if (earlier.empty()) return;
    const Discretion discretion(store);
    auto days = table.days;
    for (const auto& one : earlier)
        days = {std::min(days.start, one.table.days.start), std::max(days.end, one.table.days.end)};
    const auto people = behind(store, table.measure, days);
    for (const auto& one : earlier) {
        const auto one_page = one.id >= own && one.table.report == table.report;
        if (const auto found = difference_of(table, one.table, people, discretion, one_page); found != Difference::none)
            refuse_beside(table, one, found);
    }
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

bool publishable(const Store& store, const std::vector<PublishedTable>& tables,
                 const std::vector<PublishedTable>& beside) {
    try {
        for (const auto& table : tables) {
            if (is_remembered(store, table)) continue;
            auto earlier = publications_of(store, table.measure, table.days);
            for (const auto& other : beside)
                if (other.measure == table.measure) earlier.push_back({0, store.now(), other});
            check_beside(store, table, earlier, next_publication(store));
        }
        return true;
    } catch (const Refused&) {
        return false;
    }
}

void remember(Store& store, const std::vector<PublishedTable>& tables) {
    const auto own = next_publication(store);
    for (const auto& table : tables) {
        if (is_remembered(store, table)) continue;
        check_beside(store, table, publications_of(store, table.measure, table.days), own);
        insert_publication(store, table);
    }
}

}  // namespace tiers::report
