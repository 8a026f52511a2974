#include "exchange/member_card.h"

#include <tiers/error.h>

#include "base/text.h"

namespace tiers::exchange {

bool is_vcard(std::string_view bytes) {
    if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
    constexpr std::string_view begin = "begin:vcard";
    return folded(trim(bytes).substr(0, begin.size())) == begin;
}

MemberRow row_of(const format::Card& card) {
    if (card.kind == "group" || card.kind == "location" || card.kind == "application" || card.kind == "device")
        throw BadInput("bad_kind", say("the card of a {} is no member", card.kind));
    MemberRow row;
    const auto organisation = card.kind == "org";
    row.text[Field::name] = card.name();
    row.text[Field::kind] = organisation ? "organisation" : "person";
    row.text[Field::email] = card.email;
    if (!card.phones.empty()) row.text[Field::phone] = card.phones.front();
    row.text[Field::external_id] = card.uid;
    if (!organisation && card.organisation != card.name()) row.text[Field::organisation] = card.organisation;
    row.text[Field::note] = card.note;
    if (!card.postcode.empty()) row.commune.push_back("postcode:" + card.postcode);
    if (!card.locality.empty()) row.commune.push_back(card.locality);
    row.commune_elsewhere = true;
    for (const auto& email : card.emails)
        if (email != card.email) row.profile.emails.add.push_back(email);
    if (card.phones.size() > 1) row.profile.phones.add.assign(card.phones.begin() + 1, card.phones.end());
    return row;
}

}  // namespace tiers::exchange
