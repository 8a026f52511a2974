#pragma once

#include <tiers/plan.h>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tiers::member {

/// Of a word that tiers.toml has for it.
Every every_of(std::string_view word);

/// The same day of another month, or the last of a month that has no such day: 31 January and a month is 28 February
/// (code de procédure civile, art. 641).
Day months_after(Day day, int months);

/// The period a day lies in, where periods follow one another before and after `from`. With Every::once there is one,
/// from then on for ever.
DaySpan period_of(Every every, Day from, Day day);

/// The last day, included, of what begins on `first` for some months (1 or more). With `from`, terms follow one another
/// before and after that day, and the one `first` lies in counts; who begins in its last `offered` months has these
/// beside the next one.
Day term_end(Day first, int months, std::optional<Day> from = {}, int offered = 0);

/// The part of an amount that some days of a period are worth, to the nearest cent, halves away from zero.
std::int64_t prorated(std::int64_t cents, std::int64_t days, std::int64_t of_days);

/// Days of a span.
inline std::int64_t days_in(const DaySpan& span) {
    return span.empty() ? 0 : (span.end - span.start).count();
}

}  // namespace tiers::member
