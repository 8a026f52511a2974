#pragma once

#include <tiers/registration.h>
#include <tiers/session.h>

namespace tiers::event {

/// Whether somebody was at a half-day of a session.
struct Attendance {
    std::string session;  ///< code
    Participant participant;
    int half = 1;
    std::string state;          ///< present, absent, excused; empty: nobody said
    std::int64_t heads = 1;     ///< who came with them
    bool walk_in = false;       ///< had no seat there
    std::optional<Instant> at;  ///< when it was noted that they came
};

struct Attending {
    std::string event, session;
    std::vector<Id> participants;
    std::string state = "present";
    std::optional<int> half;  ///< all of them when left out
    Instant at{};
};
/// Notes it, in the place of what was noted before. Throws NotFound, BadInput, Conflict for a session that is
/// cancelled.
TIERS_API std::vector<Attendance> attend(Store& store, const Attending& attending);
/// Those with a seat that nobody noted, at a session that has begun.
TIERS_API std::vector<Id> not_noted(const Store& store, std::string_view event, std::string_view session,
                                    std::optional<int> half);
/// Somebody who comes without a registration, and answers what the event asks.
struct WalkingIn {
    Attending at;
    Participant who;
    std::optional<territory::Commune> commune;
    TypedAnswers answers = {};
    std::string ticket = {};  ///< code of a category
};
struct WalkedIn {
    std::vector<Attendance> attendances;
    std::optional<Registration> registration;  ///< made now, or seated that waited
};
/// Where a session or the event costs something, or a ticket is asked for, they are registered there and then, whether
/// or not registrations are taken still, and owe its price; who has a seat has it. Throws as attend() does, BadInput
/// for no category where there are some that cost something, and Conflict where no seat is left.
TIERS_API WalkedIn walk_in(Store& store, const WalkingIn& walking);
/// How many were there, where they were counted and not named.
TIERS_API void count_heads(Store& store, std::string_view event, std::string_view session, std::int64_t count,
                           const std::string& note);

/// Of one session or of all, in order of time and name: each with a seat or a note.
TIERS_API std::vector<Attendance> attendances(const Store& store, std::string_view event,
                                              const std::optional<std::string>& session);

/// Says that an event is over, and gives the certificates of its sessions to members who were at all of one.
struct Finished {
    Event event;
    std::vector<std::int64_t> certificates;  ///< ids
};
TIERS_API Finished finish(Store& store, std::string_view event);

TIERS_API std::vector<Column> attendance_columns();
TIERS_API Row attendance_row(const Attendance& attendance, const std::string& zone);
TIERS_API std::string attendance_sentence(const Attendance& attendance);

}  // namespace tiers::event
