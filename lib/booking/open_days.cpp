#include "booking/open_days.h"

#include <algorithm>

#include "catalogue/open_spans.h"

namespace tiers::booking {

namespace {

constexpr std::int64_t days_together = 32;

/// Most resources keep the hours of their place.
bool hours_of_its_own(const Site& site) {
    const auto& blocks = site.place.blocks;
    return !site.resource.rules.hours.steps.empty() || site.resource.retired ||
           std::any_of(blocks.begin(), blocks.end(),
                       [&](const catalogue::Block& block) { return block.resource == site.resource.row; });
}

}  // namespace

const std::vector<Span>& OpenDays::stretch(const Site& site, std::int64_t number) {
    const auto own = hours_of_its_own(site);
    const auto [place, added] = stretches_.try_emplace({site.place.row, own ? site.resource.row : 0, number});
    if (added) {
        const Day first{std::chrono::days(number * days_together)};
        const Span days{site.zone.midnight(first), site.zone.midnight(first + std::chrono::days(days_together))};
        place->second = catalogue::open_spans(site.place, own ? site.resource : catalogue::Resource{}, days);
    }
    return place->second;
}

bool OpenDays::hold(const Site& site, const Span& claim) {
    const auto day = site.zone.day(claim.start).time_since_epoch().count();
    if (day < 0) return false;
    const auto& open = stretch(site, day / days_together);
    const auto next = std::upper_bound(open.begin(), open.end(), claim.start,
                                       [](Instant at, const Span& span) { return at < span.end; });
    return next != open.end() && next->start <= claim.start && claim.end <= next->end;
}

}  // namespace tiers::booking
