#include "member/record.h"

#include <algorithm>

#include "base/json.h"

namespace tiers::member {

namespace {

void put_name(std::string& json, const char* name) {
    json.append(json.back() == '{' ? "\"" : ",\"").append(name) += "\":";
}

/// As text, behind what stands in an object already: a tree of each member would take a tenth of an import's time.
void put_all(std::string& json, const Member& member) {
    const auto put = [&](const char* name, std::string_view text) {
        if (text.empty()) return;
        put_name(json, name);
        append_json(json, text);
    };
    put("kind", member.kind);
    put("name", member.name);
    put("email", member.email);
    put("phone", member.phone);
    put("external_id", member.external_id);
    put("category", member.category);
    put("legal_form", member.legal_form);
    put("siren", member.siren);
    put("siret", member.siret);
    put("sector", member.sector);
    put("commune", member.commune);
    if (member.organisation) {
        put_name(json, "organisation");
        json += std::to_string(*member.organisation);
    }
    if (member.joined) put("joined", iso(*member.joined));
    if (member.left) put("left", iso(*member.left));
    put("note", member.note);
}

void put_edit(std::string& text, const ProfileEdit& edit) {
    if (edit == ProfileEdit{}) return;
    Json json;
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
    const auto object = written(json);
    text.append(",").append(object, 1, object.size() - 2);
}

}  // namespace

std::string content(const Member& member, const ProfileEdit& edit) {
    std::string json = "{";
    put_all(json, member);
    put_edit(json, edit);
    return json + '}';
}

Record::Record(Store& store, std::size_t size) : changes_(store) {
    // Names make it longer than a table is: as it grew step by step, it would be copied and take its room twice.
    constexpr std::size_t longer = 4, most = 64 << 20;
    content_.reserve(std::min(longer * size, most));
}

void Record::add(const Member& member, const ProfileEdit& edit) {
    if (count_++ == 0)
        first_ = member.id;
    else
        content_ += ',';
    content_.append("{\"id\":") += std::to_string(member.id);
    put_all(content_, member);
    put_edit(content_, edit);
    content_ += '}';
}

void Record::back_to(const Mark& mark) {
    content_.resize(mark.content);
    changes_.back_to(mark.changes);
    count_ = mark.count;
}

void Record::write(Store& store) {
    changes_.end();
    content_ += ']';
    const auto alone = count_ == 1 && changes_.contents().empty();
    if (!changes_.contents().empty()) content_.append(",\"changes\":[").append(changes_.contents()) += ']';
    journal::write(store, "member", alone ? first_ : 0, content_ += '}');
}

}  // namespace tiers::member
