#pragma once

#include <string>
#include <string_view>

namespace tiers::member {

/// What makes two ways to reach somebody the same: addresses whatever the case of their letters, numbers whatever
/// stands between the digits, and with or without the +33 of France.
std::string contact_key(std::string_view kind, std::string_view value);

}  // namespace tiers::member
