#include <fmt/format.h>
#include <tiers/time.h>

namespace tiers {

namespace {

struct Clock {
    int hour, minute, second;
};

Clock clock_of(WallTime wall) {
    const auto since = (wall - std::chrono::floor<std::chrono::days>(wall)).count();
    return {static_cast<int>(since / 3600), static_cast<int>(since / 60 % 60), static_cast<int>(since % 60)};
}

}  // namespace

std::string iso(Day day) {
    const std::chrono::year_month_day date(day);
    const auto year = static_cast<int>(date.year());
    const auto month = static_cast<unsigned>(date.month()), of_month = static_cast<unsigned>(date.day());
    if (year < 0 || year > 9999) return fmt::format("{:04}-{:02}-{:02}", year, month, of_month);
    std::string text = "0000-00-00";
    const auto put = [&](std::size_t at, unsigned number) {
        text[at] = static_cast<char>('0' + number / 10);
        text[at + 1] = static_cast<char>('0' + number % 10);
    };
    put(0, static_cast<unsigned>(year) / 100);
    put(2, static_cast<unsigned>(year) % 100);
    put(5, month);
    put(8, of_month);
    return text;
}

std::string iso(WallTime wall) {
    const auto [hour, minute, second] = clock_of(wall);
    const auto day = iso(std::chrono::floor<std::chrono::days>(wall));
    return second == 0 ? fmt::format("{}T{:02}:{:02}", day, hour, minute)
                       : fmt::format("{}T{:02}:{:02}:{:02}", day, hour, minute, second);
}

std::string rfc3339(Instant instant, Seconds offset) {
    const WallTime wall((instant + offset).time_since_epoch());
    const auto [hour, minute, second] = clock_of(wall);
    const auto minutes = (offset.count() < 0 ? -offset.count() : offset.count()) / 60;
    return fmt::format("{}T{:02}:{:02}:{:02}{}{:02}:{:02}", iso(std::chrono::floor<std::chrono::days>(wall)), hour,
                       minute, second, offset.count() < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

}  // namespace tiers
