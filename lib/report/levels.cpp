#include "report/levels.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace tiers::report {

namespace {

constexpr std::int64_t half_hour = 1800;

/// What is open together, one stretch after the other, where stretches lie over one another.
std::vector<Level> piled_up(const std::vector<Open>& open) {
    std::vector<std::pair<std::int64_t, std::int64_t>> changes;
    for (const auto& one : open) {
        changes.emplace_back(one.span.start, one.units);
        changes.emplace_back(one.span.end, -one.units);
    }
    std::sort(changes.begin(), changes.end());  // at the same second what closes comes first
    std::vector<Level> levels;
    std::int64_t seats = 0, since = 0;
    for (const auto& [at, change] : changes) {
        if (seats > 0 && since < at) levels.push_back({{since, at}, seats});
        seats += change;
        since = at;
    }
    return levels;
}

std::vector<Level> open_levels(const std::vector<Open>& open) {
    std::vector<Level> levels;
    levels.reserve(open.size());
    for (const auto& [span, units] : open) {
        if (!levels.empty() && span.start < levels.back().during.end) return piled_up(open);
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

/// The half hour by the clock on the wall, up to a change of that clock, and the bucket it lies in.
struct OnTheWall {
    Stretch during;
    std::size_t bucket;
};

OnTheWall half_hour_at(std::int64_t at, const LocalClock& clock, const Buckets& buckets) {
    const auto [offset, until] = clock.at(at);
    const auto start = at - ((at + offset) % half_hour + half_hour) % half_hour;
    const auto wall = start + offset;
    return {{start, std::min(start + half_hour, until)},
            buckets.of(wall / 86'400, static_cast<int>(wall % 86'400 / 3600))};
}

std::optional<std::int64_t> seats_at(const std::vector<Level>& open, std::int64_t at) {
    const auto after = std::upper_bound(open.begin(), open.end(), at,
                                        [](auto t, const Level& level) { return t < level.during.start; });
    return after != open.begin() && at < std::prev(after)->during.end ? std::optional(std::prev(after)->seats)
                                                                      : std::nullopt;
}

}  // namespace

OpenSeats::OpenSeats(const std::vector<Open>& open, const LocalClock& clock, const Stretch& period,
                     const Buckets& buckets)
    : levels(within(open_levels(open), period)), half_hours(buckets.size()) {
    std::optional<std::int64_t> last;  // one in which something closes and opens again is one
    for (const auto& level : levels)
        for (auto at = level.during.start; at < level.during.end;) {
            const auto [during, bucket] = half_hour_at(at, clock, buckets);
            if (last != during.start && half_hours[bucket].count++ == 0) half_hours[bucket].seats = level.seats;
            last = during.start;
            at = during.end;
        }
}

Fullness::Fullness(std::shared_ptr<const OpenSeats> open, std::shared_ptr<const LocalClock> clock,
                   const Stretch& period, const Buckets& buckets)
    : open_(std::move(open)), clock_(std::move(clock)), period_(period), buckets_(buckets), found_(buckets.size()) {}

/// Most are in order already, or nearly; those that are not cost no more than a sort.
void Fullness::put_in_order(std::vector<Change>& changes) {
    auto moves = 8 * changes.size();
    for (std::size_t i = 1; i < changes.size(); ++i) {
        const auto one = changes[i];
        auto at = i;
        for (; at > 0 && one.at < changes[at - 1].at && moves > 0; --at, --moves) changes[at] = changes[at - 1];
        changes[at] = one;
        if (moves > 0) continue;
        std::sort(changes.begin(), changes.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
        return;
    }
}

void Fullness::count_until(std::int64_t until) {
    put_in_order(comes_);
    put_in_order(goes_);
    auto come = comes_.begin();
    auto go = goes_.begin();
    while (go != goes_.end()) {
        const auto leaves = come == comes_.end() || go->at <= come->at;  // who leave at the same second come first
        const auto& change = leaves ? *go : *come;
        if (change.at >= until) break;
        if (seats_ > 0) hold(since_, change.at);
        seats_ += leaves ? -change.seats : change.seats;
        since_ = change.at;
        ++(leaves ? go : come);
    }
    comes_.erase(comes_.begin(), come);
    goes_.erase(goes_.begin(), go);
}

/// The seats that are taken now, from then to then.
void Fullness::hold(std::int64_t from, std::int64_t to) {
    from = std::max(from, period_.start);
    to = std::min(to, period_.end);
    while (from < to) {
        if (from >= now_.during.end) enter(from);
        const auto until = std::min(to, now_.during.end);
        if (seats_ > now_.peak) {
            now_.peak = seats_;
            now_.peak_at = from;
        }
        if (now_.partly) hold_open(from, until);
        from = until;
    }
}

void Fullness::enter(std::int64_t at) {
    const auto [during, bucket] = half_hour_at(at, *clock_, buckets_);
    if (during.start == now_.during.start) {
        now_.during.end = during.end;
        return;
    }
    leave();
    now_ = {.during = during, .bucket = bucket};
    const auto& levels = open_->levels;
    while (next_open_ < levels.size() && levels[next_open_].during.end <= during.start) ++next_open_;
    if (next_open_ == levels.size() || levels[next_open_].during.start >= during.end) return;
    const auto& level = levels[next_open_];
    now_.open = level.during.start <= during.start && during.end <= level.during.end;
    now_.partly = !now_.open;
    now_.of = level.seats;
}

void Fullness::hold_open(std::int64_t from, std::int64_t to) {
    const auto& levels = open_->levels;
    for (auto i = next_open_; i < levels.size() && levels[i].during.start < to; ++i)
        if (levels[i].during.end > from && seats_ > now_.fullest) {
            now_.fullest = seats_;
            now_.of = levels[i].seats;
        }
}

void Fullness::leave() {
    if (now_.peak == 0) return;
    auto& found = found_[now_.bucket];
    if (now_.peak > found.peak.seats)
        found.peak = {now_.peak, now_.peak_at, now_.open ? now_.of : seats_at(open_->levels, now_.peak_at)};
    const auto fullest = now_.open ? now_.peak : now_.fullest;
    if (fullest == 0) return;
    if (fullest >= now_.of) ++found.full;
    const auto same = std::find_if(found.half_hours.begin(), found.half_hours.end(),
                                   [&](const AsFull& other) { return other.seats == fullest; });
    if (same == found.half_hours.end())
        found.half_hours.push_back({fullest, 1, now_.during.start, now_.of});
    else
        ++same->count;
}

Levels Fullness::levels_of(std::size_t bucket) {
    auto& [peak, full, taken] = found_[bucket];
    const auto& all = open_->half_hours[bucket];
    Levels levels{.peak = peak, .p95 = {}, .half_hours = all.count, .full = full};
    if (all.count == 0) return levels;
    auto below = all.count;
    for (const auto& one : taken) below -= one.count;
    std::sort(taken.begin(), taken.end(), [](const auto& one, const auto& other) { return one.seats < other.seats; });
    levels.p95 = Taken{0, {}, all.seats};
    const auto rank = (95 * all.count + 99) / 100;
    for (auto one = taken.begin(); below < rank; ++one) {
        levels.p95 = Taken{one->seats, one->at, one->of};
        below += one->count;
    }
    return levels;
}

std::vector<Levels> Fullness::end() {
    count_until(std::numeric_limits<std::int64_t>::max());
    leave();
    std::vector<Levels> levels;
    levels.reserve(found_.size());
    for (std::size_t bucket = 0; bucket < found_.size(); ++bucket) levels.push_back(levels_of(bucket));
    return levels;
}

}  // namespace tiers::report
