#include "member/erasure_list.h"

#include <tiers/consent.h>
#include <tiers/error.h>
#include <algorithm>
#include <set>

#include "base/digest.h"
#include "base/json.h"
#include "base/text.h"
#include "member/contact_key.h"
#include "sql/member.h"
#include "store/database.h"

namespace tiers::member {

namespace {

/// Ids in other systems are told apart to the byte.
std::string key_of(const std::string& kind, const std::string& value) {
    return kind == "external_id" ? value : contact_key(kind, value);
}

/// "work:jeanne@example.org" without what stands before.
std::string unlabelled(const std::string& text) {
    const auto colon = text.find(':');
    return std::string(trim(colon == text.npos ? text : text.substr(colon + 1)));
}

std::set<std::pair<std::string, std::string>> keys_of(const Identifiers& all) {
    std::set<std::pair<std::string, std::string>> keys;
    for (const auto& [kind, value] : all) keys.emplace(kind, key_of(kind, value));
    return keys;
}

}  // namespace

Identifiers identifiers(const Member& member, const ProfileEdit& edit) {
    Identifiers all{{"email", member.email}, {"phone", member.phone}, {"external_id", member.external_id}};
    for (const auto& email : edit.emails.add) all.emplace_back("email", unlabelled(email));
    for (const auto& phone : edit.phones.add) all.emplace_back("phone", unlabelled(phone));
    std::erase_if(all, [](const auto& one) { return one.second.empty(); });
    return all;
}

ErasedPeople::ErasedPeople(const Store& store) {
    auto row = store.db().prepare(
        "select i.hash, e.key_id from erased_identifier i join erasure e using (member_id) "
        "union all select hash, key_id from guest_erasure where hash is not null");
    if (!row.step()) return;
    key_ = IdentifierKey::there(store);
    do {
        known_ = known_ && key_ && row.text(1) == key_->id();
        hashes_.insert(row.blob(0));
    } while (row.step());
}

bool ErasedPeople::holds(const std::string& kind, const std::string& key) const {
    if (hashes_.empty()) return false;
    if (!known_)
        throw Failed("no_key", tr("who was erased cannot be known again without the key that was there then"),
                     tr("bring the folder keys/ back that lay beside the database, or give --consent-again DAY"));
    return hashes_.contains(key_->hash(kind, key));
}

bool ErasedPeople::meets(const Member& member, const ProfileEdit& edit, const std::optional<Member>& before) const {
    if (hashes_.empty()) return false;
    const auto known = before ? keys_of(identifiers(*before)) : std::set<std::pair<std::string, std::string>>();
    const auto wanted = keys_of(identifiers(member, edit));
    return std::any_of(wanted.begin(), wanted.end(),
                       [&](const auto& one) { return !known.contains(one) && holds(one.first, one.second); });
}

bool ErasedPeople::meets(const std::string& email) const {
    return !email.empty() && holds("email", key_of("email", email));
}

bool was_erased(const Store& store, const Member& member, const ProfileEdit& edit, const std::optional<Member>& before,
                std::optional<Day> agreed) {
    const ErasedPeople people(store);
    if (agreed && !people.known()) return true;
    if (!people.meets(member, edit, before)) return false;
    if (!agreed)
        throw Refused("erased", tr("that e-mail, phone or external id is of somebody who was erased"),
                      tr("where they agree to be known again: --consent-again DAY"));
    return true;
}

void consent_again(Store& store, Id member, Day day) {
    Consent given;
    given.member = member;
    given.kind = "again";
    given.first = day;
    given.wording = tr("to be known again, after having been erased");
    consent(store, given);
}

IdentifierHashes::IdentifierHashes(const Store& store, IdentifierKey key, const std::string& ids)
    : key_(std::move(key)) {
    auto row = store.db().prepare(sql::member::reached_by_others);
    for (row.bind(":ids", ids); row.step();) others_.emplace(row.text(0), key_of(row.text(0), row.text(1)));
}

std::vector<std::string> IdentifierHashes::of(const Identifiers& identifiers) const {
    std::vector<std::string> hashes;
    for (const auto& [kind, value] : keys_of(identifiers))
        if (!others_.contains({kind, value})) hashes.push_back(key_.hash(kind, value));
    return hashes;
}

namespace {

void insert_erased_guest(Store& store, const Erased& one) {
    auto row = store.db().prepare("insert into guest_erasure values (:id, :created, :erased, :key, :hash)");
    row.bind(":id", one.id).bind(":created", one.created).bind(":erased", one.erased);
    if (!one.hashes.empty()) row.bind(":key", one.key_id).bind_blob(":hash", one.hashes.front());
    row.run();
}

}  // namespace

void insert_erased(Store& store, const Erased& one) {
    if (one.guest) return insert_erased_guest(store, one);
    store.db()
        .prepare("insert into erasure (member_id, created, erased, key_id) values (:member, :created, :erased, :key)")
        .bind(":member", one.id)
        .bind(":created", one.created)
        .bind(":erased", one.erased)
        .bind(":key", unless_empty(one.key_id))
        .run();
    for (const auto& hash : one.hashes)
        store.db()
            .prepare("insert or ignore into erased_identifier (hash, member_id) values (:hash, :member)")
            .bind_blob(":hash", hash)
            .bind(":member", one.id)
            .run();
}

std::vector<Erased> erased_people(const Store& store) {
    std::vector<Erased> found;
    auto row = store.db().prepare("select member_id, created, erased, ifnull(key_id, '') from erasure order by 1");
    while (row.step()) found.push_back({row.integer(0), false, row.instant(1), row.instant(2), row.text(3), {}});
    for (auto& one : found) {
        auto hash = store.db().prepare("select hash from erased_identifier where member_id = :member order by hash");
        for (hash.bind(":member", one.id); hash.step();) one.hashes.push_back(hash.blob(0));
    }
    auto guest = store.db().prepare(
        "select participant_id, created, erased, ifnull(key_id, ''), hash from guest_erasure order by 1");
    while (guest.step()) {
        found.push_back({guest.integer(0), true, guest.instant(1), guest.instant(2), guest.text(3), {}});
        if (!guest.null(4)) found.back().hashes.push_back(guest.blob(4));
    }
    return found;
}

std::string erased_line(const Erased& one) {
    Json line{{one.guest ? "guest" : "member", one.id},
              {"created", rfc3339(one.created, Seconds(0))},
              {"erased", rfc3339(one.erased, Seconds(0))},
              {"key", one.key_id},
              {"hashes", Json::array()}};
    for (const auto& hash : one.hashes) line["hashes"].push_back(hex(hash));
    return written(line);
}

Erased read_erased_line(const std::string& text) try {
    const auto line = read_json(text).value();
    const auto guest = line.number("guest");
    Erased one{guest != 0 ? guest : line.number("member"),
               guest != 0,
               parse_instant(line.text("created"), Zone::utc()),
               parse_instant(line.text("erased"), Zone::utc()),
               line.text("key"),
               {}};
    for (const auto& hash : line.texts("hashes")) one.hashes.push_back(from_hex(hash).value());
    return one;
} catch (const std::exception&) {
    throw BadInput("bad_erasures", tr("not a line of a list of erasures"));
}

}  // namespace tiers::member
