#include <tiers/error.h>
#include <tiers/find_free.h>
#include <algorithm>

#include "base/text.h"
#include "booking/capacity.h"
#include "booking/finding.h"
#include "booking/vacancy.h"
#include "catalogue/open_spans.h"
#include "time/opening_hours.h"

namespace tiers::booking {

namespace {

OpeningHours hours_of(const std::string& text) {
    try {
        return OpeningHours::parse(text);
    } catch (const BadInput&) {
        return OpeningHours::parse(OpeningHours::from_people(text));
    }
}

/// What of spans lies within some hours of the place.
std::vector<Span> at_hours(const std::vector<Span>& spans, const std::string& hours, const Site& site) {
    if (hours.empty() || spans.empty()) return spans;
    const DaySpan days{site.zone.day(spans.front().start), site.zone.day(spans.back().end) + one_day};
    return common(spans, in_zone(hours_of(hours).open(days, Holidays::named(site.place.holidays)), site.zone));
}

/// When what is booked whole holds so many people.
std::vector<Span> holding(const std::vector<Span>& spans, const Site& site, int people) {
    if (!site.resource.whole() || spans.empty()) return spans;
    std::vector<Span> found;
    const auto& steps = site.resource.seats.steps;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (steps[i].value < people) continue;
        const auto first = steps[i].since == catalogue::always;
        const Span span{first ? spans.front().start : site.zone.midnight(steps[i].since),
                        i + 1 < steps.size() ? site.zone.midnight(steps[i + 1].since) : spans.back().end};
        if (!found.empty() && found.back().end == span.start)
            found.back().end = span.end;
        else
            found.push_back(span);
    }
    return common(spans, found);
}

Seconds step_on(const Site& site, Instant at) {
    return site.resource.rules.step.on(site.zone.day(at)).value_or(Seconds(0));
}

Seconds past_grid(const Site& site, Instant at, Seconds step) {
    const auto wall = site.zone.wall(at);
    return (wall - WallTime(std::chrono::floor<std::chrono::days>(wall))) % step;
}

/// What notice, horizon and grid leave of a span.
Span bookable(const Site& site, Instant now, Span span) {
    const auto& rules = site.resource.rules;
    const auto lead = rules.lead_time.on(site.zone.day(std::max(span.start, now))).value_or(Seconds(0));
    span.start = grid_after(site, std::max(span.start, now + lead));
    if (const auto horizon = rules.horizon.on(site.zone.day(span.start)))
        span.end = std::min(span.end, site.zone.midnight(site.zone.day(now) + *horizon + one_day));
    span.end = grid_before(site, span.end);
    return span;
}

/// Whether something so long fits in a span, by what the resource says of lengths.
bool long_enough(const Site& site, const Span& span, Seconds duration) {
    const auto& rules = site.resource.rules;
    const auto day = site.zone.day(span.start);
    const auto most = rules.max_duration.on(day);
    return span.end - span.start >= std::max(duration, rules.min_duration.on(day).value_or(Seconds(0))) &&
           (!most || duration <= *most);
}

std::vector<FreeWindow> windows_of(const Store& store, const Site& site, const Search& search) {
    const auto within = search.within(site.zone);
    if (within.empty()) return {};
    const auto open = catalogue::open_spans(site.place, site.resource, within);
    return free_within(store, site, holding(at_hours(open, search.hours, site), site, search.what.seats),
                       seats_for(site.resource, search.what.seats));
}

Found found_at(const Site& site, const FreeWindow& window) {
    const auto people = holds(site.resource, site.zone.day(window.span.start));
    return {site.resource.id, window.span, site.zone, window.seats, site.resource.whole() ? people : window.seats};
}

std::vector<Site> sites_of(const Store& store, const Wanted& wanted) {
    std::vector<Site> sites;
    for (auto& resource : meant(store, wanted)) {
        if (!missing_equipment(resource, wanted.equipment).empty()) continue;
        auto place = catalogue::place_of(store, resource);
        auto zone = Zone::named(place.timezone);
        sites.push_back({std::move(resource), std::move(place), std::move(zone)});
    }
    return sites;
}

void check_apart(const Store& store, const std::vector<Site>& sites) {
    for (const auto& one : sites)
        for (const auto other : excluded(store, one.resource.row))
            for (const auto& site : sites)
                if (site.resource.row == other)
                    throw BadInput("share_parts", say("'{}' and '{}' share a part: they are never free together",
                                                      one.resource.id, site.resource.id));
}

/// The windows that two lists of what is free have in common.
std::vector<Found> both(const std::vector<Found>& one, const std::vector<Found>& other) {
    std::vector<Found> found;
    for (auto a = one.begin(), b = other.begin(); a != one.end() && b != other.end();) {
        const Span span{std::max(a->span.start, b->span.start), std::min(a->span.end, b->span.end)};
        if (!span.empty())
            found.push_back({a->resource + "+" + b->resource, span, a->zone, std::min(a->seats, b->seats),
                             std::min(a->holds, b->holds)});
        ++(a->span.end < b->span.end ? a : b);
    }
    return found;
}

std::vector<Found> found_of(const Store& store, const Site& site, const Search& search) {
    std::vector<Found> found;
    for (const auto& window : windows_of(store, site, search)) found.push_back(found_at(site, window));
    return found;
}

/// Leaves what all sites let be booked, and that is long enough.
void keep_bookable(std::vector<Found>& found, const std::vector<const Site*>& sites, Instant now, Seconds duration) {
    for (auto& one : found)
        for (const auto* site : sites) one.span = bookable(*site, now, one.span);
    std::erase_if(found, [&](const Found& one) {
        return one.span.empty() || !std::all_of(sites.begin(), sites.end(), [&](const Site* site) {
                   return long_enough(*site, one.span, duration);
               });
    });
}

std::vector<Found> found_together(const Store& store, const std::vector<Site>& sites, const Search& search) {
    check_apart(store, sites);
    std::vector<Found> found;
    std::vector<const Site*> all;
    for (const auto& site : sites) {
        const auto own = found_of(store, site, search);
        found = all.empty() ? own : both(found, own);
        all.push_back(&site);
    }
    keep_bookable(found, all, store.now(), search.duration);
    return found;
}

}  // namespace

Instant grid_after(const Site& site, Instant at) {
    const auto step = step_on(site, at);
    if (step == Seconds(0)) return at;
    const auto past = past_grid(site, at, step);
    return past == Seconds(0) ? at : at + step - past;
}

Instant grid_before(const Site& site, Instant at) {
    const auto step = step_on(site, at);
    return step == Seconds(0) ? at : at - past_grid(site, at, step);
}

std::vector<Found> find_free(const Store& store, const Search& search) {
    const auto sites = sites_of(store, search.what);
    if (search.together) return found_together(store, sites, search);
    std::vector<Found> all;
    for (const auto& site : sites) {
        auto found = found_of(store, site, search);
        keep_bookable(found, {&site}, store.now(), search.duration);
        all.insert(all.end(), found.begin(), found.end());
    }
    return all;
}

}  // namespace tiers::booking
