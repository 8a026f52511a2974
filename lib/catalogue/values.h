#pragma once

#include <tiers/catalogue.h>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "catalogue/toml.h"

namespace tiers::catalogue {

/// Throws BadInput that says what is wrong with a value of a key; the message names no key.
void check_value(const Key& key, const Node& node);

/// The id rule: [a-z0-9][a-z0-9-]{0,62}, not all digits, not "any" or "all".
bool valid_id(std::string_view id);
/// Whole days: "90d". Throws BadInput.
std::chrono::days parse_days(std::string_view text);
/// Basis points of a rate in percent: "20", "5.5". Throws BadInput.
std::int64_t parse_rate(std::string_view text);
/// A duration as tiers.toml writes it: "90d", "12h", "1h30", "30min", "45s".
std::string duration_text(Seconds duration);

}  // namespace tiers::catalogue
