#include <tiers/certificate.h>
#include <tiers/error.h>
#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "catalogue/certified.h"
#include "catalogue/values.h"
#include "member/check.h"
#include "sql/member.h"
#include "store/database.h"
#include "store/journal.h"
#include "store/request_key.h"

namespace tiers::member {

namespace {

constexpr Day ever = Day::max();

Certificate certificate_of(const Statement& row) {
    return {row.integer(0), row.integer(1),       row.text(2),          row.text(3),
            row.day(4),     row.optional<Day>(5), row.optional<Day>(6), row.text(7)};
}

std::vector<Certificate> select_certificates(const Store& store, std::optional<std::int64_t> id,
                                             const CertificateQuery& query) {
    std::vector<Certificate> found;
    auto row = store.db().prepare(sql::member::certificates);
    row.bind(":id", id).bind(":member", query.member).bind(":code", query.code).bind(":on", query.on);
    while (row.step()) found.push_back(certificate_of(row));
    return found;
}

std::vector<Certificate> certificates_of_ids(const Store& store, const std::string& ids) {
    std::vector<Certificate> found;
    for (const auto id : split(ids, ' ')) found.push_back(select_certificates(store, whole_number(id), {}).front());
    return found;
}

std::string content(std::string_view done, const std::vector<Certificate>& all) {
    Json json{{"done", done}, {"certificates", Json::array()}};
    for (const auto& one : all)
        json["certificates"].push_back({{"id", one.id},
                                        {"member", one.member},
                                        {"code", one.code},
                                        {"first", iso(one.first)},
                                        {"last", one.last ? Json(iso(*one.last)) : Json()},
                                        {"by", one.by},
                                        {"revoked", one.revoked ? Json(iso(*one.revoked)) : Json()}});
    return written(json);
}

/// What tiers.toml says of one, as JSON.
std::string declaration_of(const Store& store, std::string_view code) {
    auto declared = store.db().prepare(
        "select code, content from declared where kind = 'certificate' and retired is null order by code");
    std::vector<std::string> known;
    for (; declared.step(); known.push_back(declared.text(0)))
        if (declared.text(0) == code) return declared.text(1);
    throw NotFound("unknown_certificate", say("no certificate '{}' is declared", code),
                   known.empty() ? std::string(tr("declare it in tiers.toml: [[certificate]]"))
                                 : say("there are {}", join(known, ", ")));
}

std::int64_t insert(Store& store, Id member, const Certificate& wanted) {
    store.db()
        .prepare(
            "insert into certificate (member_id, code, first, last, given_by, created, recorded) "
            "values (:member, :code, :first, :last, :by, :now, :now)")
        .bind(":member", member)
        .bind(":code", wanted.code)
        .bind(":first", wanted.first)
        .bind(":last", wanted.last)
        .bind(":by", unless_empty(wanted.by))
        .bind(":now", store.now())
        .run();
    return store.db().last_id();
}

/// Throws Conflict where what is wanted is held already.
void refuse_held(const Store& store, Id member, const Certificate& wanted) {
    for (const auto& held :
         select_certificates(store, {}, {.member = member, .code = wanted.code, .on = {}, .ending = {}}))
        if (held.first <= wanted.first && held.end().value_or(ever) >= wanted.end().value_or(ever))
            throw Conflict("certified", say("member {} holds '{}' already: certificate {}", member, held.code, held.id),
                           say("tiers member certificates {}", member));
}

/// Whether another of the same member and kind counts on the day this one ends.
bool followed(const Certificate& one, const std::vector<Certificate>& all) {
    return std::any_of(all.begin(), all.end(), [&](const Certificate& other) {
        return other.member == one.member && other.code == one.code && other.first <= *one.end() &&
               other.end().value_or(ever) > *one.end();
    });
}

const char* state(const Certificate& certificate, Day today) {
    if (certificate.revoked && *certificate.revoked <= today) return msgid("revoked");
    if (today < certificate.first) return msgid("planned");
    return certificate.end().value_or(ever) <= today ? msgid("expired") : msgid("valid");
}

}  // namespace

std::optional<Day> Certificate::end() const {
    auto end = last ? std::optional(*last + std::chrono::days(1)) : std::nullopt;
    if (revoked && (!end || *revoked < *end)) end = revoked;
    return end;
}

std::optional<Day> last_day(const Store& store, std::string_view code, Day first) {
    const auto valid_for = stored_json(declaration_of(store, code)).text("valid_for");
    if (valid_for.empty()) return std::nullopt;
    return first + catalogue::parse_days(valid_for) - std::chrono::days(1);
}

std::vector<Certificate> certify(Store& store, const std::vector<Id>& members, const Certificate& asked,
                                 std::string_view key) {
    auto wanted = asked;
    check_line("by", wanted.by);
    std::vector<std::string> who;
    for (const auto member : members) who.push_back(std::to_string(member));
    const request_key::Request request(
        "member certify",
        join({wanted.code, iso(wanted.first), wanted.last ? iso(*wanted.last) : "", wanted.by, join(who, " ")}, "|"));
    if (!key.empty())
        if (const auto ids = request_key::known(store, key, request)) return certificates_of_ids(store, *ids);
    if (wanted.last && *wanted.last < wanted.first)
        throw BadInput("bad_days", tr("a certificate ends after it begins"));
    std::vector<std::string> ids;
    for (const auto member : members) {
        refuse_held(store, member, wanted);
        ids.push_back(std::to_string(insert(store, member, wanted)));
    }
    auto made = certificates_of_ids(store, join(ids, " "));
    journal::write(store, "certificate", made.size() == 1 ? made.front().id : 0, content("given", made));
    if (!key.empty()) request_key::remember(store, key, request, join(ids, " "));
    return made;
}

std::vector<Certificate> revoke(Store& store, const std::vector<Id>& members, const std::string& code, Day from) {
    std::vector<Certificate> revoked;
    for (const auto member : members) {
        auto held = select_certificates(store, {}, {.member = member, .code = code, .on = {}, .ending = {}});
        std::erase_if(held, [&](const Certificate& one) { return one.end().value_or(ever) <= from; });
        if (held.empty())
            throw NotFound("no_certificate", say("member {} holds no certificate '{}' on {}", member, code, iso(from)),
                           say("tiers member certificates {}", member));
        for (const auto& one : held) {
            store.db()
                .prepare("update certificate set revoked = :from, recorded = :now where id = :id")
                .bind(":from", from)
                .bind(":now", store.now())
                .bind(":id", one.id)
                .run();
            revoked.push_back(select_certificates(store, one.id, {}).front());
        }
    }
    journal::write(store, "certificate", revoked.size() == 1 ? revoked.front().id : 0, content("revoked", revoked));
    return revoked;
}

std::vector<std::string> missing_certificates(const Store& store, Id member, const std::vector<std::string>& codes,
                                              Day first, Day last) {
    auto missing = codes;
    std::erase_if(missing, [&](const std::string& code) {
        return catalogue::certified(store, member, code, {first, last + one_day});
    });
    return missing;
}

std::vector<Certificate> certificates(const Store& store, const CertificateQuery& query) {
    auto found = select_certificates(store, {}, query);
    if (found.empty() && query.code) declaration_of(store, *query.code);  // a slip of the pen is no empty list
    if (!query.ending) return found;
    const auto all = found;
    std::erase_if(found, [&](const Certificate& one) {
        const auto end = one.end();
        const auto ends_then = end && query.ending->contains(*end - std::chrono::days(1));
        return !ends_then || followed(one, all);
    });
    return found;
}

std::vector<Column> certificate_columns() {
    return {{"id", tr("Id"), Kind::id},
            {"certificate", tr("Certificate"), Kind::code},
            {"member", tr("Member"), Kind::id, "", false, true},
            {"member_name", tr("Name"), Kind::text},
            {"first", tr("First day"), Kind::day},
            {"last", tr("Last day"), Kind::day},
            {"state", tr("State"), Kind::word},
            {"revoked", tr("Revoked"), Kind::day, "", false, true},
            {"by", tr("Given by"), Kind::text}};
}

Row certificate_row(const Certificate& certificate, Day today) {
    const auto end = certificate.end();
    return {id_value(certificate.id),
            certificate.code,
            certificate.member,
            certificate.member_name,
            certificate.first,
            end ? Value(*end - std::chrono::days(1)) : Value(),
            std::string(state(certificate, today)),
            cell(certificate.revoked),
            cell(certificate.by)};
}

}  // namespace tiers::member
