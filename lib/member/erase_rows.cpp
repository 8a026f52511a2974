#include "member/erase_rows.h"

#include <map>
#include <set>

#include "base/text.h"
#include "member/erase_journal.h"
#include "member/erase_rules.h"
#include "member/member_store.h"
#include "sql/member.h"

namespace tiers::member {

namespace {

/// A statement put together of constants: kept, as the store knows statements by their address.
Statement prepare(const Store& store, std::string sql) {
    static std::set<std::string> kept;
    return store.db().prepare(kept.insert(std::move(sql)).first->c_str());
}

std::string of_people(const std::string& statement) {
    return sql::member::erase_people + statement;
}

std::string select_of(const EraseRule& rule) {
    return of_people(fmt::format("select {}, {} from {} where {} order by 1", rule.key, rule.holds ? rule.holds : "1",
                                 rule.table, rule.where));
}

std::string change_of(const EraseRule& rule) {
    if (!rule.set) return of_people(fmt::format("delete from {} where {}", rule.table, rule.where));
    return of_people(fmt::format("update {} set {} where ({}) and ({})", rule.table, rule.set, rule.where,
                                 rule.holds ? rule.holds : "1"));
}

const char* done_to(const EraseRule& rule, bool holds) {
    if (!holds) return msgid("kept");
    if (!rule.set) return msgid("deleted");
    return *rule.set ? msgid("emptied") : msgid("kept");
}

constexpr auto names_them = msgid("it names them");

/// Says of rows that were to be kept, or were not told yet, that something is done to them.
class Telling {
public:
    explicit Telling(std::vector<ErasedRow>& rows) : rows_(rows) {
        for (std::size_t i = 0; i < rows.size(); ++i) places_.try_emplace({rows[i].table, rows[i].row}, i);
    }

    void tell(const std::string& table, const std::string& row, const char* done) {
        const auto [found, added] = places_.try_emplace({table, row}, rows_.size());
        if (added)
            rows_.push_back({table, row, done, names_them});
        else if (auto& known = rows_[found->second]; known.done == "kept")
            known.done = done;
    }

private:
    std::vector<ErasedRow>& rows_;
    std::map<std::pair<std::string, std::string>, std::size_t> places_;
};

}  // namespace

std::vector<ErasedRow> EraseRows::plan() const {
    std::vector<ErasedRow> rows;
    by_rules(rows);
    Telling telling(rows);
    for (const auto& one : mentions()) telling.tell(one.table, std::to_string(one.row), msgid("emptied"));
    for (const auto& uid : named_uids()) telling.tell("source_item", uid, msgid("deleted"));
    for (const auto& key : request_keys(rows)) rows.push_back({"request_key", key, msgid("deleted"), names_them});
    const auto journal = journal_about(store_, people_.members, names_, rows);
    for (const auto id : journal.contents)
        rows.push_back({"journal", std::to_string(id), msgid("emptied"), names_them});
    for (const auto id : journal.acted)
        rows.push_back(
            {"journal", std::to_string(id), msgid("kept"), msgid("who acted is sealed in the chain of the journal")});
    return rows;
}

void EraseRows::apply(const std::vector<ErasedRow>& planned) {
    const auto uids = named_uids();
    for (const auto& rule : erase_rules()) {
        if (rule.set && !*rule.set) continue;
        auto change = prepare(store_, change_of(rule));
        change.bind(":ids", people_.members)
            .bind(":guests", people_.guests)
            .bind(":day", today(store_))
            .bind(":now", store_.now())
            .run();
    }
    for (const auto& one : mentions()) {
        const auto twin = one.folded ? fmt::format(", {} = :folded", one.folded) : std::string();
        const auto with = one.with ? fmt::format(", {}", one.with) : std::string();
        auto change = prepare(
            store_, fmt::format("update {} set {} = :text{}{} where rowid = :row", one.table, one.column, twin, with));
        if (one.folded) change.bind(":folded", folded(one.text));
        change.bind(":text", one.text).bind(":row", one.row).run();
    }
    for (const auto& uid : uids)
        store_.db().prepare("delete from source_item where uid = :uid").bind(":uid", uid).run();
    for (const auto& one : planned) {
        if (one.table == "request_key")
            store_.db().prepare("delete from request_key where key = :key").bind(":key", one.row).run();
        if (one.table == "journal" && one.done == "emptied")
            store_.db()
                .prepare("update journal set salt = null, content = null where id = :id")
                .bind(":id", whole_number(one.row))
                .run();
    }
}

void EraseRows::by_rules(std::vector<ErasedRow>& rows) const {
    for (const auto& rule : erase_rules()) {
        auto row = prepare(store_, select_of(rule));
        for (row.bind(":ids", people_.members).bind(":guests", people_.guests); row.step();)
            rows.push_back({rule.table, row.text(0), done_to(rule, row.integer(1) != 0), rule.why});
    }
}

std::vector<EraseRows::Mention> EraseRows::mentions() const {
    std::vector<Mention> found;
    for (const auto& [table, column, twin, with] : free_texts()) {
        auto row = prepare(store_, fmt::format("select rowid, {0} from {1} where {0} <> ''", column, table));
        while (row.step())
            if (const auto text = row.text(1); names_.in(text))
                found.push_back({table, column, twin, with, row.integer(0), names_.without(text)});
    }
    return found;
}

std::vector<std::string> EraseRows::named_uids() const {
    std::vector<std::string> found;
    auto row = store_.db().prepare("select distinct uid from source_item order by uid");
    while (row.step())
        if (names_.in(row.text(0))) found.push_back(row.text(0));
    return found;
}

std::vector<std::string> EraseRows::request_keys(const std::vector<ErasedRow>& rows) const {
    std::set<std::pair<std::string, std::string>> made;
    for (const auto& one : rows) made.emplace(one.table, one.row);
    const auto theirs = [&](const std::string& verb, const std::string& result) {
        for (const auto& request : request_rows())
            if (verb == request.verb)
                for (const auto id : split(result, ' '))
                    if (made.contains({request.table, std::string(id)})) return true;
        return false;
    };
    std::vector<std::string> found;
    auto row = store_.db().prepare("select key, verb, result from request_key order by key");
    while (row.step())
        if (names_.in_or_is(row.text(0)) || theirs(row.text(1), row.text(2))) found.push_back(row.text(0));
    return found;
}

}  // namespace tiers::member
