#pragma once

#include "exchange/member_row.h"
#include "format/vcard.h"

namespace tiers::exchange {

/// Whether a file holds cards.
bool is_vcard(std::string_view bytes);

/// What a card says of a member. Throws BadInput for the card of a group, a place or a device.
MemberRow row_of(const format::Card& card);

}  // namespace tiers::exchange
