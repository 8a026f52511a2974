#include "report/restitution_count.h"

#include <algorithm>

namespace tiers::report {

namespace {

bool stands(const Seat& seat) {
    return !seat.waiting && !seat.cancelled;
}

/// Where a session has no registrations of its own, those of the event are for it.
bool is_for(const Seat& seat, const event::Session& session) {
    return seat.session ? *seat.session == session.id : !session.signup;
}

/// The most heads each has a seat for at a session.
std::map<Id, std::int64_t> seats_at(const EventRows& rows, const event::Session& session) {
    std::map<Id, std::int64_t> seats;
    for (const auto& seat : rows.seats)
        if (stands(seat) && is_for(seat, session)) {
            auto& heads = seats[seat.participant];
            heads = std::max(heads, seat.heads);
        }
    return seats;
}

void count_counted(const EventRows& rows, Id session, Turnout& turnout) {
    const auto found = rows.counted.find(session);
    if (found != rows.counted.end())
        turnout.counted = std::max<std::int64_t>(0, found->second - turnout.participations());
}

Turnout turnout_of(const EventRows& rows, const event::Session& session, Instant now) {
    Turnout turnout;
    if (session.cancelled) return turnout;
    turnout.held = session.span.end <= now;
    turnout.measured = turnout.held && rows.noted.contains(session.id);
    turnout.known = rows.noted.contains(session.id) || rows.counted.contains(session.id);
    const auto seats = seats_at(rows, session);
    for (const auto& [participant, heads] : seats) turnout.registered += heads;
    for (const auto& [key, presence] : rows.presences) {
        if (key.first != session.id) continue;
        const auto seat = seats.find(key.second);
        const auto came = seat == seats.end() ? 0 : std::min(seat->second, presence.heads);
        turnout.came += came;
        turnout.walk_ins += presence.heads - came;
    }
    count_counted(rows, session.id, turnout);
    return turnout;
}

/// When what a seat is for begins.
std::optional<Instant> start_of_seat(const EventRows& rows, const Seat& seat) {
    if (!seat.session) return rows.event.start;
    for (const auto& session : rows.sessions)
        if (session.id == *seat.session) return session.span.start;
    return std::nullopt;
}

void count_seats(const EventRows& rows, EventFigures& figures) {
    std::set<Id> registered;
    for (const auto& seat : rows.seats) {
        if (seat.waiting) {
            figures.waiting += seat.heads;
            continue;
        }
        figures.gross += seat.heads;
        if (!seat.cancelled) {
            registered.insert(seat.participant);
            continue;
        }
        figures.cancelled += seat.heads;
        const auto start = start_of_seat(rows, seat);
        if (start && *seat.cancelled > *start - std::chrono::hours(24)) figures.cancelled_late += seat.heads;
    }
    figures.registered = static_cast<std::int64_t>(registered.size());
}

/// The most heads that came for a seat, at one of the sessions it is for where presence was noted; nothing: at none of
/// them it was.
std::optional<std::int64_t> heads_seen(const EventRows& rows, const EventFigures& figures, const Seat& seat) {
    std::optional<std::int64_t> seen;
    for (std::size_t i = 0; i < rows.sessions.size(); ++i) {
        if (!figures.sessions[i].measured || !is_for(seat, rows.sessions[i])) continue;
        const auto* presence = rows.presence(rows.sessions[i].id, seat.participant);
        seen = std::max(seen.value_or(0), presence ? std::min(presence->heads, seat.heads) : 0);
    }
    return seen;
}

void count_shows(const EventRows& rows, EventFigures& figures) {
    std::set<Id> present, absent;
    for (const auto& [key, presence] : rows.presences) present.insert(key.second);
    for (const auto& seat : rows.seats) {
        const auto seen = stands(seat) ? heads_seen(rows, figures, seat) : std::nullopt;
        if (!seen) continue;
        figures.expected += seat.heads;
        figures.came += *seen;
        if (!present.contains(seat.participant)) absent.insert(seat.participant);
    }
    figures.people = static_cast<std::int64_t>(present.size());
    figures.unseen = static_cast<std::int64_t>(absent.size());
}

/// The local day of a half-day of a session: noon parts a day.
Day day_of(const event::Session& session, const Zone& zone, int half) {
    const auto wall = zone.wall(session.span.start);
    const auto first = std::chrono::floor<std::chrono::days>(wall);
    const auto before = wall - first >= std::chrono::hours(12) ? half : half - 1;
    return Day(first + std::chrono::days(before / 2));
}

std::int64_t person_days(const EventRows& rows) {
    const auto zone = Zone::named(rows.event.zone);
    std::set<std::pair<Id, Day>> days;
    for (const auto& session : rows.sessions)
        for (const auto& [key, presence] : rows.presences)
            if (key.first == session.id)
                for (const auto half : presence.halves) days.emplace(key.second, day_of(session, zone, half));
    return static_cast<std::int64_t>(days.size());
}

}  // namespace

EventFigures figures_of(const EventRows& rows, Instant now) {
    EventFigures figures;
    for (const auto& session : rows.sessions) {
        const auto& turnout = figures.sessions.emplace_back(turnout_of(rows, session, now));
        figures.named += turnout.came + turnout.walk_ins;
        figures.walk_ins += turnout.walk_ins;
        figures.counted += turnout.counted;
    }
    count_seats(rows, figures);
    count_shows(rows, figures);
    figures.person_days = person_days(rows);
    return figures;
}

std::map<std::string, Measure> measures_by(const EventRows& rows,
                                           const std::function<std::string(const event::Participant&)>& group_of) {
    std::map<std::string, Measure> measures;
    std::map<Id, Measure*> of;
    for (const auto& [id, who] : rows.people) of[id] = &measures[group_of(who)];
    std::set<Id> present, registered;
    for (const auto& [key, presence] : rows.presences) {
        of[key.second]->participations += presence.heads;
        if (present.insert(key.second).second) ++of[key.second]->people;
    }
    for (const auto& seat : rows.seats) {
        if (!stands(seat)) continue;
        of[seat.participant]->registrations += seat.heads;
        if (registered.insert(seat.participant).second) ++of[seat.participant]->registered;
    }
    std::erase_if(measures, [](const auto& one) { return one.second == Measure{}; });
    return measures;
}

}  // namespace tiers::report
