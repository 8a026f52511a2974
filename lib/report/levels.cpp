#include "report/levels.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <limits>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

#include "base/floor_div.h"

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
    const auto start = floor_div(at + offset, half_hour) * half_hour - offset;
    return {{start, std::min(start + half_hour, until)}, buckets.at(WallTime(Seconds(start + offset)))};
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

std::uint32_t HalfHourTally::take(std::size_t bucket, std::int64_t seats) {
    const auto taken = static_cast<std::size_t>(seats);
    return std::exchange(taken < width_ ? times_[bucket * width_ + taken] : many_[{bucket, seats}], 0);
}

/// Not beyond what a group may take of memory.
bool HalfHourTally::widen(std::size_t seats) {
    constexpr std::size_t most = 1 << 16;
    const auto width = std::bit_ceil(seats + 1);
    if (width > most / buckets_) return false;
    std::vector<std::uint32_t> wider(buckets_ * width);
    for (std::size_t bucket = 0; bucket < buckets_; ++bucket)
        std::copy_n(times_.begin() + static_cast<std::ptrdiff_t>(bucket * width_), width_,
                    wider.begin() + static_cast<std::ptrdiff_t>(bucket * width));
    times_ = std::move(wider);
    width_ = width;
    return true;
}

Fullness::Fullness(std::shared_ptr<const OpenSeats> open, std::shared_ptr<const LocalClock> clock,
                   const Stretch& period, const Buckets& buckets)
    : open_(std::move(open)),
      clock_(std::move(clock)),
      period_(period),
      buckets_(buckets),
      one_by_one_(buckets.follow_one_another()),
      tally_(one_by_one_ ? 1 : buckets.size()) {
    found_.reserve(buckets.size());
    for (const auto& [count, seats] : open_->half_hours)
        found_.push_back({.peak = {},
                          .p95 = count > 0 ? std::optional(Taken{0, {}, seats}) : std::nullopt,
                          .half_hours = count,
                          .full = 0});
}

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
    const auto of = now_.open ? std::optional(now_.of) : seats_at(open_->levels, now_.peak_at);
    raise_peak(now_.bucket, {now_.peak, now_.peak_at, of});
    const auto fullest = now_.open ? now_.peak : now_.fullest;
    if (fullest > 0) count_full(now_.bucket, fullest, now_.during.start, now_.of);
    now_ = {};
}

void Fullness::raise_peak(std::size_t bucket, const Taken& taken) {
    auto& peak = found_[bucket].peak;
    if (taken.seats > peak.seats) peak = taken;
}

/// Whether it is the first of its bucket that is as full.
bool Fullness::count_full(std::size_t bucket, std::int64_t fullest, std::int64_t at, std::int64_t of) {
    if (one_by_one_ && !half_hours_.empty() && half_hours_.back().bucket != bucket) settle();
    if (fullest >= of) ++found_[bucket].full;
    if (tally_.add(one_by_one_ ? 0 : bucket, fullest) > 0) return false;
    half_hours_.push_back({bucket, fullest, at, of});
    return true;
}

/// By half hours, where the clock does not change and nothing else is taken in one of them.
void Fullness::take(const Quarters& taken) {
    if (taken.seats.empty()) return;
    const auto start = start_of_quarter(taken.first);
    count_until(start);
    const auto [offset, until] = clock_->at(start);
    if (offset % quarter_hour != 0 || start_of_quarter(taken.end()) > until || !alone_within(taken))
        return take_each(taken);
    leave();
    const auto east = offset / quarter_hour;
    auto at = taken.first;
    each_wall_part(at + east, taken.seats, buckets_.hourly() ? Parts::hours : Parts::days,
                   [&](std::int64_t day, int hour, std::span<const std::int32_t> seats) {
                       count_half_hours(buckets_.of(day, hour), at, seats, ((at + east) & 1) != 0);
                       at += static_cast<std::int64_t>(seats.size());
                   });
}

