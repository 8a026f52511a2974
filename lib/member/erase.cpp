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

std::string content(const ToErase& who, const std::vector<ErasedRow>& rows, const std::string& reason) {
    Json json{{"done", "erased"}, {"reason", reason}, {"rows", Json::array()}};
    if (who.guests && who.ids.size() > 1) json["participants"] = who.ids;
    for (const auto& one : counted(rows))
        json["rows"].push_back({{"table", one.table}, {"done", one.done}, {"count", one.count}});
    return written(json);
}

/// Each with the hash of its own e-mail.
std::vector<Erased> noted_guests(Store& store, const std::vector<Id>& ids, bool reached) {
    std::optional<IdentifierHashes> hashes;
    if (reached) hashes.emplace(store, IdentifierKey::of(store), "[]");
    std::vector<Erased> all;
    for (const auto id : ids) {
        auto row = store.db().prepare("select created, ifnull(email, '') from participant where id = :id");
        row.bind(":id", id).step();
        Erased one{id, true, row.instant(0), store.now(), {}, {}};
        if (const auto email = row.text(1); !email.empty() && hashes) {
            one.key_id = hashes->key_id();
            one.hashes = hashes->of({{"email", email}});
        }
        all.push_back(std::move(one));
    }
    return all;
}

Noting noting_guests(Store& store, const ToErase& who) {
    return [&](const Identifiers& reached_by) { return noted_guests(store, who.ids, !reached_by.empty()); };
}

Erasure planned_erasure(const Store& store, const ToErase& who, const std::string& name) {
    const auto people = who.people();
    return {who.ids.front(), who.guests, name, today(store), EraseRows(store, people, Names(store, people, {})).plan()};
}

Erasure erased_now(Store& store, const ToErase& who, const std::string& name, const std::string& reason) {
    const auto noting_members = [&](const Identifiers& reached_by) {
        Erased gone{0, false, {}, store.now(), {}, {}};
        if (!reached_by.empty()) {
            const IdentifierHashes hashes(store, IdentifierKey::of(store), who.people().members);
            gone.key_id = hashes.key_id();
            gone.hashes = hashes.of(reached_by);
        }
        return noted_members(store, who.ids, std::move(gone));
    };
    const auto noting = who.guests ? noting_guests(store, who) : Noting(noting_members);
    return {who.ids.front(), who.guests, name, today(store), erase_rows(store, who, noting, reason)};
}

}  // namespace

std::vector<Id> with_merged(const Store& store, Id member) {
    std::vector<Id> ids{member};
    auto row = store.db().prepare("select id from member where merged_into = :member order by id");
    for (row.bind(":member", member); row.step();) ids.push_back(row.integer(0));
    return ids;
}

std::vector<Erased> noted_members(const Store& store, const std::vector<Id>& ids, Erased gone) {
    std::vector<Erased> all;
    for (const auto id : ids) {
        auto row = store.db().prepare("select created from member where id = :id");
        row.bind(":id", id).step();
        gone.id = id;
        gone.created = row.instant(0);
        all.push_back(gone);
        gone.hashes.clear();
    }
    return all;
}

People ToErase::people() const {
    return guests ? People{.guests = written(ids)} : People{.members = written(ids)};
}

std::vector<ErasedRow> erase_rows(Store& store, const ToErase& who, const Noting& noting, const std::string& reason) {
    const auto people = who.people();
    const Names names(store, people, who.guests ? "erased" : fmt::format("erased {}", who.ids.front()));
    EraseRows rows(store, people, names);
    auto planned = rows.plan();
    for (const auto& one : noting(names.reached_by())) insert_erased(store, one);
    {
        const TriggersOff off(store.db());
        rows.apply(planned);
    }
    wipe_later(store.db());
    journal::write(store, who.guests ? "participant" : "member", who.ids.front(),
                   content(who, planned, names.without(reason)));
    return planned;
}

Erasure plan_erasure(const Store& store, Id id) {
    const auto member = get(store, id);
    const ToErase who{with_merged(store, member.id)};
    refuse_to_erase(store, member.id, who.people());
    return planned_erasure(store, who, member.name);
}

Erasure erase(Store& store, Id id, const std::string& reason) {
    const auto member = get(store, id);
    const ToErase who{with_merged(store, member.id)};
    refuse_to_erase(store, member.id, who.people());
    return erased_now(store, who, member.name, reason);
}

Erasure plan_guest_erasure(const Store& store, const Guest& guest) {
    const ToErase who{guest.participants, true};
    refuse_registered(store, who.people());
    return planned_erasure(store, who, guest.name);
}

Erasure erase_guest(Store& store, const Guest& guest, const std::string& reason) {
    const ToErase who{guest.participants, true};
    refuse_registered(store, who.people());
    return erased_now(store, who, guest.name, reason);
}

void erase_guests(Store& store, const std::vector<Id>& participants) {
    if (participants.empty()) return;
    const ToErase who{participants, true};
    refuse_registered(store, who.people());
    erase_rows(store, who, noting_guests(store, who), {});
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
            {"done", tr("Verdict"), Kind::word}, {"count", tr("Rows"), Kind::count}, {"why", tr("Reason"), Kind::word},
            {"guest", tr("Guest"), Kind::id}};
}

Table erasure_receipt(const Erasure& erasure, Language language) {
    Table table{.columns = erasure_columns()};
    table.sentences.push_back(erasure.guest ? say("erased  guest {}  {}", erasure.id, long_date(erasure.day, language))
                                            : say("erased  {}  {}", erasure.id, long_date(erasure.day, language)));
    const auto member = erasure.guest ? Value() : Value(erasure.id),
               guest = erasure.guest ? Value(erasure.id) : Value();
    for (const auto& one : counted(erasure.rows)) {
        table.rows.push_back({member, erasure.day, one.table, one.done, one.count, one.why, guest});
        table.sentences.push_back(
            fmt::format("{}  {}  {}  {}", tr(one.done.c_str()), one.table, one.count, tr(one.why.c_str())));
    }
    return table;
}

}  // namespace tiers::member
