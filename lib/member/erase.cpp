#include <tiers/erasure.h>
#include <tiers/error.h>
#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "i18n/dates.h"
#include "member/erase_refusal.h"
#include "member/erase_rows.h"
#include "member/erase_store.h"
#include "member/erasure_list.h"
#include "member/member_store.h"
#include "store/identifier_key.h"
#include "store/journal.h"
#include "store/triggers_off.h"
#include "store/wipe.h"

namespace tiers::member {

namespace {

/// "deleted" or "emptied" or "kept", by table, in order of the plan: how many, and why.
struct Counted {
    std::string table, done, why;
    std::int64_t count = 0;
};

std::vector<Counted> counted(const std::vector<ErasedRow>& rows) {
    std::vector<Counted> all;
    for (const auto& one : rows) {
        const auto same = [&](const Counted& c) {
            return c.table == one.table && c.done == one.done && c.why == one.why;
        };
        auto found = std::find_if(all.begin(), all.end(), same);
        if (found == all.end()) found = all.insert(all.end(), {one.table, one.done, one.why, 0});
        ++found->count;
    }
    return all;
}

std::string content(const Erasure& erasure, const std::string& reason) {
    Json json{{"done", "erased"}, {"reason", reason}, {"rows", Json::array()}};
    for (const auto& one : counted(erasure.rows))
        json["rows"].push_back({{"table", one.table}, {"done", one.done}, {"count", one.count}});
    return written(json);
}

}  // namespace

std::vector<Id> with_merged(const Store& store, Id member) {
    std::vector<Id> ids{member};
    auto row = store.db().prepare("select id from member where merged_into = :member order by id");
    for (row.bind(":member", member); row.step();) ids.push_back(row.integer(0));
    return ids;
}

std::vector<ErasedRow> erase_rows(Store& store, const std::vector<Id>& ids, const Hashes& hashes,
                                  const std::string& reason) {
    const auto list = written(ids);
    const Names names(store, list, fmt::format("erased {}", ids.front()));
    EraseRows rows(store, list, names);
    auto planned = rows.plan();
    auto gone = hashes(list, names.reached_by());
    for (const auto id : ids) {
        auto row = store.db().prepare("select created from member where id = :id");
        row.bind(":id", id).step();
        insert_erased(store, {id, row.instant(0), gone.erased, gone.key_id, std::exchange(gone.hashes, {})});
    }
    {
        const TriggersOff off(store.db());
        rows.apply(planned);
    }
    wipe_later(store.db());
    journal::write(store, "member", ids.front(), content({{}, {}, planned}, names.without(reason)));
    return planned;
}

Erasure plan_erasure(const Store& store, Id id) {
    Erasure erasure{get(store, id), today(store), {}};
    refuse_to_erase(store, erasure.member.id);
    const auto list = written(with_merged(store, erasure.member.id));
    erasure.rows = EraseRows(store, list, Names(store, list, {})).plan();
    return erasure;
}

Erasure erase(Store& store, Id id, const std::string& reason) {
    Erasure erasure{get(store, id), today(store), {}};
    refuse_to_erase(store, erasure.member.id);
    const auto hashes = [&](const std::string& ids, const Identifiers& reached_by) -> Erased {
        if (reached_by.empty()) return {0, {}, store.now(), {}, {}};
        const auto key = IdentifierKey::of(store);
        return {0, {}, store.now(), key.id(), hashes_of(store, key, ids, reached_by)};
    };
    erasure.rows = erase_rows(store, with_merged(store, erasure.member.id), hashes, reason);
    return erasure;
}

Table planned_rows(const Erasure& erasure) {
    Table table{.columns = {{"table", tr("Table"), Kind::code},
                            {"row", tr("Row"), Kind::code},
                            {"done", tr("Verdict"), Kind::word},
                            {"why", tr("Reason"), Kind::word}}};
    for (const auto& one : erasure.rows) table.rows.push_back({one.table, one.row, one.done, one.why});
    return table;
}

std::vector<Column> erasure_columns() {
    return {{"member", tr("Id"), Kind::id},      {"day", tr("Day"), Kind::day},      {"table", tr("Table"), Kind::code},
            {"done", tr("Verdict"), Kind::word}, {"count", tr("Rows"), Kind::count}, {"why", tr("Reason"), Kind::word}};
}

Table erasure_receipt(const Erasure& erasure, Language language) {
    Table table{.columns = erasure_columns()};
    table.sentences.push_back(say("erased  {}  {}", erasure.member.id, long_date(erasure.day, language)));
    for (const auto& one : counted(erasure.rows)) {
        table.rows.push_back({erasure.member.id, erasure.day, one.table, one.done, one.count, one.why});
        table.sentences.push_back(
            fmt::format("{}  {}  {}  {}", tr(one.done.c_str()), one.table, one.count, tr(one.why.c_str())));
    }
    return table;
}

}  // namespace tiers::member
