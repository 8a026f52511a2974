#pragma once

#include <string>
#include <string_view>

namespace tiers::format {

/// The bytes that quoted-printable stands for, without soft line breaks in it; what is no escape stays as it is.
std::string quoted_printable(std::string_view text);

}  // namespace tiers::format
