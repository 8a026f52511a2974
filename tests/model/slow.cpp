#include "tests/model/slow.h"

#include <algorithm>

namespace model {

namespace {

const Resource& of(int resource) {
    return resources[static_cast<std::size_t>(resource)];
}

bool shares(int one, int other) {
    const auto& others = of(one).shares;
    return std::find(others.begin(), others.end(), other) != others.end();
}

std::optional<Time> no_show_at(const Booked& booked, Time now) {
    const auto after = of(booked.resource).no_show_after;
    if (!after || booked.start + *after <= now || booked.start + *after >= booked.end) return std::nullopt;
    return booked.start + *after;
}

std::optional<Time> firm_at(const Booked& booked, Time now) {
    const auto within = of(booked.resource).firm_within;
    if (!within) return std::nullopt;
    const auto at = utc_of((wall_of(booked.start) / day - *within) * day);
    return at > now ? std::optional(at) : std::nullopt;
}

}  // namespace

Booked wanted(int resource, Time start, Time end, int seats) {
    Booked one;
    one.resource = resource;
    one.start = start;
    one.end = end;
    one.clear = end + of(resource).buffer;
    one.seats = seats;
    return one;
}

std::string Slow::stage(const Booked& booked) const {
    if (!booked.ended.empty()) return booked.ended;
    if (booked.lapses && *booked.lapses <= now) return booked.state == "confirmed" ? "no_show" : "lapsed";
    return booked.firm_at && *booked.firm_at <= now ? "confirmed" : booked.state;
}

bool Slow::open(const Booked& wanted) const {
    if (of(wanted.resource).nights) return true;
    for (auto at = wanted.start; at < wanted.end; at += 5 * minute) {
        const auto clock = wall_of(at) % day;
        if (clock < hour || clock >= 23 * hour) return false;
    }
    return true;
}

bool Slow::room(const Booked& wanted) const {
    if (!of(wanted.resource).seats && wanted.seats != 1) return false;
    for (auto at = wanted.start; at < wanted.clear; at += 5 * minute) {
        int seats = wanted.seats;
        for (const auto& other : bookings) {
            if (!other.ended.empty() || other.id == wanted.id || at < other.start || at >= other.clear) continue;
            if (shares(wanted.resource, other.resource)) return false;
            if (other.resource == wanted.resource) seats += other.seats;
        }
        if (seats > units(wanted.resource, at)) return false;
    }
    return true;
}

void Slow::check(const Booked& wanted) const {
    if (!open(wanted)) throw refused;
    if (!room(wanted)) throw conflict;
}

void Slow::stand(Booked& booked, bool approval, std::optional<Time> hold, bool of_series) const {
    const auto until = [&](Time time) { return time > 0 ? std::min(now + time, booked.start) : booked.start; };
    booked.state = "confirmed";
    if (approval) {
        booked.state = "pending";
        booked.lapses = until(of(booked.resource).hold);
    } else if (hold && booked.start > now) {
        booked.state = "held";
        booked.lapses = until(*hold);
    } else if (const auto at = of_series ? firm_at(booked, now) : std::nullopt) {
        booked.state = "held";
        booked.firm_at = at;
    } else {
        booked.lapses = no_show_at(booked, now);
    }
}

void Slow::stand_anew(Booked& booked) const {
    if (booked.state == "confirmed")
        booked.lapses = booked.in ? std::nullopt : no_show_at(booked, now);
    else if (booked.lapses)
        booked.lapses = std::min(*booked.lapses, booked.start);
    else
        booked.firm_at = firm_at(booked, now).value_or(now);
}

std::int64_t Slow::book(Booked one, std::optional<Time> hold, Time asked) {
    check(one);
    stand(one, of(one.resource).approval && one.start >= asked, hold, one.series != 0);
    one.id = static_cast<std::int64_t>(bookings.size()) + 1;
    bookings.push_back(one);
    return one.id;
}

void Slow::settle() {
    std::vector<std::pair<Time, std::int64_t>> due;
    for (const auto& one : bookings)
        if (one.ended.empty() && one.lapses && *one.lapses <= now) due.emplace_back(*one.lapses, one.id);
    std::vector<int> freed;
    for (const auto& [at, id] : due) {
        auto& one = bookings[static_cast<std::size_t>(id - 1)];
        one.ended = one.state == "confirmed" ? "no_show" : "lapsed";
        freed.push_back(one.resource);
    }
    for (auto& one : bookings) {
        if (!one.ended.empty() || !one.firm_at || *one.firm_at > now) continue;
        one.state = "confirmed";
        one.firm_at.reset();
        one.lapses = no_show_at(one, now);
    }
    promote(freed);
}

void Slow::promote(const std::vector<int>& freed) {
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        const auto one = waiting[i];
        const auto touched = std::any_of(freed.begin(), freed.end(), [&](int resource) {
            return resource == one.resource || shares(resource, one.resource);
        });
        if (!touched || !one.ended.empty() || one.start <= now) continue;
        const auto hold = of(one.resource).hold;
        try {
            const auto id = book(wanted(one.resource, one.start, one.end, one.seats),
                                 hold > 0 ? std::optional(hold) : std::nullopt, now);
            waiting[i].ended = "promoted";
            waiting[i].booking = id;
        } catch (const No&) {
        }
    }
}

