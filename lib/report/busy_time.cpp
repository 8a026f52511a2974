#include "report/busy_time.h"

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

void BusyTime::make_room(std::int64_t quarter) {
    const auto place = place_of(quarter);
    if (place >= seats_.size()) seats_.resize(2 * place + 1);
}

Quarters BusyTime::before(std::int64_t quarter) {
    const auto count = count_before(quarter);
    if (sums_.size() <= count) sums_.resize(seats_.size() + 1);
    std::int32_t taken = 0;
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
        taken += seats_[i];
        seats_[i] = taken;
        sum += taken;
        sums_[i + 1] = sum;
    }
    return {first_, {seats_.data(), count}, {sums_.data(), count + 1}, {starts_.data(), starts_.empty() ? 0 : count}};
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
