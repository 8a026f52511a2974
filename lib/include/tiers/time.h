#pragma once

#include <tiers/export.h>
#include <chrono>
#include <compare>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tiers {

/// A moment, in UTC seconds.
using Instant = std::chrono::sys_seconds;
/// What a clock on the wall shows: civil seconds, of no zone.
using WallTime = std::chrono::local_seconds;
/// A civil day.
using Day = std::chrono::local_days;
using Seconds = std::chrono::seconds;
using Minutes = std::chrono::minutes;

constexpr auto one_day = std::chrono::days(1);

/// Where "now" comes from: the machine's clock, or the instant given with --now.
using Clock = std::function<Instant()>;
TIERS_API Instant real_now();

/// Half-open: [start, end).
template <class T>
struct Interval {
    T start{};
    T end{};
    auto operator<=>(const Interval&) const = default;
    bool contains(T t) const { return start <= t && t < end; }
    bool overlaps(const Interval& other) const { return start < other.end && other.start < end; }
    bool empty() const { return !(start < end); }
};
using Span = Interval<Instant>;
using WallSpan = Interval<WallTime>;
using DaySpan = Interval<Day>;

/// An IANA time zone. Cheap to copy.
class TIERS_API Zone {
public:
    /// Throws BadInput for an unknown name: an unknown zone is never UTC.
    static Zone named(std::string_view name);
    static Zone utc();

    const std::string& name() const;

    struct Local {
        WallTime wall;
        Seconds offset;  ///< east of UTC
    };
    Local at(Instant instant) const;
    WallTime wall(Instant instant) const { return at(instant).wall; }
    Day day(Instant instant) const { return std::chrono::floor<std::chrono::days>(wall(instant)); }

    /// How a wall time reads in this zone.
    struct Reading {
        enum class Kind { normal, skipped, repeated } kind;
        Instant first;   ///< normal: the one; repeated: the earlier; skipped: with the offset before the gap
        Instant second;  ///< normal: the same; repeated: the later; skipped: with the offset after the gap
    };
    Reading read(WallTime wall) const;

    /// As RFC 5545 3.3.5 reads a wall time: in a gap with the offset before, of two the first.
    Instant instant(WallTime wall) const { return read(wall).first; }
    /// The first instant of a day, also where midnight is skipped.
    Instant midnight(Day day) const;

private:
    struct Rules;
    explicit Zone(std::shared_ptr<const Rules> rules) : rules_(std::move(rules)) {}
    std::shared_ptr<const Rules> rules_;
};

/// A whole period of civil days, half-open, with the words it was asked in. A missing side is open.
struct Period {
    std::optional<Day> from;
    std::optional<Day> to;  ///< excluded
    std::string text;       ///< as it was typed
};

/// Reads a period: 2026, 2026-Q1, 2026-03, 2026-W12, 2026-03-05, today, last-week, last-30-days, monday, the French
/// words, and A..B (to the end of B, either side may be missing). A weekday is the last one, today included, or the
/// first from `weekdays_from` on, for what is to come. Throws BadInput with three good examples.
TIERS_API Period parse_period(std::string_view text, Day today, std::optional<Day> weekdays_from = {});

/// Reads "2026-12-01 14:00-16:00", "2026-12-01 14h30+2h", "tomorrow 9h-12h", "2026-12-01 22:00 - 2026-12-02 02:00",
/// "2026-12-01" (the whole day), "2026-10-25 02:30+02:00-04:00" (an explicit offset). A weekday is the first one from
/// today on. A wall time that the zone skips or repeats is BadInput with both readings in the message and the offset as
/// the way out.
TIERS_API Span parse_span(std::string_view text, const Zone& zone, Instant now);

/// Reads an instant: RFC 3339 with offset, or a wall time of the zone, or a day (its midnight).
TIERS_API Instant parse_instant(std::string_view text, const Zone& zone);
/// The same, also a time of today, "14:30" or "14h30", or of a day told by a word, "yesterday 18:00".
TIERS_API Instant parse_instant(std::string_view text, const Zone& zone, Instant now);

/// The first day of its week.
inline Day monday_of(Day day) {
    return day - (std::chrono::weekday(day) - std::chrono::Monday);
}

/// Reads an ISO date, 2026-03-05.
TIERS_API Day parse_day(std::string_view text);
/// Reads a duration: 30min, 1h, 1h30, 1:30, 90min, 2d. Days are nominal and only allowed where the caller takes them.
TIERS_API Seconds parse_duration(std::string_view text);

TIERS_API std::string iso(Day day);                              ///< 2026-03-05
TIERS_API std::string iso(WallTime wall);                        ///< 2026-03-05T09:00 (with :SS when not zero)
TIERS_API std::string rfc3339(Instant instant, Seconds offset);  ///< 2026-03-05T09:00:00+01:00

}  // namespace tiers
