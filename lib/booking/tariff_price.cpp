#include <algorithm>
#include <limits>
#include <map>

#include "booking/tariff.h"

namespace tiers::booking {

namespace {

/// The spans of each window that touch a span, less those of windows before it.
class WindowsOf {
public:
    WindowsOf(const Tariff& tariff, const catalogue::Place& place, const Zone& zone, const Span& span) {
        const auto holidays = Holidays::named(place.holidays);
        const DaySpan days{zone.day(span.start), zone.day(span.end - Seconds(1)) + one_day};
        for (const auto& window : tariff.windows) open_.push_back(in_zone(window.within.open(days, holidays), zone));
    }

    /// The first that holds then; none where the tariff's own prices do.
    std::optional<std::size_t> at(Instant instant) const {
        for (std::size_t i = 0; i < open_.size(); ++i)
            if (std::any_of(open_[i].begin(), open_[i].end(), [&](const Span& one) { return one.contains(instant); }))
                return i;
        return std::nullopt;
    }

    /// Where what holds may change within a span.
    std::vector<Instant> borders(const Span& span) const {
        std::vector<Instant> found{span.start, span.end};
        for (const auto& window : open_)
            for (const auto& one : window)
                for (const auto at : {one.start, one.end})
                    if (span.contains(at)) found.push_back(at);
        return found;
    }

private:
    std::vector<std::vector<Span>> open_;
};

/// The time of a booking that is priced together.
struct Together {
    std::optional<Day> day;             ///< where days are capped
    std::optional<std::size_t> window;  ///< the tariff's own prices without
    auto operator<=>(const Together&) const = default;
};
struct Time {
    Instant start{};
    Minutes minutes{};
};

void add_midnights(const Zone& zone, const Span& span, std::vector<Instant>& borders) {
    for (auto day = zone.day(span.start) + one_day; zone.midnight(day) < span.end; day += one_day)
        borders.push_back(zone.midnight(day));
}

std::map<Together, Time> times_of(const Tariff& tariff, const catalogue::Place& place, const Zone& zone,
                                  const Span& span) {
    std::map<Together, Time> found;
    const WindowsOf windows(tariff, place, zone, span);
    auto borders = windows.borders(span);
    if (tariff.daily_cap) add_midnights(zone, span, borders);
    std::sort(borders.begin(), borders.end());
    for (std::size_t i = 1; i < borders.size(); ++i) {
        const Span part{borders[i - 1], borders[i]};
        if (part.empty()) continue;
        const auto day = tariff.daily_cap ? std::optional(zone.day(part.start)) : std::nullopt;
        auto& time = found.try_emplace({day, windows.at(part.start)}, Time{part.start, {}}).first->second;
        time.minutes += std::chrono::ceil<Minutes>(part.end - part.start);
    }
    return found;
}

std::vector<Rate> rates_from(std::vector<Rate> rates, Instant start, const Zone& zone) {
    for (auto& rate : rates) rate.lasts = lasts_from(rate, zone.wall(start), zone);
    return rates;
}

/// Parts of a day of which no more is owed than its cap leaves.
std::vector<PricePart> capped(std::vector<PricePart> parts, Day day, std::int64_t left) {
    if (cents_of(parts) <= left) return parts;
    return {{"daily-cap", 1, std::max<std::int64_t>(left, 0), day}};
}

}  // namespace

std::vector<PricePart> priced(const Tariff& tariff, const catalogue::Place& place, const std::vector<Seated>& seated,
                              const std::function<std::int64_t(Day)>& owed) {
    const auto zone = Zone::named(place.timezone);
    std::map<std::optional<Day>, std::vector<PricePart>> by_day;
    std::int64_t seats = 0;
    for (const auto& [span, times] : seated) {
        if (span.empty() || times == 0) continue;
        seats += times;
        for (const auto& [together, time] : times_of(tariff, place, zone, span)) {
            const auto& rates = together.window ? tariff.windows[*together.window].rates : tariff.rates;
            for (auto part : best_price(time.minutes, rates_from(rates, time.start, zone))) {
                part.count *= times;
                part.day = together.day;
                by_day[together.day].push_back(std::move(part));
            }
        }
    }
    std::vector<PricePart> parts;
    for (auto& [day, of_day] : by_day) {
        if (day) of_day = capped(std::move(of_day), *day, *tariff.daily_cap * seats - owed(*day));
        parts.insert(parts.end(), of_day.begin(), of_day.end());
    }
    return parts;
}

std::vector<Seated> seated_for(const Span& span, std::int64_t minutes) {
    const auto of_a_seat = std::chrono::ceil<Minutes>(span.end - span.start).count();
    const auto rest = Minutes(minutes % of_a_seat);
    return {{span, minutes / of_a_seat}, {{span.end - rest, span.end}, rest.count() > 0}};
}

std::optional<TariffPrice> cheapest(const std::vector<Tariff>& tariffs, const catalogue::Place& place,
                                    const std::vector<Seated>& seated,
                                    const std::function<std::int64_t(const Tariff&, Day)>& owed) {
    std::optional<TariffPrice> lowest;
    for (const auto& tariff : tariffs) {
        auto parts = priced(tariff, place, seated, [&](Day day) { return owed(tariff, day); });
        const auto amount = cents_of(parts);
        if (!lowest || amount < lowest->amount) lowest = {&tariff, amount, std::move(parts)};
    }
    return lowest;
}

}  // namespace tiers::booking
