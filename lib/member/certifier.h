#pragma once

#include <tiers/catalogue.h>
#include <tiers/document.h>
#include <tiers/i18n.h>

namespace tiers::member {

/// "Name (one, other)", without the details that are empty.
std::string with_details(const std::string& name, std::vector<std::string> details);
/// An operator with its legal form and SIREN.
std::string in_full(const catalogue::Operator& us);
/// When a certificate was issued, and room to sign it.
Facts room_to_sign(Day issued, Language language);

}  // namespace tiers::member
