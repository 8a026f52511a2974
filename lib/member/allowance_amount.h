#pragma once

#include <tiers/ledger.h>
#include <cstdint>
#include <string>
#include <string_view>

namespace tiers::member {

/// What amounts of a unit are whole numbers of: minute, half-day, use, cent.
std::string_view measure_of(std::string_view unit);
/// How many of its measure one of a unit is, as tiers.toml counts it: 60 minutes, 2 half-days, 1 cent.
std::int64_t in_measure(std::string_view unit);
/// As people read it: "7h30", "2.5 days", "45.00 EUR".
std::string amount_text(std::string_view unit, std::int64_t amount, std::string_view currency, Language language);

}  // namespace tiers::member
