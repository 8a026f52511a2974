#include <tiers/affiliation.h>
#include <tiers/error.h>
#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "member/affiliation_store.h"
#include "member/check.h"
#include "sql/member.h"
#include "store/database.h"
#include "store/journal.h"
#include "store/request_key.h"

namespace tiers::member {

namespace {

std::vector<Affiliation> select_affiliations(const Store& store, std::optional<std::int64_t> id,
                                             const AffiliationQuery& query) {
    auto row = store.db().prepare(sql::member::affiliations);
    row.bind(":id", id).bind(":who", query.who).bind(":on", query.on);
    std::vector<Affiliation> found;
    while (row.step())
        found.push_back({row.integer(0), row.integer(1), row.text(2), row.integer(3), row.text(4), row.text(5),
                         row.optional<Day>(6), row.optional<Day>(7)});
    return found;
}

Json json_day(const std::optional<Day>& value) {
    return value ? Json(iso(*value)) : Json();
}

Json json(const Affiliation& one) {
    return {{"id", one.id},     {"member", one.member},         {"organisation", one.organisation},
            {"role", one.role}, {"first", json_day(one.first)}, {"last", json_day(one.last)}};
}

void refuse_held(const Store& store, const Affiliation& wanted) {
    for (const auto& held : select_affiliations(store, {}, {.who = wanted.member, .on = {}, .role = {}}))
        if (held.organisation == wanted.organisation && folded_equal(held.role, wanted.role) && overlap(held, wanted))
            throw Conflict(
                "affiliated",
                say("member {} is there already on some of these days: affiliation {}", wanted.member, held.id),
                fmt::format("tiers member affiliations {}", wanted.member));
}

Affiliation checked(const Store& store, Affiliation wanted) {
    check_line("role", wanted.role);
    check_organisation(store, wanted.member, wanted.organisation);
    if (wanted.first && wanted.last && *wanted.last < *wanted.first)
        throw BadInput("bad_days", tr("a role ends after it begins"));
    return wanted;
}

const char* state(const Affiliation& one, Day today) {
    if (one.first.value_or(today) > today) return msgid("planned");
    return one.last.value_or(today) < today ? msgid("ended") : msgid("current");
}

}  // namespace

Affiliation affiliate(Store& store, const Affiliation& asked, std::string_view key) {
    const auto wanted = checked(store, asked);
    const request_key::Request request("member join", written(json(wanted)));
    if (!key.empty())
        if (const auto id = request_key::known(store, key, request))
            return select_affiliations(store, whole_number(*id), {}).front();
    refuse_held(store, wanted);
    const auto id = insert_affiliation(store, wanted);
    auto made = select_affiliations(store, id, {}).front();
    journal::write(store, "affiliation", id, written({{"done", "joined"}, {"affiliation", json(made)}}));
    if (!key.empty()) request_key::remember(store, key, request, std::to_string(id));
    return made;
}

std::vector<Affiliation> leave(Store& store, Id member, Id organisation, const std::optional<std::string>& role,
                               Day last) {
    auto held = select_affiliations(store, {}, {.who = member, .on = {}, .role = {}});
    std::erase_if(held, [&](const Affiliation& one) {
        return one.organisation != organisation || one.last.value_or(Day::max()) <= last ||
               (role && !folded_equal(one.role, *role));
    });
    if (held.empty())
        throw NotFound("no_affiliation",
                       say("member {} has no role in organisation {} after {}", member, organisation, iso(last)),
                       fmt::format("tiers member affiliations {}", member));
    Json ended{{"done", "left"}, {"affiliations", Json::array()}};
    for (auto& one : held) {
        end_affiliation(store, one.id, one.first, last);
        one.last = last;
        ended["affiliations"].push_back(json(one));
    }
    journal::write(store, "affiliation", held.size() == 1 ? held.front().id : 0, written(ended));
    return held;
}

std::vector<Affiliation> affiliations(const Store& store, const AffiliationQuery& query) {
    auto found = select_affiliations(store, {}, query);
    if (query.role) std::erase_if(found, [&](const Affiliation& one) { return !folded_equal(one.role, *query.role); });
    return found;
}

std::vector<Column> affiliation_columns() {
    return {{"id", tr("Id"), Kind::id},
            {"member", tr("Member"), Kind::id, "", false, true},
            {"member_name", tr("Name"), Kind::text},
            {"role", tr("Role"), Kind::text},
            {"organisation", tr("Organisation"), Kind::id, "", false, true},
            {"organisation_name", tr("Organisation"), Kind::text},
            {"first", tr("First day"), Kind::day},
            {"last", tr("Last day"), Kind::day},
            {"state", tr("State"), Kind::word}};
}

Row affiliation_row(const Affiliation& one, Day today) {
    return {id_value(one.id), one.member,       one.member_name,
            cell(one.role),   one.organisation, one.organisation_name,
            cell(one.first),  cell(one.last),   std::string(state(one, today))};
}

}  // namespace tiers::member
