#include "report/busy_time.h"

namespace tiers::report {

std::size_t BusyTime::count_before(std::int64_t quarter) const {
    return static_cast<std::size_t>(std::clamp<std::int64_t>(quarter - first_, 0, static_cast<std::int64_t>(end_)));
}

Quarters BusyTime::before(std::int64_t quarter) {
    const auto count = count_before(quarter);
    for (std::size_t i = 1; i < count; ++i) quarters_[i].seats += quarters_[i - 1].seats;
    return {first_, {quarters_.data(), count}};
}

/// What goes on is more than nothing in its first quarter.
void BusyTime::forget_before(std::int64_t quarter) {
    const auto count = count_before(quarter);
    if (count == 0) return;
    const auto from = quarters_.begin() + static_cast<std::ptrdiff_t>(count);
    const auto past = quarters_.begin() + static_cast<std::ptrdiff_t>(end_) + 1;
    from->seats += std::prev(from)->seats;
    std::fill(std::move(from, past, quarters_.begin()), past, Quarter{});
    first_ += static_cast<std::int64_t>(count);
    end_ -= count;
}

}  // namespace tiers::report
