#include <tiers/consent.h>
#include <tiers/error.h>
#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "member/check.h"
#include "sql/member.h"
#include "store/database.h"
#include "store/journal.h"
#include "store/request_key.h"

namespace tiers::member {

namespace {

/// Those that need not be declared.
constexpr const char* consent_kinds[] = {"directory", "newsletter", "screen", "statistics", "again"};

std::vector<Consent> select_consents(const Store& store, std::optional<std::int64_t> id, const ConsentQuery& query) {
    auto row = store.db().prepare(sql::member::consents);
    row.bind(":id", id).bind(":member", query.member).bind(":kind", query.kind).bind(":on", query.on);
    std::vector<Consent> found;
    while (row.step())
        found.push_back(
            {row.integer(0), row.integer(1), row.text(2), row.text(3), row.day(4), row.text(5), row.optional<Day>(6)});
    return found;
}

std::string content(std::string_view done, const Consent& one) {
    return written({{"done", done},
                    {"consent",
                     {{"id", one.id},
                      {"member", one.member},
                      {"kind", one.kind},
                      {"first", iso(one.first)},
                      {"wording", one.wording},
                      {"revoked", one.revoked ? Json(iso(*one.revoked)) : Json()}}}});
}

/// The wording that tiers.toml declares for a kind; empty for none.
std::string declared_wording(const Store& store, const std::string& kind) {
    auto row = store.db().prepare(
        "select code, content from declared where kind = 'consent' and retired is null order by code");
    std::vector<std::string> known(std::begin(consent_kinds), std::end(consent_kinds));
    for (; row.step(); known.push_back(row.text(0)))
        if (row.text(0) == kind) return stored_json(row.text(1)).text("wording");
    if (std::find(known.begin(), known.end(), kind) != known.end()) return {};
    const auto near = did_you_mean(kind, known);
    throw NotFound("unknown_consent", say("no consent '{}'", kind),
                   near.empty() ? say("there are {}", join(known, ", ")) : near);
}

Consent checked(const Store& store, Consent wanted) {
    check_line("kind", wanted.kind);
    check_line("wording", wanted.wording);
    const auto declared = declared_wording(store, wanted.kind);
    if (wanted.wording.empty()) wanted.wording = declared;
    if (wanted.wording.empty())
        throw BadInput("no_wording", say("nothing says in which words '{}' is agreed to", wanted.kind),
                       tr("--wording TEXT, or declare it in tiers.toml: [[consent]]"));
    return wanted;
}

std::int64_t insert(Store& store, const Consent& wanted) {
    store.db()
        .prepare(
            "insert into consent (member_id, kind, first, wording, created, recorded) "
            "values (:member, :kind, :first, :wording, :now, :now)")
        .bind(":member", wanted.member)
        .bind(":kind", wanted.kind)
        .bind(":first", wanted.first)
        .bind(":wording", wanted.wording)
        .bind(":now", store.now())
        .run();
    return store.db().last_id();
}

/// One that holds on a day or begins after it.
std::optional<Consent> standing(const Store& store, Id member, const std::string& kind, Day day) {
    for (const auto& one : select_consents(store, {}, {.member = member, .kind = kind, .on = {}}))
        if (!one.revoked || *one.revoked > std::max(day, one.first)) return one;
    return std::nullopt;
}

const char* state(const Consent& one, Day today) {
    if (one.revoked && *one.revoked <= today) return msgid("withdrawn");
    return one.first > today ? msgid("planned") : msgid("valid");
}

}  // namespace

Consent consent(Store& store, const Consent& asked, std::string_view key) {
    const auto wanted = checked(store, asked);
    const request_key::Request request("member consent", content("given", wanted));
    if (!key.empty())
        if (const auto id = request_key::known(store, key, request))
            return select_consents(store, whole_number(*id), {}).front();
    if (const auto held = standing(store, wanted.member, wanted.kind, wanted.first))
        throw Conflict("consented",
                       say("member {} agreed to '{}' on {} already", wanted.member, wanted.kind, iso(held->first)),
                       fmt::format("tiers member withdraw {} {}", wanted.member, wanted.kind));
    const auto id = insert(store, wanted);
    auto made = select_consents(store, id, {}).front();
    journal::write(store, "consent", id, content("given", made));
    if (!key.empty()) request_key::remember(store, key, request, std::to_string(id));
    return made;
}

Consent withdraw(Store& store, Id member, const std::string& kind, Day from) {
    auto held = standing(store, member, kind, from);
    if (!held || held->revoked)
        throw NotFound("no_consent", say("member {} has not agreed to '{}' on {}", member, kind, iso(from)),
                       fmt::format("tiers member consents {}", member));
    held->revoked = std::max(from, held->first);
    store.db()
        .prepare("update consent set revoked = :from, recorded = :now where id = :id")
        .bind(":from", *held->revoked)
        .bind(":now", store.now())
        .bind(":id", held->id)
        .run();
    journal::write(store, "consent", held->id, content("withdrawn", *held));
    return *held;
}

std::vector<Consent> consents(const Store& store, const ConsentQuery& query) {
    return select_consents(store, {}, query);
}

std::vector<Column> consent_columns() {
    return {{"id", tr("Id"), Kind::id},
            {"consent", tr("Consent"), Kind::code},
            {"member", tr("Member"), Kind::id, "", false, true},
            {"member_name", tr("Name"), Kind::text},
            {"first", tr("Given"), Kind::day},
            {"revoked", tr("Withdrawn"), Kind::day},
            {"state", tr("State"), Kind::word},
            {"wording", tr("Wording"), Kind::text}};
}

Row consent_row(const Consent& one, Day today) {
    return {id_value(one.id),
            one.kind,
            one.member,
            one.member_name,
            one.first,
            cell(one.revoked),
            std::string(state(one, today)),
            one.wording};
}

}  // namespace tiers::member
