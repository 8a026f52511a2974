#include "i18n/numbers.h"

#include <fmt/format.h>
#include <cmath>
#include <cstdint>
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

std::uint64_t magnitude(std::int64_t number) {
    return number < 0 ? -static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
}

std::string grouped_digits(std::string_view digits, Language language) {
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) text += group_mark(language);
        text += digits[i];
    }
    return text;
}

}  // namespace

std::string grouped(std::int64_t number, Language language) {
    return (number < 0 ? "-" : "") + grouped_digits(fmt::format("{}", magnitude(number)), language);
}

std::string decimal(double number, int digits, Language language) {
    if (!std::isfinite(number)) return "";
    const auto plain = fmt::format("{:.{}f}", std::abs(number), digits);
    const auto point = plain.find('.');
    const auto zero = plain.find_first_of("123456789") == plain.npos;
    auto text = (number < 0 && !zero ? "-" : "") + grouped_digits(plain.substr(0, point), language);
    if (point != plain.npos) text += std::string(decimal_mark(language)) + plain.substr(point + 1);
    return text;
}

std::string percentage(double ratio, Language language) {
    const auto percents = ratio * 100;
    const auto whole = std::abs(percents - std::round(percents)) < 1e-9;
    return percentage(ratio, std::abs(ratio) < 0.0995 && !whole ? 1 : 0, language);
}

std::string percentage(double ratio, int decimals, Language language) {
    return decimal(ratio * 100, decimals, language) +
           (language == Language::fr ? std::string(narrow_no_break) + "%" : "%");
}

std::string amount(std::int64_t cents, Language language) {
    const auto all = magnitude(cents);
    return (cents < 0 ? "-" : "") + grouped_digits(fmt::format("{}", all / 100), language) +
           std::string(decimal_mark(language)) + fmt::format("{:02}", all % 100);
}

}  // namespace tiers
