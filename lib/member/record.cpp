#include "member/record.h"

#include "base/json.h"
#include "store/journal.h"

namespace tiers::member {

namespace {

void put_all(Json& json, const Member& member) {
    const auto put = [&](const char* name, const std::string& text) {
        if (!text.empty()) json[name] = text;
    };
    json["kind"] = member.kind;
    json["name"] = member.name;
    put("email", member.email);
    put("phone", member.phone);
    put("external_id", member.external_id);
    put("category", member.category);
    put("legal_form", member.legal_form);
    put("siren", member.siren);
    put("siret", member.siret);
    put("sector", member.sector);
    put("commune", member.commune);
    if (member.organisation) json["organisation"] = *member.organisation;
    if (member.joined) json["joined"] = iso(*member.joined);
    if (member.left) json["left"] = iso(*member.left);
    put("note", member.note);
}

void put_edit(Json& json, const ProfileEdit& edit) {
    const auto put = [&](const char* name, const WordEdit& list) {
        if (!list.add.empty()) json["added"][name] = list.add;
        if (!list.take.empty()) json["taken"][name] = list.take;
    };
    put("tags", edit.tags);
    put("offers", edit.offers);
    put("seeks", edit.seeks);
    put("emails", edit.emails);
    put("phones", edit.phones);
    if (!edit.set.empty()) json["set"] = edit.set;
}

}  // namespace

std::string content(const Member& member, const ProfileEdit& edit) {
    Json json;
    put_all(json, member);
    put_edit(json, edit);
    return written(json);
}

void Record::add(const Member& member, const ProfileEdit& edit) {
    Json json = {{"id", member.id}};
    put_all(json, member);
    put_edit(json, edit);
    if (count_++ == 0)
        first_ = member.id;
    else
        content_ += ',';
    content_ += written(json);
}

void Record::back_to(const std::pair<std::size_t, std::int64_t>& mark) {
    content_.resize(mark.first);
    count_ = mark.second;
}

void Record::write(Store& store) {
    journal::write(store, "member", count_ == 1 ? first_ : 0, content_ += "]}");
}

}  // namespace tiers::member
