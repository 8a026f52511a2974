#include <tiers/error.h>
#include <tiers/exchange.h>
#include <tiers/profile.h>
#include <tiers/territory.h>
#include <optional>

#include "base/text.h"
#include "format/vcard.h"

namespace tiers::exchange {

namespace {

format::Card card_of(const Store& store, const member::Member& member) {
    format::Card card;
    card.kind = member.kind == "organisation" ? "org" : "individual";
    card.uid = member.external_id;
    card.formatted = member.name;
    if (!member.email.empty()) card.emails.push_back(member.email);
    if (!member.phone.empty()) card.phones.push_back(member.phone);
    for (const auto& contact : member::profile(store, member.id).contacts)
        (contact.kind == "email" ? card.emails : card.phones).push_back(contact.value);
    if (member.organisation) card.organisation = member::get(store, *member.organisation).name;
    card.note = member.note;
    return card;
}

}  // namespace

void export_cards(const Store& store, const member::Query& query, const std::filesystem::path& territory, int version,
                  const std::function<void(std::string_view)>& write) {
    if (version != 3 && version != 4)
        throw BadInput("bad_version", say("vCard {} is not written", version), tr("3 or 4"));
    std::optional<territory::Communes> communes;
    member::each(store, query, [&](const member::Member& member) {
        auto card = card_of(store, member);
        if (!member.commune.empty()) {
            if (!communes) communes.emplace(territory);
            card.locality = communes->one({member.commune}).name;
        }
        write(written(card, version));
    });
}

}  // namespace tiers::exchange
