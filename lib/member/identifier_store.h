#pragma once

#include <tiers/member.h>
#include <optional>
#include <string_view>

namespace tiers::member {

/// Whose an identifier is. Throws BadInput for what is none.
std::optional<Id> identified(const Store& store, std::string_view identifier);

}  // namespace tiers::member
