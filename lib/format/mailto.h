#pragma once

#include <string>
#include <string_view>

namespace tiers::format {

/// A mail address as the URI that calendars have (RFC 6068).
std::string mailto(std::string_view address);
/// The address of such a URI; empty for another one.
std::string address_of_mailto(std::string_view uri);

}  // namespace tiers::format
