#include "base/json.h"
#include "exchange/member_line.h"
#include "member/attribute.h"
#include "time/json_value.h"

namespace tiers::exchange {

namespace {

Json text_or_null(const std::string& text) {
    return text.empty() ? Json() : Json(text);
}
Json day_or_null(const std::optional<Day>& day) {
    return day ? Json(iso(*day)) : Json();
}
Json number_or_null(const std::optional<double>& number) {
    return number ? Json(*number) : Json();
}

void put_texts(Json& json, const member::Member& member) {
    json["id"] = member.id;
    json["name"] = member.name;
    json["kind"] = member.kind;
    json["email"] = text_or_null(member.email);
    json["phone"] = text_or_null(member.phone);
    json["external_id"] = text_or_null(member.external_id);
    json["category"] = text_or_null(member.category);
    json["legal_form"] = text_or_null(member.legal_form);
    json["siren"] = text_or_null(member.siren);
    json["siret"] = text_or_null(member.siret);
    json["sector"] = text_or_null(member.sector);
    json["commune"] = text_or_null(member.commune);
    json["joined"] = day_or_null(member.joined);
    json["left"] = day_or_null(member.left);
    json["note"] = text_or_null(member.note);
}

void put_profile(Json& json, const member::Profile& profile) {
    for (const auto* name : {"other_emails", "other_phones", "tags", "offers", "seeks"}) json[name] = Json::array();
    for (const auto& one : profile.contacts)
        json[one.kind == "email" ? "other_emails" : "other_phones"].push_back(
            one.label.empty() ? one.value : one.label + ":" + one.value);
    for (const auto& one : profile.words) json[one.kind == "tag" ? "tags" : one.kind].push_back(one.word);
    json["attributes"] = Json::object();
    for (const auto& one : profile.attributes)
        if (one.value && !one.retired) json["attributes"][one.code] = json_of(member::typed_value(one));
}

Json roles_of(const Store& store, member::Id member) {
    auto roles = Json::array();
    for (const auto& one : member::affiliations(store, {.who = member, .on = {}, .role = {}}))
        if (one.member == member)
            roles.push_back({{"organisation", one.organisation},
                             {"organisation_name", one.organisation_name},
                             {"role", text_or_null(one.role)},
                             {"first", day_or_null(one.first)},
                             {"last", day_or_null(one.last)}});
    return roles;
}

Json trips_of(const Store& store, member::Id member) {
    auto trips = Json::array();
    for (const auto& one : member::trips(store, {.member = member, .on = {}}))
        trips.push_back({{"since", iso(one.since)},
                         {"work", one.work},
                         {"commune", text_or_null(one.commune)},
                         {"mode", text_or_null(one.mode)},
                         {"days", number_or_null(one.days)},
                         {"km", number_or_null(one.km)}});
    return trips;
}

Json consents_of(const Store& store, member::Id member) {
    auto consents = Json::array();
    for (const auto& one : member::consents(store, {.member = member, .kind = {}, .on = {}}))
        consents.push_back({{"consent", one.kind},
                            {"first", iso(one.first)},
                            {"revoked", day_or_null(one.revoked)},
                            {"wording", one.wording}});
    return consents;
}

}  // namespace

std::string line_of(const Store& store, const member::Member& member) {
    Json json;
    put_texts(json, member);
    put_profile(json, member::profile(store, member.id));
    json["affiliations"] = roles_of(store, member.id);
    json["trips"] = trips_of(store, member.id);
    json["consents"] = consents_of(store, member.id);
    return written(json);
}

}  // namespace tiers::exchange
