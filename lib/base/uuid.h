#pragma once

#include <string>
#include <string_view>

namespace tiers {

/// The UUID of a name within a space of names, the same each time (RFC 9562 5.5). The space is the 16 bytes of a UUID.
std::string uuid5(std::string_view space, std::string_view name);
/// Whether a text is a UUID, in letters of either case.
bool is_uuid(std::string_view text);

}  // namespace tiers
