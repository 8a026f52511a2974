#pragma once

#include <tiers/event.h>

namespace tiers::event {

struct Speaker {
    std::optional<std::int64_t> member;
    std::string name;
};

/// One meeting of an event: it has a time, a room and a capacity.
struct Session {
    Id id = 0;
    Id event = 0;
    std::string event_code, code;
    std::string title;
    std::string kind;  ///< workshop, training, talk, meeting, social, barcamp
    std::string track, summary;
    Span span;
    std::string zone;
    std::optional<std::int64_t> booking;   ///< of its room
    std::string room;                      ///< declared id of the resource; empty without
    std::string location;                  ///< where it is, where no room is booked
    std::optional<std::int64_t> capacity;  ///< heads; nothing: no limit
    bool signup = false;                   ///< it is registered for by itself
    std::optional<std::int64_t> price;     ///< cents of one head; nothing: free
    std::string currency;
    std::string gives;  ///< certificate of who was there
    std::optional<Instant> cancelled;
    std::int64_t taken = 0, waiting = 0;  ///< heads with a seat; registrations that wait
    std::vector<Speaker> speakers;

    /// Half-days it goes over: noon, by the clock of the place, parts them.
    int halves() const;
};

TIERS_API std::vector<std::string> session_kinds();

struct SessionRequest {
    std::string event, code;  ///< a code that is not given is made of the kind: workshop-1
    std::string title;
    std::string kind = "meeting";
    std::string track, summary, room, location, gives;
    Span span;
    std::optional<std::int64_t> capacity;  ///< what the room holds where it is not given
    bool signup = false;
    std::optional<std::int64_t> price;
    std::vector<Speaker> speakers;
    std::vector<std::string> overrides;  ///< rules of booking set aside for the room
    std::string key = {};
};
/// Books the room in the same transaction: at any notice, for nothing, never over somebody else's booking. Throws
/// NotFound, BadInput, Conflict (the room is taken, the code is), Refused (a rule of the room, or an event without an
/// organiser).
TIERS_API Session add_session(Store& store, const SessionRequest& request);

/// How a session comes again, in the clock of the place.
struct Repeat {
    std::string rule;  ///< of RFC 5545, with an end
    std::vector<Day> except;
    bool skip_conflicts = false;
};
/// An occurrence that was not added.
struct SkippedSession {
    WallTime wall_start;
    std::string code, reason;
};
struct SessionSeries {
    std::vector<Session> sessions;
    std::vector<SkippedSession> skipped;
};
/// A session for each time the rule gives, each with its room, called by the code (or the kind) and its day:
/// club-2026-03-12. All of them or none, unless conflicts are skipped. Throws as add_session does, and BadInput for a
/// rule that is none, has no end, gives nothing, or comes more than once a day.
TIERS_API SessionSeries add_sessions(Store& store, const SessionRequest& request, const Repeat& repeat);

TIERS_API Session get_session(const Store& store, std::string_view event, std::string_view code);

/// What changes; an empty inner value takes away.
struct SessionEdit {
    std::optional<std::string> title, kind, track, summary, location, gives;
    std::optional<Span> span;
    std::optional<std::string> room;  ///< empty: no room any more
    std::optional<std::optional<std::int64_t>> capacity, price;
    std::optional<bool> signup;
    std::optional<std::vector<Speaker>> speakers;
    std::vector<std::string> overrides;
};
TIERS_API Session edit_session(Store& store, std::string_view event, std::string_view code, const SessionEdit& edit);
/// Frees its room, and ends the registrations for it.
TIERS_API Session cancel_session(Store& store, std::string_view event, std::string_view code,
                                 const std::string& reason);
/// Of an event, in order of time; cancelled ones when asked for.
TIERS_API std::vector<Session> sessions(const Store& store, const Event& event, bool cancelled = false);

/// A speaker who is at another session of the event at that time; codes.
struct SpeakerClash {
    std::string speaker, other;
};
TIERS_API std::vector<SpeakerClash> speaker_clashes(const Store& store, const Session& session);

TIERS_API std::vector<Column> session_columns();
TIERS_API Row session_row(const Session& session);
TIERS_API std::string session_sentence(std::string_view done, const Session& session, Language language);

}  // namespace tiers::event
