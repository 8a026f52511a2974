#include "report/levels.h"

#include <algorithm>
#include <map>

namespace tiers::report {

namespace {

constexpr std::int64_t half_hour = 1800;

/// So many seats, for a stretch of time.
struct Level {
    Stretch during;
    std::int64_t seats;
};

/// One stretch after the other, each as long as the seats stay the same and some are taken.
std::vector<Level> levels_in_order(std::vector<Change> changes) {
    std::sort(changes.begin(), changes.end());  // at the same second those who leave come first
    std::vector<Level> levels;
    std::int64_t seats = 0, since = 0;
    for (const auto& [at, change] : changes) {
        if (seats > 0 && since < at) levels.push_back({{since, at}, seats});
        seats += change;
        since = at;
    }
    return levels;
}

/// What is open together, one stretch after the other. Mostly it is so already.
std::vector<Level> seats_open(const std::vector<Open>& open) {
    std::vector<Level> levels;
    levels.reserve(open.size());
    for (const auto& [span, units] : open) {
        if (!levels.empty() && span.start < levels.back().during.end) {
            std::vector<Change> changes;
            for (const auto& one : open) {
                changes.emplace_back(one.span.start, one.units);
                changes.emplace_back(one.span.end, -one.units);
            }
            return levels_in_order(std::move(changes));
        }
        if (units > 0) levels.push_back({span, units});
    }
    return levels;
}

std::vector<Level> within(std::vector<Level> levels, const Stretch& period) {
    for (auto& level : levels)
        level.during = {std::max(level.during.start, period.start), std::min(level.during.end, period.end)};
    std::erase_if(levels, [](const Level& level) { return level.during.empty(); });
    return levels;
}

/// The half hours of a bucket, by the seats that were taken in them.
class HalfHours {
public:
    void add(std::int64_t start, std::int64_t seats, std::int64_t of) {
        ++count_;
        if (seats >= of) ++full_;
        ++by_seats_.try_emplace(seats, Same{{seats, start, of}, 0}).first->second.count;
    }
    std::int64_t count() const { return count_; }
    std::int64_t full() const { return full_; }
    std::optional<Taken> p95() const {
        const auto rank = (95 * count_ + 99) / 100;
        std::int64_t below = 0;
        for (const auto& [seats, same] : by_seats_)
            if ((below += same.count) >= rank) return same.first;
        return std::nullopt;
    }

private:
    struct Same {
        Taken first;
        std::int64_t count;
    };
    std::map<std::int64_t, Same> by_seats_;
    std::int64_t count_ = 0, full_ = 0;
};

/// Goes through the half hours of opening, in order.
class Walk {
public:
    Walk(const LocalClock& clock, const Buckets& buckets) : clock_(clock), buckets_(buckets), found_(buckets.size()) {}

    void open(const Level& open, const std::vector<Level>& taken) {
        for (auto at = open.during.start; at < open.during.end;) {
            const auto local = clock_.at(at);
            const auto start = at - ((at + local.offset) % half_hour + half_hour) % half_hour;
            const auto end = std::min({start + half_hour, open.during.end, local.until});
            note(start, fullest(taken, at, end), open.seats);
            at = end;
        }
    }

    std::vector<HalfHours> end() {
        put();
        return std::move(found_);
    }

private:
    std::int64_t fullest(const std::vector<Level>& taken, std::int64_t from, std::int64_t to) {
        while (next_ < taken.size() && taken[next_].during.end <= from) ++next_;
        std::int64_t most = 0;
        for (auto i = next_; i < taken.size() && taken[i].during.start < to; ++i) most = std::max(most, taken[i].seats);
        return most;
    }

    /// A half hour in which something closes and opens again is one.
    void note(std::int64_t start, std::int64_t seats, std::int64_t of) {
        if (start_ != start) put();
        if (!start_ || seats > seats_) {
            seats_ = seats;
            of_ = of;
        }
        start_ = start;
    }

    void put() {
        if (!start_) return;
        const auto local = *start_ + clock_.at(*start_).offset;
        found_[buckets_.of(local / 86'400, static_cast<int>(local % 86'400 / 3600))].add(*start_, seats_, of_);
        start_.reset();
    }

    const LocalClock& clock_;
    const Buckets& buckets_;
    std::vector<HalfHours> found_;
    std::size_t next_ = 0;
    std::optional<std::int64_t> start_;
    std::int64_t seats_ = 0, of_ = 0;
};

std::optional<std::int64_t> seats_at(const std::vector<Level>& open, std::int64_t at) {
    const auto after = std::upper_bound(open.begin(), open.end(), at,
                                        [](auto t, const Level& level) { return t < level.during.start; });
    return after != open.begin() && at < std::prev(after)->during.end ? std::optional(std::prev(after)->seats)
                                                                      : std::nullopt;
}

}  // namespace

std::vector<Levels> levels_of(Traffic traffic, const LocalClock& clock, const Stretch& period, const Buckets& buckets) {
    std::vector<Levels> found(buckets.size());
    const auto taken = within(levels_in_order(std::move(traffic.changes)), period);
    const auto open = within(seats_open(traffic.open), period);
    for (const auto& level : taken) {
        auto at = level.during.start;
        each_hour(clock, level.during.start, level.during.end, [&](auto day, auto hour, auto length) {
            auto& peak = found[buckets.of(day, hour)].peak;
            if (level.seats > peak.seats) peak = {level.seats, at, seats_at(open, at)};
            at += length;
        });
    }
    Walk walk(clock, buckets);
    for (const auto& level : open) walk.open(level, taken);
    const auto half_hours = walk.end();
    for (std::size_t i = 0; i < found.size(); ++i) {
        found[i].p95 = half_hours[i].p95();
        found[i].half_hours = half_hours[i].count();
        found[i].full = half_hours[i].full();
    }
    return found;
}

}  // namespace tiers::report
