#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "time/recurrence.h"

namespace tiers {

enum class Frequency { yearly, monthly, weekly, daily, hourly, minutely, secondly };
constexpr std::array<std::string_view, 7> frequency_names = {"YEARLY", "MONTHLY",  "WEEKLY",  "DAILY",
                                                             "HOURLY", "MINUTELY", "SECONDLY"};
constexpr std::array<std::string_view, 7> rrule_weekday_names = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

/// The parts of a rule. Lists are sorted and hold each value once; empty for none.
struct Recurrence::Parts {
    struct WeekdayNumber {
        unsigned weekday;  ///< ISO, 1 to 7
        int nth;           ///< 0: every one
        auto operator<=>(const WeekdayNumber&) const = default;
    };

    Frequency frequency = Frequency::daily;
    int interval = 1;
    std::optional<int> count;
    std::optional<WallTime> until;  ///< the last second that may be
    bool until_utc = false;
    unsigned week_start = 1;
    std::vector<int> seconds, minutes, hours, month_days, year_days, weeks, months, positions;
    std::vector<WeekdayNumber> weekdays;
};

}  // namespace tiers
