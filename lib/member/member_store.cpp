#include "member/member_store.h"

#include <algorithm>
#include <chrono>

#include "base/text.h"
#include "member/affiliation_store.h"
#include "sql/member.h"

namespace tiers::member {

namespace {

std::optional<Member> first(Statement& statement) {
    if (!statement.step()) return std::nullopt;
    return read(statement);
}

/// Nobody there, as most often while a file is imported, costs a look into an index and no more.
std::optional<Member> of_id(const Store& store, Statement& row) {
    return row.step() ? by_id(store, row.integer(0)) : std::nullopt;
}

std::vector<Member> all(Statement& statement) {
    std::vector<Member> found;
    while (statement.step()) found.push_back(read(statement));
    return found;
}

constexpr std::pair<const char*, std::string Member::*> member_texts[] = {{":email", &Member::email},
                                                                          {":phone", &Member::phone},
                                                                          {":external_id", &Member::external_id},
                                                                          {":category", &Member::category},
                                                                          {":legal_form", &Member::legal_form},
                                                                          {":siren", &Member::siren},
                                                                          {":commune", &Member::commune},
                                                                          {":note", &Member::note},
                                                                          {":siret", &Member::siret},
                                                                          {":sector", &Member::sector}};

/// Text that is not there stays null, so that unique indexes and reports see nothing rather than an empty word. All of
/// it is borrowed.
void bind_all(Statement& statement, const Store& store, const Member& member, const std::string& folded_name) {
    statement.borrow(":kind", member.kind).borrow(":name", member.name).borrow(":folded", folded_name);
    for (const auto& [name, text] : member_texts)
        if (!(member.*text).empty()) statement.borrow(name, member.*text);
    statement.bind(":joined", member.joined).bind(":left_on", member.left).bind(":now", store.now());
}

}  // namespace

Member read(const Statement& row) {
    Member member;
    member.id = row.integer(0);
    member.kind = row.text(1);
    member.name = row.text(2);
    member.email = row.text(3);
    member.phone = row.text(4);
    member.external_id = row.text(5);
    member.category = row.text(6);
    member.legal_form = row.text(7);
    member.siren = row.text(8);
    member.commune = row.text(9);
    member.organisation = row.optional<Id>(10);
    member.joined = row.optional<Day>(11);
    member.left = row.optional<Day>(12);
    member.note = row.text(13);
    member.siret = row.text(14);
    member.sector = row.text(15);
    return member;
}

std::optional<Member> by_id(const Store& store, Id id) {
    auto statement = store.db().prepare(sql::member::by_id);
    return first(statement.bind(":id", id).bind(":today", today(store)));
}

std::optional<Member> by_email(const Store& store, std::string_view email) {
    auto row = store.db().prepare(sql::member::id_by_email);
    return of_id(store, row.bind(":email", email));
}

std::optional<Member> by_external_id(const Store& store, std::string_view external_id) {
    auto row = store.db().prepare("select id from member where external_id = :external_id");
    return of_id(store, row.bind(":external_id", external_id));
}

std::vector<Member> starting(const Store& store, std::string_view word, std::size_t limit) {
    auto statement = store.db().prepare(sql::member::starting);
    statement.bind(":word", word).bind(":folded", folded(word)).bind(":limit", limit).bind(":today", today(store));
    std::vector<Member> found;
    while (statement.step()) found.push_back(read(statement));
    return found;
}

std::vector<Member> by_name(const Store& store, std::string_view folded) {
    auto statement = store.db().prepare(sql::member::by_name);
    return all(statement.bind(":folded", folded).bind(":today", today(store)));
}

std::vector<Member> by_merged_name(const Store& store, std::string_view folded) {
    auto statement = store.db().prepare(sql::member::by_merged_name);
    return all(statement.bind(":folded", folded).bind(":today", today(store)));
}

std::vector<Member> by_prefix(const Store& store, std::string_view prefix, int limit) {
    auto statement = store.db().prepare(sql::member::by_prefix);
    statement.bind(":prefix", prefix)
        .bind(":after", std::string(prefix) + "\U0010ffff")
        .bind(":limit", limit)
        .bind(":today", today(store));
    std::vector<Member> found;
    while (statement.step()) found.push_back(read(statement));
    return found;
}

Id insert(Store& store, const Member& member) {
    auto statement = store.db().prepare(sql::member::insert);
    const auto name = folded(member.name);
    bind_all(statement, store, member, name);
    statement.run();
    const auto id = store.db().last_id();
    const auto now = today(store);
    if (member.organisation)
        insert_affiliation(
            store,
            {.member = id, .organisation = *member.organisation, .first = std::min(member.joined.value_or(now), now)});
    return id;
}

void update(Store& store, const Member& member) {
    auto statement = store.db().prepare(sql::member::update);
    const auto name = folded(member.name);
    bind_all(statement, store, member, name);
    statement.bind(":id", member.id).run();
    put_organisation(store, member);
}

Day today(const Store& store) {
    return std::chrono::floor<std::chrono::days>(WallTime(store.now().time_since_epoch()));
}

}  // namespace tiers::member
