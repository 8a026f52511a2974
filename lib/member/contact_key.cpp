#include "member/contact_key.h"

#include "base/text.h"

namespace tiers::member {

namespace {

std::string phone_key(std::string_view value) {
    std::string digits;
    for (const auto c : value)
        if (c >= '0' && c <= '9') digits += c;
    const auto written = trim(value);
    const auto abroad = written.starts_with("+") ? 0U : written.starts_with("00") ? 2U : std::string::npos;
    if (abroad == std::string::npos) return digits;
    digits.erase(0, abroad);
    if (!digits.starts_with("33")) return "+" + digits;
    return (digits.substr(2, 1) == "0" ? "" : "0") + digits.substr(2);
}

}  // namespace

std::string contact_key(std::string_view kind, std::string_view value) {
    auto key = kind == "phone" ? phone_key(value) : std::string();
    return key.empty() ? folded(value) : key;
}

}  // namespace tiers::member
