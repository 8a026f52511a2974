#include <algorithm>

#include "booking/capacity.h"
#include "booking/site.h"

namespace tiers::booking {

namespace {

/// The instants of a span where what is free may change.
std::vector<Instant> borders(const std::vector<Taken>& others, const std::vector<Units>& capacity, const Span& open,
                             Seconds buffer) {
    std::vector<Instant> found = {open.start, open.end};
    const auto add = [&](Instant at) {
        if (open.contains(at)) found.push_back(at);
    };
    for (const auto& other : others) {
        add(other.span.start - buffer);  // a new booking has to be clear by then
        add(other.clear);
    }
    for (const auto& step : capacity) {
        add(step.since - buffer);
        add(step.since);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

/// The longest windows of an open span with seats free throughout.
void add_windows(const std::vector<Taken>& others, const std::vector<Units>& capacity, const Span& open, Seconds buffer,
                 int seats, std::vector<Span>& windows) {
    const auto at = borders(others, capacity, open, buffer);
    std::optional<Span> window;
    for (std::size_t i = 1; i < at.size(); ++i) {
        const auto fits = free_throughout(others, capacity, {at[i - 1], at[i] + buffer}) >= seats;
        if (fits) window = Span{window ? window->start : at[i - 1], at[i]};
        if (window && (!fits || i + 1 == at.size())) {
            windows.push_back(*window);
            window.reset();
        }
    }
}

}  // namespace

std::vector<FreeWindow> free(const Store& store, const catalogue::Resource& resource, const Span& within,
                             Seconds duration, int seats) {
    const auto place = catalogue::place_of(store, resource);
    const auto zone = Zone::named(place.timezone);
    const auto buffer = resource.rules.buffer.on(zone.day(within.start)).value_or(Seconds(0));
    const Span around{within.start, within.end + buffer};
    auto others = taken(store, resource.row, around);
    for (const auto other : excluded(store, resource.row))
        for (auto booking : taken(store, other, around)) {
            booking.seats = 1 << 20;  // a part taken takes it all
            others.push_back(booking);
        }
    const auto capacity = units(store, resource.row);
    std::vector<Span> windows;
    for (const auto& open : catalogue::open_spans(store, resource, within))
        add_windows(others, capacity, open, buffer, seats, windows);
    std::vector<FreeWindow> found;
    for (const auto& window : windows)
        if (window.end - window.start >= duration)
            found.push_back(
                {resource.id, window, free_throughout(others, capacity, {window.start, window.end + buffer})});
    return found;
}

}  // namespace tiers::booking
