#include "catalogue/excludes.h"

#include "sql/catalogue.h"
#include "store/database.h"

namespace tiers::catalogue {

namespace {

Pairs read_pairs(const Store& store, const char* select) {
    Pairs pairs;
    auto rows = store.db().prepare(select);
    while (rows.step()) pairs.emplace(rows.integer(0), rows.integer(1));
    return pairs;
}

void each_missing(const Pairs& pairs, const Pairs& from, Statement statement) {
    for (const auto& [one, other] : pairs)
        if (!from.contains({one, other})) statement.bind(":one", one).bind(":other", other).run();
}

}  // namespace

Pairs sharing_pairs(const Store& store) {
    return read_pairs(store, sql::catalogue::sharing_pairs);
}

Pairs written_pairs(const Store& store) {
    return read_pairs(store, "select resource_id, other_id from excludes");
}

void write_pairs(Store& store, const Pairs& pairs) {
    const auto written = written_pairs(store);
    each_missing(written, pairs,
                 store.db().prepare("delete from excludes where resource_id = :one and other_id = :other"));
    each_missing(pairs, written, store.db().prepare("insert or ignore into excludes values (:one, :other)"));
}

}  // namespace tiers::catalogue
