#include "exchange/source_items.h"

#include "base/text.h"
#include "sql/exchange.h"
#include "store/database.h"

namespace tiers::exchange {

namespace {

std::int64_t source_id(Store& store, const std::string& code) {
    store.db()
        .prepare("insert or ignore into source (code, created) values (:code, :now)")
        .bind(":code", code)
        .bind(":now", store.now())
        .run();
    auto row = store.db().prepare("select id from source where code = :code");
    row.bind(":code", code);
    row.step();
    return row.integer(0);
}

}  // namespace

SourceItems::SourceItems(Store& store, const std::string& code) : store_(store), id_(source_id(store, code)) {}

std::optional<Item> SourceItems::find(const ItemKey& key) const {
    auto row = store_.db().prepare(sql::exchange::known_item);
    row.bind(":source", id_).bind(":uid", key.uid).bind(":recurrence", key.recurrence);
    if (!row.step()) return std::nullopt;
    return Item{row.integer(0), row.blob(1), row.optional<std::int64_t>(2), row.optional<std::int64_t>(3), row.text(4)};
}

void SourceItems::put(const ItemKey& key, const Item& item, const std::optional<Span>& span) {
    auto row = store_.db().prepare(sql::exchange::put_item);
    row.bind(":source", id_)
        .bind(":uid", key.uid)
        .bind(":recurrence", key.recurrence)
        .bind(":sequence", item.sequence)
        .bind_blob(":digest", item.digest)
        .bind(":booking", item.booking)
        .bind(":series", item.series)
        .bind(":first", span ? std::optional(span->start) : std::nullopt)
        .bind(":last", span ? std::optional(span->end) : std::nullopt)
        .bind(":refused", unless_empty(item.refused))
        .run();
}

void SourceItems::forget(const ItemKey& key) {
    auto row = store_.db().prepare(sql::exchange::forget_item);
    row.bind(":source", id_).bind(":uid", key.uid).bind(":recurrence", key.recurrence).run();
}

std::optional<SeriesOf> SourceItems::series_of(const std::string& uid) const {
    auto row = store_.db().prepare(sql::exchange::series_of);
    row.bind(":source", id_).bind(":uid", uid);
    if (!row.step()) return std::nullopt;
    return SeriesOf{row.integer(0), row.text(1), row.text(2), row.integer(3)};
}

std::optional<std::int64_t> SourceItems::occurrence(std::int64_t series, WallTime original) const {
    auto row = store_.db().prepare(sql::exchange::occurrence);
    row.bind(":series", series).bind(":original", original);
    return row.step() ? std::optional(row.integer(0)) : std::nullopt;
}

std::optional<Span> SourceItems::extent(std::int64_t series) const {
    auto row = store_.db().prepare(sql::exchange::extent);
    row.bind(":series", series);
    row.step();
    return row.null(0) ? std::nullopt : std::optional(Span{row.instant(0), row.instant(1)});
}

std::vector<ItemKey> SourceItems::standing(const Span& within) const {
    auto row = store_.db().prepare(sql::exchange::standing_items);
    row.bind(":source", id_).bind(":from", within.start).bind(":to", within.end);
    std::vector<ItemKey> found;
    while (row.step()) found.push_back({row.text(0), row.text(1)});
    return found;
}

}  // namespace tiers::exchange
