#include "catalogue/open_spans.h"

#include <algorithm>

#include "time/opening_hours.h"

namespace tiers::catalogue {

namespace {

/// The hours that hold on some days, as written; empty where there are none.
struct Stretch {
    DaySpan days;
    std::string hours;
};

/// The days cut where the hours of the resource or of its place change. Its own hours come first.
std::vector<Stretch> stretches(const Place& place, const Resource& resource, const DaySpan& days) {
    std::vector<Day> cuts{days.start, days.end};
    for (const auto* hours : {&place.hours, &resource.rules.hours})
        for (const auto& step : hours->steps)
            if (days.contains(step.since)) cuts.push_back(step.since);
    std::sort(cuts.begin(), cuts.end());
    std::vector<Stretch> found;
    for (std::size_t i = 1; i < cuts.size(); ++i) {
        if (cuts[i - 1] == cuts[i]) continue;
        const auto own = resource.rules.hours.on(cuts[i - 1]).value_or("");
        found.push_back({{cuts[i - 1], cuts[i]}, own.empty() ? place.hours.on(cuts[i - 1]).value_or("") : own});
    }
    return found;
}

void append(std::vector<WallSpan>& walls, const std::vector<WallSpan>& more) {
    for (const auto& wall : more) {
        if (!walls.empty() && walls.back().end >= wall.start)
            walls.back().end = std::max(walls.back().end, wall.end);
        else
            walls.push_back(wall);
    }
}

std::vector<WallSpan> by_hours(const Place& place, const Resource& resource, const DaySpan& days) {
    const auto holidays = Holidays::named(place.holidays);
    std::vector<WallSpan> walls;
    for (const auto& stretch : stretches(place, resource, days))
        if (!stretch.hours.empty()) append(walls, OpeningHours::parse(stretch.hours).open(stretch.days, holidays));
    return walls;
}

/// Closed days taken out of what is ordered and disjoint; closures are ordered and disjoint too, or nearly: calendars
/// may overlap.
std::vector<WallSpan> less_closures(const std::vector<WallSpan>& walls, const std::vector<Closure>& closures) {
    std::vector<WallSpan> left;
    auto closure = closures.begin();
    for (auto wall : walls) {
        while (closure != closures.end() && WallTime(closure->last + one_day) <= wall.start) ++closure;
        for (auto next = closure; next != closures.end() && WallTime(next->first) < wall.end && !wall.empty(); ++next) {
            const WallSpan before{wall.start, std::min(wall.end, WallTime(next->first))};
            if (!before.empty()) left.push_back(before);
            wall.start = std::max(wall.start, WallTime(next->last + one_day));
        }
        if (!wall.empty()) left.push_back(wall);
    }
    return left;
}

/// What lies outside of a span.
void take_out(std::vector<Span>& spans, const Span& closed) {
    std::vector<Span> left;
    for (const auto& span : spans)
        for (const auto& part :
             {Span{span.start, std::min(span.end, closed.start)}, Span{std::max(span.start, closed.end), span.end}})
            if (!part.empty()) left.push_back(part);
    spans = std::move(left);
}

void put_in(std::vector<Span>& spans, Span opened) {
    std::erase_if(spans, [&](const Span& span) {
        if (span.end < opened.start || opened.end < span.start) return false;
        opened = {std::min(span.start, opened.start), std::max(span.end, opened.end)};
        return true;
    });
    spans.insert(std::upper_bound(spans.begin(), spans.end(), opened,
                                  [](const Span& a, const Span& b) { return a.start < b.start; }),
                 opened);
}

/// Exceptions, in the order they were written: the last one counts.
void apply_blocks(std::vector<Span>& spans, const Place& place, const Resource& resource, const Span& within) {
    for (const auto& block : place.blocks) {
        const Span span{std::max(block.span.start, within.start), std::min(block.span.end, within.end)};
        if (span.empty() || (block.resource && *block.resource != resource.row)) continue;
        if (block.opens)
            put_in(spans, span);
        else
            take_out(spans, span);
    }
}

/// Not before the place opened, nor after it or the resource was retired.
Span alive(const Place& place, const Resource& resource, const Zone& zone, Span within) {
    if (place.opened) within.start = std::max(within.start, zone.midnight(*place.opened));
    for (const auto& retired : {place.retired, resource.retired})
        if (retired) within.end = std::min(within.end, *retired);
    return within;
}

}  // namespace

std::vector<Span> open_spans(const Place& place, const Resource& resource, const Span& within) {
    const auto zone = Zone::named(place.timezone);
    const auto wanted = alive(place, resource, zone, within);
    if (wanted.empty()) return {};
    const DaySpan days{zone.day(wanted.start), zone.day(wanted.end - Seconds(1)) + one_day};
    std::vector<Span> found;
    for (const auto& span : in_zone(less_closures(by_hours(place, resource, days), place.closures), zone)) {
        const Span clipped{std::max(span.start, wanted.start), std::min(span.end, wanted.end)};
        if (!clipped.empty()) found.push_back(clipped);
    }
    apply_blocks(found, place, resource, wanted);
    return found;
}

std::vector<Span> open_spans(const Store& store, const Resource& resource, const Span& within) {
    return open_spans(place_of(store, resource), resource, within);
}

}  // namespace tiers::catalogue
