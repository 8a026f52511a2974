#pragma once

#include <tiers/document.h>
#include <tiers/time.h>
#include <functional>
#include <string>
#include <string_view>

namespace tiers::format {

/// Where something stands in a file, "programme.xml:12:5": asked for once something is wrong.
using SchedulePlace = std::function<std::string()>;

/// These throw BadInput with the place of what is wrong. Years are from 1970 to 9998.

/// An instant with its offset, as ISO 8601 has them; without one, of the zone ("": then it is wanted).
Moment schedule_moment(std::string_view text, const std::string& zone, const SchedulePlace& place);
/// A day, or that of an instant.
Day schedule_day(std::string_view text, const SchedulePlace& place);
/// 1:30, 01:30, 01:30:00 (with seconds), 1:01:30 (with days before: one digit).
Minutes read_schedule_duration(std::string_view text, const SchedulePlace& place);
/// The name of the zone, once it is known to be one.
std::string known_zone(std::string_view name, const SchedulePlace& place);

/// 09:00
std::string wall_clock(Instant at, Seconds offset);

/// The bytes of a file as text. Throws BadInput for NUL characters.
std::string schedule_bytes(std::string_view bytes, const std::string& file);

}  // namespace tiers::format
