#pragma once

#include <tiers/profile.h>
#include <string>
#include <string_view>

#include "exchange/member_row.h"

namespace tiers::exchange {

/// Whether a file holds JSON lines.
bool is_member_lines(std::string_view bytes);

/// What a JSON object says of a member: the fields of a mapping by name, lists of words, further e-mails and phones
/// ("label:value"), attributes, roles, usual trips and consents. Throws BadInput for a name that is none of these, with
/// the nearest, and for what is no such value.
MemberRow row_of_line(std::string_view line);

/// Everything that is known of a member as such a line.
std::string line_of(const Store& store, const member::Member& member);

}  // namespace tiers::exchange
