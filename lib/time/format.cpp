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
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
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
