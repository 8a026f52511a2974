#include "report/busy_time.h"

#include <numeric>

namespace tiers::report {

namespace {

/// Moves what lies from a place up to an end to the front, and leaves nothing behind it.
template <class Quarter>
void shift(std::vector<Quarter>& quarters, std::size_t from, std::size_t end) {
    const auto first = quarters.begin();
    const auto past = first + static_cast<std::ptrdiff_t>(end);
    std::fill(std::move(first + static_cast<std::ptrdiff_t>(from), past, first), past, Quarter{});
}

}  // namespace

std::size_t BusyTime::count_before(std::int64_t quarter) const {
    return static_cast<std::size_t>(std::clamp<std::int64_t>(quarter - first_, 0, static_cast<std::int64_t>(end_)));
}

Quarters BusyTime::before(std::int64_t quarter) {
    const auto count = count_before(quarter);
    const auto first = seats_.begin();
    std::partial_sum(first, first + static_cast<std::ptrdiff_t>(count), first);
    return {first_, {seats_.data(), count}, {starts_.data(), starts_.empty() ? 0 : count}};
}

/// What goes on is more than nothing in its first quarter.
void BusyTime::forget_before(std::int64_t quarter) {
    const auto count = count_before(quarter);
    if (count == 0) return;
    seats_[count] += seats_[count - 1];
    shift(seats_, count, end_ + 1);
    if (!starts_.empty()) shift(starts_, count, end_);
    end_ -= count;
    first_ = end_ > 0 ? first_ + static_cast<std::int64_t>(count) : nowhere;
}

}  // namespace tiers::report
