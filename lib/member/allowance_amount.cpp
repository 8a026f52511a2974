#include "member/allowance_amount.h"

#include <tiers/error.h>
#include <tiers/words.h>
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "base/text.h"
#include "i18n/numbers.h"

namespace tiers::member {

namespace {

constexpr std::int64_t most_hundredths = 1'000'000'000;  // of any measure

/// Hundredths of "2", "1.5" and "1,5".
std::int64_t hundredths(std::string_view text) {
    const auto point = std::min(text.find_first_of(".,"), text.size());
    auto places = std::string(text.substr(std::min(point + 1, text.size())));
    const auto whole = whole_number(text.substr(0, point));
    if (places.size() <= 2 && places.find_first_not_of("0123456789") == places.npos && whole && *whole >= 0 &&
        *whole <= most_hundredths && (point == text.size() || !places.empty())) {
        places.resize(2, '0');
        return *whole * 100 + *whole_number(places);
    }
    throw BadInput("bad_amount", say("'{}' is not a number such as 2 or 1.5", text));
}

std::int64_t minutes(std::string_view text) {
    if (text.find_first_of("hm:") == text.npos) return hundredths(text) * 60 / 100;
    return std::chrono::duration_cast<Minutes>(parse_duration(text)).count();
}

std::int64_t half_days(std::string_view text) {
    const auto of_a_day = hundredths(text);
    if (of_a_day % 50 != 0) throw BadInput("bad_amount", say("'{}' is no number of days and half-days", text));
    return of_a_day / 50;
}

std::int64_t whole(std::string_view text) {
    const auto number = whole_number(text);
    if (!number) throw BadInput("bad_amount", say("'{}' is not a whole number", text));
    return *number;
}

/// What decides between one and many: one and a half are many in English, and not in French.
unsigned long many(double number, Language language) {
    return (language == Language::fr ? number >= 2 : number != 1) ? 2 : 1;
}

}  // namespace

const std::vector<std::string>& allowance_units() {
    static const std::vector<std::string> units = {"hour", "half-day", "day", "use", "money"};
    return units;
}

std::string_view measure_of(std::string_view unit) {
    if (unit == "hour") return "minute";
    if (unit == "money") return "cent";
    return unit == "use" ? "use" : "half-day";
}

std::int64_t in_measure(std::string_view unit) {
    if (unit == "hour") return 60;
    return unit == "day" ? 2 : 1;
}

std::int64_t parse_amount(std::string_view unit, std::string_view text) {
    const auto amount = unit == "hour"    ? minutes(text)
                        : unit == "day"   ? half_days(text)
                        : unit == "money" ? hundredths(text)
                                          : whole(text);
    if (amount < 1 || amount > most_hundredths) throw BadInput("bad_amount", say("'{}' is no amount above 0", text));
    return amount;
}

std::string amount_text(std::string_view unit, std::int64_t amount, std::string_view currency, Language language) {
    if (unit == "hour") {
        const auto size = std::abs(amount);
        const auto minutes = size % 60 ? fmt::format("{:02}", size % 60) : std::string();
        return fmt::format("{}{}h{}", amount < 0 ? "-" : "", grouped(size / 60, language), minutes);
    }
    if (unit == "money") return fmt::format("{} {}", tiers::amount(amount, language), currency);
    const auto halved = unit == "day" && amount % 2 != 0;
    const auto number = static_cast<double>(amount) / (unit == "day" ? 2 : 1);
    const auto count = many(std::abs(number), language);
    const auto* text = unit == "day"   ? trn("{} day", "{} days", count)
                       : unit == "use" ? trn("{} use", "{} uses", count)
                                       : trn("{} half-day", "{} half-days", count);
    return fmt::format(fmt::runtime(text), decimal(number, halved ? 1 : 0, language));
}

}  // namespace tiers::member
