#include <algorithm>

#include "booking/finding.h"
#include "booking/vacancy.h"
#include "catalogue/open_spans.h"

namespace tiers::booking {

namespace {

/// A span over which the buffer is one.
struct Buffered {
    Span span;
    Seconds buffer;
};

std::vector<Buffered> buffered(const catalogue::Resource& resource, const Zone& zone, const Span& within) {
    const auto& rule = resource.rules.buffer;
    std::vector<Buffered> found{{within, rule.on(zone.day(within.start)).value_or(Seconds(0))}};
    for (const auto& step : rule.steps) {
        const auto since = step.since == catalogue::always ? within.start : zone.midnight(step.since);
        if (since <= within.start || since >= within.end) continue;
        found.back().span.end = since;
        found.push_back({{since, within.end}, step.value});
    }
    return found;
}

/// The fewest seats free from the start of each window to its end with the buffer behind it; windows are in order.
class Fewest {
public:
    explicit Fewest(const std::vector<Vacancy>& vacancies) : vacancies_(vacancies) {}

    int in(const Span& span) {
        while (at_ + 1 < vacancies_.size() && vacancies_[at_ + 1].since <= span.start) ++at_;
        auto least = vacancies_[at_].seats;
        for (auto i = at_ + 1; i < vacancies_.size() && vacancies_[i].since < span.end; ++i)
            least = std::min(least, vacancies_[i].seats);
        return least;
    }

private:
    const std::vector<Vacancy>& vacancies_;
    std::size_t at_ = 0;
};

}  // namespace

std::vector<FreeWindow> free_within(const Store& store, const Site& site, const std::vector<Span>& spans, int seats) {
    std::vector<FreeWindow> found;
    if (spans.empty()) return found;
    for (const auto& [span, buffer] : buffered(site.resource, site.zone, {spans.front().start, spans.back().end})) {
        const auto free = vacancies(store, site.resource.row, {span.start, span.end + buffer});
        Fewest fewest(free);
        for (const auto& window : common(with_seats(free, span, buffer, seats), spans))
            found.push_back({site.resource.id, window, fewest.in({window.start, window.end + buffer})});
    }
    return found;
}

std::vector<FreeWindow> free(const Store& store, const catalogue::Resource& resource, const Span& within,
                             Seconds duration, int seats) {
    const auto place = catalogue::place_of(store, resource);
    const Site site{resource, place, Zone::named(place.timezone)};
    auto found = free_within(store, site, catalogue::open_spans(place, resource, within), seats);
    std::erase_if(found, [&](const FreeWindow& one) { return one.span.end - one.span.start < duration; });
    return found;
}

}  // namespace tiers::booking
