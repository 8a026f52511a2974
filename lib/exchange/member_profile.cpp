#include "exchange/member_profile.h"

#include <algorithm>

#include "base/text.h"
#include "member/contact_key.h"

namespace tiers::exchange {

namespace {

bool is_word(const member::Profile& known, std::string_view kind, const std::string& word) {
    return std::any_of(known.words.begin(), known.words.end(),
                       [&](const member::Word& one) { return one.kind == kind && one.folded == folded(word); });
}

bool is_contact(const member::Profile& known, const std::string& kind, const std::string& main,
                const std::string& text) {
    const auto value = value_of(text);
    const auto key = member::contact_key(kind, value);
    if (key == member::contact_key(kind, main)) return true;
    return std::any_of(known.contacts.begin(), known.contacts.end(), [&](const member::Contact& one) {
        return one.kind == kind && one.value == value && (value == text || one.label + ":" + value == text);
    });
}

bool is_attribute(const member::Profile& known, const std::string& text) {
    return std::any_of(known.attributes.begin(), known.attributes.end(),
                       [&](const member::Attribute& one) { return one.value && one.code + "=" + *one.value == text; });
}

}  // namespace

std::string value_of(const std::string& contact) {
    const auto colon = contact.find(':');
    return colon == contact.npos ? contact : contact.substr(colon + 1);
}

member::ProfileEdit not_known(const member::Member& member, const member::Profile& known, member::ProfileEdit edit) {
    std::erase_if(edit.tags.add, [&](const auto& word) { return is_word(known, "tag", word); });
    std::erase_if(edit.offers.add, [&](const auto& word) { return is_word(known, "offers", word); });
    std::erase_if(edit.seeks.add, [&](const auto& word) { return is_word(known, "seeks", word); });
    std::erase_if(edit.emails.add, [&](const auto& text) { return is_contact(known, "email", member.email, text); });
    std::erase_if(edit.phones.add, [&](const auto& text) { return is_contact(known, "phone", member.phone, text); });
    std::erase_if(edit.set, [&](const auto& text) { return is_attribute(known, text); });
    return edit;
}

}  // namespace tiers::exchange
