#include "booking/series_plan.h"

#include <tiers/error.h>
#include <tiers/limits.h>
#include <tiers/words.h>
#include <algorithm>

namespace tiers::booking {

namespace {

/// How far a series without end is written where the resource has no horizon.
constexpr std::chrono::days default_horizon(365);

/// In wall time of the series.
WallTime horizon(const SeriesPlan& plan, const Site& site, Instant now) {
    const auto today = site.zone.day(now);
    const auto days = site.resource.rules.horizon.on(today).value_or(default_horizon);
    return plan.zone.wall(site.zone.midnight(today + days + std::chrono::days(1)));
}

/// Before what a series without end is written for now: those that end within the horizon, and the first.
WallTime end_of_writing(const SeriesPlan& plan, const Site& site, Instant now) {
    return std::max(horizon(plan, site, now) - plan.duration, plan.set.start) + Seconds(1);
}

}  // namespace

std::vector<WallTime> occurrences(const SeriesPlan& plan, std::optional<WallTime> before) {
    const auto& set = plan.set;
    // One more than allowed, to tell a series at the limit from one beyond it.
    auto walls = set.expand(limits::occurrences + 1, before);
    if (walls.size() > limits::occurrences)
        throw BadInput("too_many_occurrences", say("a series has at most {} occurrences", limits::occurrences),
                       tr("give it an end: COUNT or UNTIL"));
    if (walls.empty() && set.except.empty() && set.except_days.empty())
        throw BadInput("no_occurrence", tr("the rule gives no occurrence"));
    return walls;
}

std::vector<WallTime> occurrences(const SeriesPlan& plan, const Site& site, Instant now) {
    return occurrences(plan, plan.set.endless() ? std::optional(end_of_writing(plan, site, now)) : std::nullopt);
}

std::vector<WallTime> gained(const SeriesPlan& plan, const Site& site, Instant now, WallTime last) {
    const auto before = end_of_writing(plan, site, now);
    std::vector<WallTime> walls;
    plan.set.each(
        [&](WallTime wall) {
            if (wall > last) walls.push_back(wall);
            return walls.size() < limits::occurrences;
        },
        before);
    return walls;
}

void check_against_itself(const std::vector<WallTime>& walls, Seconds duration) {
    for (std::size_t i = 1; i < walls.size(); ++i)
        if (walls[i] - walls[i - 1] < duration)
            throw BadInput("overlaps_itself",
                           say("the series comes again on {} before its booking has ended", iso(walls[i])),
                           tr("make the booking shorter or the rule rarer"));
}

Span span_of(const SeriesPlan& plan, WallTime wall) {
    const auto start = plan.zone.instant(wall), end = plan.zone.instant(wall + plan.duration);
    return {start, end > start ? end : start + plan.duration};
}

Seconds duration_on_wall(const Span& span, const Zone& zone) {
    const auto duration = zone.wall(span.end) - zone.wall(span.start);
    return duration > Seconds(0) ? duration : span.end - span.start;
}

SeriesPlan plan_of(const Zone& of_place, const Request& request) {
    const auto zone = request.zone.empty() ? of_place : Zone::named(request.zone);
    RecurrenceSet set{zone.wall(request.span.start), {}, request.also, request.except_times, request.except};
    if (!request.rrule.empty()) set.rule = Recurrence::parse(request.rrule).in(zone);
    if (set.rule && set.rule->sub_daily())
        throw BadInput("sub_daily", tr("a series comes at most once a day"),
                       tr("FREQ=DAILY, WEEKLY, MONTHLY or YEARLY"));
    return {std::move(set), duration_on_wall(request.span, zone), zone};
}

}  // namespace tiers::booking