/// Of a bucket, from the second quarter of a half hour on, or the first.
void Fullness::count_half_hours(std::size_t bucket, std::int64_t first, std::span<const std::int32_t> seats,
                                bool from_second) {
    if (from_second) count_half_hour(bucket, {first - 1, 0, seats.front()});
    for (std::size_t i = from_second ? 1 : 0; i < seats.size(); i += 2)
        count_half_hour(bucket,
                        {first + static_cast<std::int64_t>(i), seats[i], i + 1 < seats.size() ? seats[i + 1] : 0});
}

bool Fullness::alone_within(const Quarters& taken) const {
    const auto start = start_of_quarter(taken.first - 1), end = start_of_quarter(taken.end() + 1);
    return seats_ == 0 && now_.during.end <= start && (comes_.empty() || end <= comes_.front().at);
}

void Fullness::take_each(const Quarters& taken) {
    auto at = start_of_quarter(taken.first);
    for (const auto seats : taken.seats) {
        if (seats > 0) take({at, at + quarter_hour}, seats);
        at += quarter_hour;
    }
}

void Fullness::count_half_hour(std::size_t bucket, const InQuarters& taken) {
    const auto seats = std::max(taken.in_first, taken.in_second);
    if (seats <= 0) return;
    const Stretch during{start_of_quarter(taken.first), start_of_quarter(taken.first + 2)};
    if (during.end > steady_.during.end) look_ahead(during.start);
    if (during.start < steady_.during.start || during.end > steady_.during.end) return hold_both(taken);
    // What was as full before, while it was open, raises no peak.
    if (steady_.seats && !count_full(bucket, seats, during.start, *steady_.seats)) return;
    raise_peak(bucket, {seats, taken.in_first == seats ? during.start : during.start + quarter_hour, steady_.seats});
}

/// As long as nothing opens or closes.
void Fullness::look_ahead(std::int64_t from) {
    const auto& levels = open_->levels;
    while (next_open_ < levels.size() && levels[next_open_].during.end <= from) ++next_open_;
    if (next_open_ == levels.size())
        steady_ = {{from, std::numeric_limits<std::int64_t>::max()}, {}};
    else if (const auto& [during, seats] = levels[next_open_]; during.start <= from)
        steady_ = {during, seats};
    else
        steady_ = {{from, during.start}, {}};
}

/// Of a half hour in which something opens or closes.
void Fullness::hold_both(const InQuarters& taken) {
    auto at = start_of_quarter(taken.first);
    for (const auto seats : {taken.in_first, taken.in_second}) {
        seats_ = seats;
        if (seats > 0) hold(at, at + quarter_hour);
        at += quarter_hour;
    }
    seats_ = 0;
    leave();
}

/// What is found of buckets of which nothing is still to come.
void Fullness::settle() {
    std::sort(half_hours_.begin(), half_hours_.end(), [](const AsFull& one, const AsFull& other) {
        return std::tie(one.bucket, one.seats) < std::tie(other.bucket, other.seats);
    });
    for (auto first = half_hours_.begin(); first != half_hours_.end();) {
        const auto last =
            std::find_if(first, half_hours_.end(), [&](const AsFull& other) { return other.bucket != first->bucket; });
        found_[first->bucket].p95 = p95_of({first, last});
        first = last;
    }
    half_hours_.clear();
}

/// Of half hours of one bucket, by their seats; the others are empty.
Taken Fullness::p95_of(std::span<const AsFull> half_hours) {
    const auto bucket = half_hours.front().bucket;
    const auto& all = open_->half_hours[bucket];
    std::vector<std::int64_t> times;
    for (const auto& one : half_hours) times.push_back(tally_.take(one_by_one_ ? 0 : bucket, one.seats));
    auto below = std::accumulate(times.begin(), times.end(), all.count, std::minus<>());
    const auto rank = (95 * all.count + 99) / 100;
    Taken p95{0, {}, all.seats};
    for (std::size_t i = 0; below < rank; below += times[i++])
        p95 = {half_hours[i].seats, half_hours[i].at, half_hours[i].of};
    return p95;
}

std::vector<Levels> Fullness::end() {
    count_until(std::numeric_limits<std::int64_t>::max());
    leave();
    settle();
    return std::move(found_);
}

}  // namespace tiers::report
