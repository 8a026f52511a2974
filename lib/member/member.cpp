#include <tiers/member.h>

#include "base/json.h"
#include "base/text.h"
#include "member/attribute.h"
#include "member/check.h"
#include "member/erasure_list.h"
#include "member/member_store.h"
#include "member/profile_edit.h"
#include "member/record.h"
#include "sql/member.h"
#include "store/journal.h"
#include "store/request_key.h"

namespace tiers::member {

namespace {

std::optional<std::string> words_of(const Query& query) {
    auto wanted = Json::array();
    const auto put = [&](const char* kind, const std::vector<std::string>& words) {
        for (auto word : words) {
            check_line(kind, word);
            wanted.push_back(std::vector<Json>{kind, folded(word)});
        }
    };
    put("tag", query.tags);
    put("offers", query.offers);
    put("seeks", query.seeks);
    return wanted == Json::array() ? std::nullopt : std::optional(written(wanted));
}

std::optional<std::string> attributes_of(const Store& store, const Query& query) {
    if (query.attributes.empty()) return std::nullopt;
    const auto known = attributes(store);
    auto wanted = Json::array();
    for (const auto& text : query.attributes) {
        const auto asked = assignment(text);
        const auto& attribute = declared(known, asked.code);
        const auto value = asked.value ? Json(folded(normal_value(attribute, *asked.value))) : Json();
        wanted.push_back(std::vector<Json>{asked.code, value});
    }
    return written(wanted);
}

}  // namespace

Member add(Store& store, const Member& wanted, std::string_view key, const ProfileEdit& asked,
           std::optional<Day> agreed) {
    auto member = checked(store, wanted);
    const auto edit = checked(store, asked);
    const request_key::Request request("member add", content(member, edit));
    if (!key.empty())
        if (const auto id = request_key::known(store, key, request)) return get(store, *whole_number(*id));
    member = checked_new(store, std::move(member));
    const auto again = was_erased(store, member, edit, {}, agreed);
    member.id = insert(store, member);
    if (edit != ProfileEdit{}) apply(store, member, edit);
    journal::write(store, "member", member.id, content(member, edit));
    if (again) consent_again(store, member.id, *agreed);
    if (!key.empty()) request_key::remember(store, key, request, std::to_string(member.id));
    return member;
}

Member change(Store& store, const Member& wanted, const ProfileEdit& asked, std::optional<Day> agreed) {
    auto member = checked(store, wanted);
    const auto edit = checked(store, asked);
    const auto again = was_erased(store, member, edit, get(store, member.id), agreed);
    drop_main(store, member);
    update(store, member);
    apply(store, member, edit);
    journal::write(store, "member", member.id, content(member, edit));
    if (again) consent_again(store, member.id, *agreed);
    return get(store, member.id);
}

void each(const Store& store, const Query& query, const std::function<void(const Member&)>& take) {
    auto statement = store.db().prepare(sql::member::list);
    statement.bind(":kind", query.kind)
        .bind(":category", query.category)
        .bind(":commune", query.commune)
        .bind(":matching", query.matching ? std::optional(folded(*query.matching)) : std::nullopt)
        .bind(":tags", words_of(query))
        .bind(":attributes", attributes_of(store, query))
        .bind(":left", query.left)
        .bind(":today", today(store));
    while (statement.step()) take(read(statement));
}

std::vector<Member> list(const Store& store, const Query& query) {
    std::vector<Member> members;
    each(store, query, [&](const Member& member) { members.push_back(member); });
    return members;
}

std::vector<Column> columns() {
    // A list of members fits a terminal; `member show` tells people the rest.
    return {{"id", tr("Id"), Kind::id},
            {"name", tr("Name"), Kind::text},
            {"kind", tr("Kind"), Kind::word},
            {"email", tr("E-mail"), Kind::text},
            {"phone", tr("Phone"), Kind::text},
            {"category", tr("Category"), Kind::code},
            {"organisation", tr("Organisation"), Kind::id, "", false, machine_only},
            {"commune", tr("Commune"), Kind::code},
            {"siren", tr("SIREN"), Kind::code, "", false, machine_only},
            {"legal_form", tr("Legal form"), Kind::text, "", false, machine_only},
            {"external_id", tr("External id"), Kind::code, "", false, machine_only},
            {"joined", tr("Joined"), Kind::day, "", false, machine_only},
            {"left", tr("Left"), Kind::day, "", false, machine_only},
            {"note", tr("Note"), Kind::text, "", false, machine_only},
            {"siret", tr("SIRET"), Kind::code, "", false, machine_only},
            {"sector", tr("Sector"), Kind::text, "", false, machine_only}};
}

Row row(const Member& member) {
    return {id_value(member.id),
            member.name,
            member.kind,
            cell(member.email),
            cell(member.phone),
            cell(member.category),
            cell(member.organisation),
            cell(member.commune),
            cell(member.siren),
            cell(member.legal_form),
            cell(member.external_id),
            cell(member.joined),
            cell(member.left),
            cell(member.note),
            cell(member.siret),
            cell(member.sector)};
}

}  // namespace tiers::member
