#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "report/restitution_rows.h"

namespace tiers::report {

/// Heads at one session.
struct Turnout {
    bool held = false;      ///< it was not cancelled, and has ended
    bool measured = false;  ///< held, and somebody noted who was there
    bool known = false;     ///< somebody noted who was there, or how many
    std::int64_t registered = 0;
    std::int64_t came = 0;      ///< of the registered
    std::int64_t walk_ins = 0;  ///< at it without a seat there
    std::int64_t counted = 0;   ///< beyond those who were named, where heads were counted
    std::int64_t participations() const { return came + walk_ins + counted; }
};

/// The figures of an event, in heads but for people and days.
struct EventFigures {
    std::int64_t gross = 0;           ///< seats given, each that was passed on once
    std::int64_t cancelled = 0;       ///< of them
    std::int64_t cancelled_late = 0;  ///< less than a day before what they were for
    std::int64_t waiting = 0;         ///< no seat was free for them
    std::int64_t registered = 0;      ///< people with a seat
    std::int64_t named = 0;           ///< participations of people whose name is known
    std::int64_t counted = 0;         ///< participations that were counted and not named
    std::int64_t walk_ins = 0;        ///< of the named
    std::int64_t people = 0;          ///< who were there at least once
    std::int64_t person_days = 0;
    std::int64_t expected = 0;  ///< active registrations of held sessions at which presence was noted
    std::int64_t came = 0;      ///< of them
    std::int64_t unseen = 0;    ///< people with a seat who were nowhere
    std::vector<Turnout> sessions;

    std::int64_t active() const { return gross - cancelled; }
    std::int64_t participations() const { return named + counted; }
    std::int64_t no_shows() const { return expected - came; }
};
EventFigures figures_of(const EventRows& rows, Instant now);

/// What a group of people has in three counts: participations that are named, people who were there, and active
/// registrations, with the people who made these.
struct Measure {
    std::int64_t participations = 0, people = 0, registrations = 0, registered = 0;
    Measure& operator+=(const Measure& other) {
        participations += other.participations;
        people += other.people;
        registrations += other.registrations;
        registered += other.registered;
        return *this;
    }
    bool operator==(const Measure&) const = default;
};
/// By what a participant is.
std::map<std::string, Measure> measures_by(const EventRows& rows,
                                           const std::function<std::string(const event::Participant&)>& group_of);

}  // namespace tiers::report
