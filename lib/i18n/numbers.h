#pragma once

#include <tiers/i18n.h>
#include <cstdint>
#include <string>

namespace tiers {

/// Numbers as people of a language write them, whatever locales are installed: 1,234.5 in English, 1 234,5 in French
/// (narrow no-break spaces).
std::string grouped(std::int64_t number, Language language);
std::string decimal(double number, int digits, Language language);
/// A ratio as a percentage, "62 %" in French, "62%" in English; one digit behind the point under
/// 10 % where it is not a whole one.
std::string percentage(double ratio, Language language);
std::string percentage(double ratio, int decimals, Language language);
/// Cents as an amount, without its currency.
std::string amount(std::int64_t cents, Language language);

}  // namespace tiers
