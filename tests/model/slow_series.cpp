#include <algorithm>
#include <tuple>

#include "tests/model/slow.h"

namespace model {

namespace {

Time length_on_wall(Time start, Time end) {
    const auto length = wall_of(end) - wall_of(start);
    return length > 0 ? length : end - start;
}

/// Where an edit of a series wants one of its occurrences.
Booked target(const Booked& one, const Slow::Change& change, bool named, const Series& before, const Series& next,
              Time by) {
    auto to = one;
    if (named && change.span)
        std::tie(to.start, to.end) = *change.span;
    else if (std::pair(one.start, one.end) == before.at(one.original))
        std::tie(to.start, to.end) = next.at(one.original + by);
    if (change.resource && (named || one.resource == before.resource)) to.resource = next.resource;
    if (change.seats && (named || one.seats == before.seats)) to.seats = next.seats;
    return to;
}

}  // namespace

std::pair<Time, Time> Series::at(Time wall) const {
    const auto from = utc_of(wall), until = utc_of(wall + length);
    return {from, until > from ? until : from + length};
}

Series& Slow::series_of(const Booked& booked) {
    if (booked.series == 0) throw bad;
    return series_[static_cast<std::size_t>(booked.series - 1)];
}

void Slow::add_series(int resource, Time start, Time end, int seats, int times, bool skip) {
    settle();
    const Series series{resource, seats, wall_of(start), length_on_wall(start, end), times};
    series_.push_back(series);
    int made = 0;
    for (int i = 0; i < times; ++i) {
        const auto wall = series.start + i * day;
        const auto [from, until] = series.at(wall);
        auto one = wanted(resource, from, until, seats);
        one.series = static_cast<std::int64_t>(series_.size());
        one.original = wall;
        try {
            book(one, std::nullopt, now);
            ++made;
        } catch (const No&) {
            if (!skip) throw;
        }
    }
    if (made == 0) throw conflict;
}

bool Slow::to_come(const Booked& booked) const {
    return booked.ended.empty() && !booked.in && booked.start > now;
}

/// In the order of the series.
std::vector<Booked> Slow::to_come_of(std::int64_t series) const {
    std::vector<Booked> found;
    for (const auto& one : bookings)
        if (one.series == series && to_come(one)) found.push_back(one);
    std::sort(found.begin(), found.end(), [](const Booked& a, const Booked& b) { return a.original < b.original; });
    return found;
}

/// Puts all but those that stay; false where others have to stay too, which are then noted.
bool Slow::put_all(const std::vector<Booked>& targets, std::set<std::int64_t>& staying, bool skip) {
    const auto before = staying;
    const auto as_it_was = bookings;
    const auto each_moving = [&](const auto& take) {
        for (const auto& to : targets)
            if (before.count(to.id) == 0) take(to, bookings[static_cast<std::size_t>(to.id - 1)]);
    };
    each_moving([](const Booked&, Booked& one) { one.ended = "parked"; });
    each_moving([&](const Booked& to, Booked& one) {
        const auto parked = one;
        try {
            relocate(one, to.resource, to.start, to.end, to.seats);
        } catch (const No&) {
            if (!skip) throw;
            one = parked;
            staying.insert(to.id);
        }
    });
    if (staying == before) return true;
    bookings = as_it_was;
    return false;
}

void Slow::move_series(std::int64_t id, const Change& change, bool all, bool skip) {
    const auto named = live(id);
    const auto before = series_of(named);
    if (!to_come(named)) throw conflict;
    auto moving = to_come_of(named.series);
    const auto since = all ? moving.front().original : named.original;
    const auto by = change.span ? wall_of(change.span->first) - named.original : 0;
    const auto of_it = [&](const Booked& one) { return one.series == named.series; };
    const auto parts = std::any_of(bookings.begin(), bookings.end(),
                                   [&](const Booked& one) { return of_it(one) && one.original < since; });
    const auto gone = parts ? static_cast<int>((since - before.start) / day) : 0;

    auto next = before;
    next.start += gone * day + by;
    next.times -= gone;
    if (change.span) next.length = length_on_wall(change.span->first, change.span->second);
    next.resource = change.resource.value_or(before.resource);
    next.seats = change.seats.value_or(before.seats);

    std::vector<Booked> targets;
    std::vector<int> freed;
    for (const auto& one : moving) {
        const auto to = target(one, change, one.id == id, before, next, by);
        if (one.original < since || to == one) continue;
        targets.push_back(to);
        freed.push_back(one.resource);
    }
    if (targets.empty()) throw bad;
    std::set<std::int64_t> staying;
    while (!put_all(targets, staying, skip))
        if (staying.size() == targets.size()) throw conflict;

    series_[static_cast<std::size_t>(named.series - 1)].times = gone;
    if (parts)
        series_.push_back(next);
    else
        series_of(named) = next;
    for (auto& one : bookings)
        if (of_it(one) && one.original >= since) {
            one.series = parts ? static_cast<std::int64_t>(series_.size()) : named.series;
            one.original += by;
        }
    promote(freed);
}

void Slow::cancel_to_come(std::int64_t id) {
    settle();
    if (id < 1 || id > static_cast<std::int64_t>(bookings.size())) throw absent;
    const auto number = bookings[static_cast<std::size_t>(id - 1)].series;
    auto& series = series_of(bookings[static_cast<std::size_t>(id - 1)]);
    const auto ending = to_come_of(number);
    if (ending.empty() && series.ended) throw conflict;
    series.ended = true;
    std::vector<int> freed;
    for (const auto& one : ending) {
        bookings[static_cast<std::size_t>(one.id - 1)].ended = "cancelled";
        freed.push_back(one.resource);
    }
    promote(freed);
}

}  // namespace model
