#include "booking/best_price.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace tiers::booking {

namespace {

/// Cents of one purchase of a rate, times 60: a step of an hour can cost a part of a cent.
std::int64_t cost(const Rate& rate) {
    return rate.price * (rate.step ? rate.step->count() : 60);
}

std::int64_t grid(const std::vector<Rate>& rates) {
    std::int64_t common = 0;
    for (const auto& rate : rates) common = std::gcd(common, rate.lasts.count());
    return common;
}

WallTime next_month(WallTime start) {
    const auto day = std::chrono::floor<std::chrono::days>(start);
    auto date = std::chrono::year_month_day(day) + std::chrono::months(1);
    if (!date.ok()) date = date.year() / date.month() / std::chrono::last;
    return Day(date) + (start - day);
}

PricePart part_of(const Rate& rate, std::int64_t times) {
    return {rate.what, rate.step ? times * rate.step->count() : times, rate.price, {}};
}

}  // namespace

std::int64_t cents_of(const std::vector<PricePart>& parts) {
    std::int64_t sum = 0;
    for (const auto& one : parts) sum += one.cents();
    return sum;
}

Minutes lasts_from(const Rate& rate, WallTime start, const Zone& zone) {
    const auto until = [&](WallTime end) {
        return std::chrono::duration_cast<Minutes>(zone.instant(end) - zone.instant(start));
    };
    if (rate.step) return *rate.step;
    if (rate.what == "day") return until(start + one_day);
    if (rate.what == "week") return until(start + 7 * one_day);
    if (rate.what == "month") return until(next_month(start));
    return rate.lasts;
}

std::vector<PricePart> best_price(Minutes time, const std::vector<Rate>& rates) {
    if (time.count() <= 0 || rates.empty()) return {};
    const auto unit = grid(rates);
    const auto wanted = static_cast<std::size_t>((time.count() + unit - 1) / unit);
    std::vector<std::int64_t> lowest(wanted + 1, std::numeric_limits<std::int64_t>::max());
    std::vector<std::size_t> chosen(wanted + 1);
    lowest[0] = 0;
    for (std::size_t covered = 1; covered <= wanted; ++covered)
        for (std::size_t i = 0; i < rates.size(); ++i) {
            const auto takes = std::min(covered, static_cast<std::size_t>(rates[i].lasts.count() / unit));
            const auto total = lowest[covered - takes] + cost(rates[i]);
            if (total < lowest[covered]) {
                lowest[covered] = total;
                chosen[covered] = i;
            }
        }
    std::vector<std::int64_t> times(rates.size());
    for (auto left = wanted; left > 0;) {
        ++times[chosen[left]];
        left -= std::min(left, static_cast<std::size_t>(rates[chosen[left]].lasts.count() / unit));
    }
    std::vector<PricePart> parts;
    for (std::size_t i = 0; i < rates.size(); ++i)
        if (times[i] > 0) parts.push_back(part_of(rates[i], times[i]));
    return parts;
}

}  // namespace tiers::booking
