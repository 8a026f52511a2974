#include <tiers/member.h>
#include <nlohmann/json.hpp>
#include <numeric>

#include "base/text.h"
#include "member/member_store.h"
#include "sql.h"
#include "store/journal.h"
#include "store/request_key.h"

namespace tiers::member {

namespace {

nlohmann::ordered_json json_of(const Member& member) {
    nlohmann::ordered_json json = {{"kind", member.kind}, {"name", member.name}};
    const auto note = [&](const char* name, const std::string& text) {
        if (!text.empty()) json[name] = text;
    };
    note("email", member.email);
    note("phone", member.phone);
    note("external_id", member.external_id);
    note("category", member.category);
    note("legal_form", member.legal_form);
    note("siren", member.siren);
    note("commune", member.commune);
    if (member.organisation) json["organisation"] = *member.organisation;
    if (member.joined) json["joined"] = iso(*member.joined);
    if (member.left) json["left"] = iso(*member.left);
    note("note", member.note);
    return json;
}

void record(Store& store, const Member& member) {
    journal::write(store, "member", member.id,
                   json_of(member).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

/// The check digit of SIREN and SIRET (ISO/IEC 7812).
bool luhn(std::string_view digits) {
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const auto digit = digits[digits.size() - 1 - i] - '0';
        const auto doubled = i % 2 ? digit * 2 : digit;
        sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
}

std::string checked_siren(std::string_view given) {
    std::string digits;
    for (const auto c : given)
        if (c != ' ') digits += c;
    if (digits.empty()) return digits;
    if (digits.size() != 9 || digits.find_first_not_of("0123456789") != digits.npos || !luhn(digits))
        throw BadInput("bad_siren", say("'{}' is not a SIREN", given),
                       tr("nine digits, the last of which checks the others"));
    return digits;
}

std::string checked_email(std::string_view given) {
    const auto email = trim(given);
    const auto at = email.find('@');
    if (!email.empty() &&
        (at == email.npos || at == 0 || at + 1 == email.size() ||
         email.find_first_of(" \t\r\n,;<>\"", 0) != email.npos || email.find('@', at + 1) != email.npos))
        throw BadInput("bad_email", say("'{}' is not an e-mail address", given));
    return std::string(email);
}

Member checked(Member member) {
    member.name = std::string(trim(member.name));
    if (member.name.empty()) throw BadInput("no_name", tr("a member has a name"));
    if (!valid_utf8(member.name)) throw BadInput("bad_text", tr("the name is not UTF-8"));
    if (member.kind != msgid("person") && member.kind != msgid("organisation"))
        throw BadInput("bad_kind", say("'{}' is no kind of member", member.kind), tr("person or organisation"));
    member.email = checked_email(member.email);
    member.siren = checked_siren(member.siren);
    if (member.joined && member.left && *member.left < *member.joined)
        throw BadInput("bad_dates", tr("a member leaves after joining"));
    return member;
}

}  // namespace

Member add(Store& store, const Member& wanted, std::string_view key) {
    auto member = checked(wanted);
    const auto request = json_of(member).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    if (!key.empty())
        if (const auto id = request_key::known(store, key, "member add", request))
            return get(store, *whole_number(*id));
    if (!member.joined) member.joined = std::chrono::floor<std::chrono::days>(WallTime(store.now().time_since_epoch()));
    member.id = insert(store, member);
    record(store, member);
    if (!key.empty()) request_key::remember(store, key, "member add", request, std::to_string(member.id));
    return member;
}

Member change(Store& store, const Member& wanted) {
    auto member = checked(wanted);
    update(store, member);
    record(store, member);
    return member;
}

std::vector<Member> list(const Store& store, const Query& query) {
    auto statement = store.db().prepare(sql::member::list);
    statement.bind(":kind", query.kind)
        .bind(":category", query.category)
        .bind(":commune", query.commune)
        .bind(":matching", query.matching ? std::optional(folded(*query.matching)) : std::nullopt)
        .bind(":left", query.left)
        .bind(":today", std::chrono::floor<std::chrono::days>(WallTime(store.now().time_since_epoch())));
    std::vector<Member> members;
    while (statement.step()) members.push_back(read(statement));
    return members;
}

std::vector<Column> columns() {
    return {{"id", tr("Id"), Kind::id},
            {"name", tr("Name"), Kind::text},
            {"kind", tr("Kind"), Kind::word},
            {"email", tr("E-mail"), Kind::text},
            {"phone", tr("Phone"), Kind::text},
            {"category", tr("Category"), Kind::code},
            {"organisation", tr("Organisation"), Kind::id},
            {"commune", tr("Commune"), Kind::code},
            {"siren", tr("SIREN"), Kind::code},
            {"external_id", tr("External id"), Kind::code},
            {"joined", tr("Joined"), Kind::day},
            {"left", tr("Left"), Kind::day},
            {"note", tr("Note"), Kind::text}};
}

Row row(const Member& member) {
    const auto text = [](const std::string& value) { return value.empty() ? Value() : Value(value); };
    const auto day = [](const std::optional<Day>& value) { return value ? Value(*value) : Value(); };
    return {member.id,
            member.name,
            member.kind,
            text(member.email),
            text(member.phone),
            text(member.category),
            member.organisation ? Value(*member.organisation) : Value(),
            text(member.commune),
            text(member.siren),
            text(member.external_id),
            day(member.joined),
            day(member.left),
            text(member.note)};
}

}  // namespace tiers::member
