#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tiers {

/// RFC 4648 section 6, upper case, without padding.
std::string base32(std::string_view bytes);
/// The bytes of a base32 text of either case, without padding. nullopt for what is none, also where the bits that are
/// left over are not zero: what is read has one spelling but for its case.
std::optional<std::string> from_base32(std::string_view text);

}  // namespace tiers
