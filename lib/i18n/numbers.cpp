#include "i18n/numbers.h"

#include <fmt/format.h>
#include <cmath>
#include <string_view>

namespace tiers {

namespace {

constexpr std::string_view narrow_no_break = "\u202f";

std::string_view group_mark(Language language) {
    return language == Language::fr ? narrow_no_break : ",";
}
std::string_view decimal_mark(Language language) {
    return language == Language::fr ? "," : ".";
}

}  // namespace

std::string grouped(std::int64_t number, Language language) {
    const auto digits =
        fmt::format("{}", number < 0 ? -static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number));
    std::string text = number < 0 ? "-" : "";
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) text += group_mark(language);
        text += digits[i];
    }
    return text;
}

std::string decimal(double number, int digits, Language language) {
    if (!std::isfinite(number)) return "";
    const auto plain = fmt::format("{:.{}f}", std::abs(number), digits);
    const auto point = plain.find('.');
    const auto whole = std::stoll(plain.substr(0, point));
    const auto zero = plain.find_first_of("123456789") == plain.npos;
    auto text = (number < 0 && !zero ? "-" : "") + grouped(whole, language);
    if (point != plain.npos) text += std::string(decimal_mark(language)) + plain.substr(point + 1);
    return text;
}

std::string percentage(double ratio, Language language) {
    const auto small = std::abs(ratio) < 0.0995 && ratio != 0;
    return decimal(ratio * 100, small ? 1 : 0, language) +
           (language == Language::fr ? std::string(narrow_no_break) + "%" : "%");
}

std::string amount(std::int64_t cents, Language language) {
    const auto magnitude = cents < 0 ? -cents : cents;
    return (cents < 0 ? "-" : "") + grouped(magnitude / 100, language) + std::string(decimal_mark(language)) +
           fmt::format("{:02}", magnitude % 100);
}

}  // namespace tiers