Booked& Slow::live(std::int64_t id) {
    settle();
    if (id < 1 || id > static_cast<std::int64_t>(bookings.size())) throw absent;
    auto& one = bookings[static_cast<std::size_t>(id - 1)];
    if (!one.ended.empty()) throw conflict;
    return one;
}

Booked& Slow::unconfirmed(std::int64_t id) {
    auto& one = live(id);
    if (one.state == "confirmed") throw conflict;
    return one;
}

void Slow::add(int resource, Time start, Time end, int seats, std::optional<Time> hold) {
    if (hold && start <= now) throw bad;
    settle();
    book(wanted(resource, start, end, seats), hold, now);
}

void Slow::relocate(Booked& booked, int resource, Time start, Time end, int seats) {
    const auto there = wanted(resource, start, end, seats);
    booked.resource = resource;
    booked.start = start;
    booked.end = end;
    booked.clear = there.clear;
    booked.seats = seats;
    check(booked);
    booked.ended.clear();
    stand_anew(booked);
}

void Slow::move(std::int64_t id, int resource, Time start, Time end, int seats) {
    auto& one = live(id);
    const auto before = one.resource;
    relocate(one, resource, start, end, seats);
    promote({before});
}

void Slow::swap(std::int64_t one, std::int64_t other) {
    live(one);
    live(other);
    auto& first = bookings[static_cast<std::size_t>(one - 1)];
    auto& second = bookings[static_cast<std::size_t>(other - 1)];
    const auto a = first, b = second;
    if (a.resource == b.resource && a.start == b.start && a.end == b.end) throw bad;
    first.ended = second.ended = "parked";
    relocate(first, b.resource, b.start, b.end, a.seats);
    relocate(second, a.resource, a.start, a.end, b.seats);
    promote({a.resource, b.resource});
}

void Slow::cancel(std::int64_t id, bool following) {
    const auto one = live(id);
    if (following && one.series == 0) throw bad;
    std::vector<int> freed;
    for (auto& other : bookings) {
        const auto meant = following ? other.series == one.series && other.original >= one.original : other.id == id;
        if (!meant || !other.ended.empty()) continue;
        other.ended = "cancelled";
        freed.push_back(other.resource);
    }
    if (following) series_[static_cast<std::size_t>(one.series - 1)].ended = true;
    promote(freed);
}

void Slow::approve(std::int64_t id) {
    auto& one = unconfirmed(id);
    one.state = "confirmed";
    one.firm_at.reset();
    one.lapses = no_show_at(one, now);
}

void Slow::decline(std::int64_t id) {
    auto& one = unconfirmed(id);
    one.ended = "declined";
    promote({one.resource});
}

void Slow::checkin(std::int64_t id) {
    auto& one = live(id);
    if (one.state != "confirmed") throw conflict;
    if (now < one.start - of(one.resource).early_checkin.value_or(day)) throw refused;
    if (one.in) throw conflict;
    one.in = now;
    one.lapses.reset();
}

void Slow::checkout(std::int64_t id) {
    auto& one = live(id);
    if (!one.in || one.out) throw conflict;
    one.out = now;
    if (!of(one.resource).free_at_checkout || now <= one.start || now >= one.end) return;
    one.end = now;
    one.clear = now + of(one.resource).buffer;
    promote({one.resource});
}

void Slow::excuse(std::int64_t id) {
    settle();
    if (id < 1 || id > static_cast<std::int64_t>(bookings.size())) throw absent;
    auto& one = bookings[static_cast<std::size_t>(id - 1)];
    if (one.in || (one.ended.empty() && one.start > now)) throw conflict;
    if (!one.ended.empty() && one.ended != "no_show") throw conflict;
    one.ended = "cancelled";
    promote({one.resource});
}

void Slow::wait(int resource, Time start, Time end, int seats) {
    if (start <= now) throw bad;
    settle();
    const auto one = wanted(resource, start, end, seats);
    if (!open(one)) throw refused;
    if (room(one)) throw conflict;
    for (auto at = one.start; at < one.clear; at += 5 * minute)
        if (seats > units(resource, at)) throw conflict;
    for (const auto& other : waiting)
        if (other.ended.empty() && other.start > now && other.resource == resource && other.start == start &&
            other.end == end)
            throw conflict;
    Waits made{static_cast<std::int64_t>(waiting.size()) + 1, resource, start, end, seats, {}, 0};
    waiting.push_back(made);
}

void Slow::stop_waiting(std::int64_t id) {
    settle();
    if (id < 1 || id > static_cast<std::int64_t>(waiting.size())) throw absent;
    auto& one = waiting[static_cast<std::size_t>(id - 1)];
    if (!one.ended.empty() || one.start <= now) throw conflict;
    one.ended = "withdrawn";
}

}  // namespace model
