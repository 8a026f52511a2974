#include "exchange/written_day.h"

#include <tiers/error.h>
#include <algorithm>

#include "base/text.h"

namespace tiers::exchange {

namespace {

[[noreturn]] void refuse(std::string_view text) {
    throw BadInput("bad_day", say("'{}' is not a day", text));
}

Day civil(std::string_view text, std::string_view year, std::string_view month, std::string_view day) {
    const auto y = whole_number(year), m = whole_number(month), d = whole_number(day);
    if (!y || !m || !d || *m < 1 || *m > 12 || *d < 1 || *d > 31) refuse(text);
    const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*y)),
                                           std::chrono::month(static_cast<unsigned>(*m)),
                                           std::chrono::day(static_cast<unsigned>(*d))};
    if (!date.ok()) refuse(text);
    return Day(std::chrono::local_days(date).time_since_epoch());
}

}  // namespace

Day written_day(std::string_view text, DayOrder order) {
    auto date = std::string(text.substr(0, text.find_first_of(" T")));
    std::replace_if(
        date.begin(), date.end(), [](char c) { return c == '/' || c == '.'; }, '-');
    const auto parts = split(date, '-');
    if (parts.size() != 3) refuse(text);
    if (parts[0].size() == 4) return civil(text, parts[0], parts[1], parts[2]);
    if (parts[2].size() != 4) refuse(text);
    if (order == DayOrder::day_first) return civil(text, parts[2], parts[1], parts[0]);
    if (order == DayOrder::month_first) return civil(text, parts[2], parts[0], parts[1]);
    throw BadInput("unclear_day",
                   say("'{}' may be read in two ways: say dates = \"day-first\" or \"month-first\" in a map", text));
}

}  // namespace tiers::exchange
