#include "format/schedule_days.h"

#include <fmt/format.h>
#include <algorithm>

#include "format/schedule_text.h"

namespace tiers::format {

namespace {

bool holds(const ScheduleDay& day, Instant at) {
    return day.start.at <= at && at < day.end.at;
}

/// Midnight in the zone, or by the offset where none is known.
Moment midnight(Day date, const std::string& zone, Seconds offset) {
    if (zone.empty()) return {Instant((date - offset).time_since_epoch()), offset};
    const auto in = Zone::named(zone);
    const auto at = in.midnight(date);
    return {at, in.at(at).offset};
}

ScheduleDay civil_day(Day date, const std::string& zone, Seconds offset) {
    return {date, midnight(date, zone, offset), midnight(date + one_day, zone, offset)};
}

ScheduleDay civil_day(const ScheduleSession& session, const std::string& zone) {
    const auto offset = zone.empty() ? session.start.offset : Zone::named(zone).at(session.start.at).offset;
    const WallTime wall((session.start.at + offset).time_since_epoch());
    return civil_day(std::chrono::floor<std::chrono::days>(wall), zone, offset);
}

std::vector<ScheduleDay> all_days(const Schedule& schedule) {
    auto days = schedule.days;
    for (const auto& session : schedule.sessions)
        if (std::ranges::none_of(days, [&](const auto& day) { return holds(day, session.start.at); }))
            days.push_back(civil_day(session, schedule.zone));
    if (days.empty()) days.push_back(civil_day(schedule.first, schedule.zone, Seconds(0)));
    std::ranges::stable_sort(days, {}, [](const ScheduleDay& day) { return day.start.at; });
    return days;
}

}  // namespace

std::vector<ScheduleDayRooms> days_of(const Schedule& schedule) {
    std::vector<ScheduleDayRooms> days;
    for (const auto& day : all_days(schedule)) days.push_back({day, {}});
    for (auto& day : days) day.rooms.resize(schedule.rooms.size());
    for (const auto& session : schedule.sessions) {
        const auto day = std::ranges::find_if(days, [&](const auto& d) { return holds(d.day, session.start.at); });
        const auto room = std::ranges::find(schedule.rooms, session.room) - schedule.rooms.begin();
        day->rooms.at(static_cast<std::size_t>(room)).push_back(&session);
    }
    return days;
}

std::string acronym_of(const Schedule& schedule) {
    constexpr std::size_t least = 4;
    auto acronym = slug_of(schedule.acronym.empty() ? schedule.title : schedule.acronym, '_');
    if (acronym.empty()) return "event";
    if (acronym.size() < least)
        acronym += fmt::format("_{:04}", static_cast<int>(std::chrono::year_month_day(schedule.first).year()));
    return acronym;
}

std::string session_slug(const std::string& acronym, const ScheduleSession& session) {
    const auto title = slug_of(session.title, '-');
    return fmt::format("{}-{}-{}", acronym, session.id, title.size() < 2 ? "session" : title);
}

}  // namespace tiers::format
