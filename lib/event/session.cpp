#include <fmt/format.h>
#include <tiers/booking.h>
#include <tiers/error.h>
#include <algorithm>

#include "base/text.h"
#include "event/event_store.h"
#include "event/seats.h"
#include "event/speakers.h"
#include "sql/event.h"
#include "store/database.h"
#include "store/request_key.h"

namespace tiers::event {

namespace {

Session session_of(const Statement& row) {
    Session session;
    session.id = row.integer(0);
    session.event = row.integer(1);
    session.event_code = row.text(2);
    session.code = row.text(3);
    session.title = row.text(4);
    session.kind = row.text(5);
    session.track = row.text(6);
    session.summary = row.text(7);
    session.span = {row.instant(8), row.instant(9)};
    session.zone = row.text(10);
    session.booking = row.optional<std::int64_t>(11);
    session.room = row.text(12);
    session.location = row.text(13);
    session.capacity = row.optional<std::int64_t>(14);
    session.signup = row.integer(15) != 0;
    session.gives = row.text(16);
    session.cancelled = row.optional<Instant>(17);
    session.taken = row.integer(18);
    session.waiting = row.integer(19);
    session.price = row.optional<std::int64_t>(20);
    session.currency = row.text(21);
    return session;
}

std::vector<Session> select_sessions(const Store& store, std::optional<Id> event,
                                     const std::optional<std::string>& code, bool cancelled,
                                     std::optional<Id> id = {}) {
    std::vector<Session> found;
    {
        auto row = store.db().prepare(sql::event::sessions);
        row.bind(":id", id).bind(":event", event).bind(":code", code).bind(":cancelled", cancelled);
        row.bind(":now", store.now());
        while (row.step()) found.push_back(session_of(row));
    }
    for (auto& session : found) session.speakers = speakers(store, session.id);
    return found;
}

/// What people a room holds on the day of the session; the seats of a pool are taken by heads.
std::optional<std::int64_t> held_by(const Store& store, const Session& session) {
    const auto room = catalogue::find_resource(store, session.room);
    return room.seats.on(Zone::named(session.zone).day(session.span.start));
}

void refuse_small(const Store& store, const Session& session) {
    const auto room = catalogue::find_resource(store, session.room);
    const auto holds = held_by(store, session);
    if (holds && session.capacity.value_or(0) > *holds)
        throw Refused("too_small",
                      say("'{}' holds {} people, and the session takes {}", room.name, *holds, *session.capacity),
                      tr("give another room, or a smaller capacity"));
}

int seats_to_book(const Store& store, const Session& session) {
    if (catalogue::find_resource(store, session.room).whole()) return 1;
    return booking::seats_of(session.capacity.value_or(held_by(store, session).value_or(1)));
}

std::int64_t organiser_of(const Event& event) {
    if (event.organiser) return *event.organiser;
    throw Refused("no_organiser", say("event '{}' has no organiser to book a room for", event.code),
                  say("tiers event edit {} --organiser WHO", event.code));
}

std::string room_label(const Event& event, const Session& session) {
    return event.title == session.title ? session.title : event.title + ": " + session.title;
}

std::int64_t book_room(Store& store, const Event& event, const Session& session,
                       const std::vector<std::string>& overrides) {
    booking::Request request;
    request.resource = session.room;
    request.member = organiser_of(event);
    request.span = session.span;
    request.seats = seats_to_book(store, session);
    request.label = room_label(event, session);
    request.overrides = overrides;
    request.overrides.emplace_back("approval");
    request.imported = true;  // the operator's own: at any notice, and for nothing
    request.kept = true;
    return booking::add(store, request).bookings.front().id;
}

void free_room(Store& store, std::int64_t booking, const std::string& reason) {
    if (!booking::get(store, booking).ended.empty()) return;
    booking::CancelRequest request;
    request.reason = reason;
    request.for_nothing = true;
    booking::cancel(store, booking, request);
}

std::string free_code(const Store& store, const Event& event, const std::string& kind) {
    const auto all = select_sessions(store, event.id, {}, true);
    for (int number = 1;; ++number) {
        auto code = fmt::format("{}-{}", kind, number);
        if (std::none_of(all.begin(), all.end(), [&](const Session& one) { return one.code == code; })) return code;
    }
}

Session wanted_session(const Store& store, const Event& event, const SessionRequest& request) {
    Session session;
    session.event = event.id;
    session.event_code = event.code;
    session.code = request.code.empty() ? free_code(store, event, request.kind) : request.code;
    session.title = request.title;
    session.kind = request.kind;
    session.track = request.track;
    session.summary = request.summary;
    session.span = request.span;
    session.zone = event.zone;
    session.room = request.room;
    session.location = request.location;
    session.capacity = request.capacity;
    session.signup = request.signup;
    session.price = request.price;
    session.gives = request.gives;
    session.speakers = request.speakers;
    check_session(store, session);
    return session;
}

/// Where the room of a session changes with it: booked, moved, or freed.
void put_room(Store& store, const Event& event, const Session& before, Session& session,
              const std::vector<std::string>& overrides) {
    if (!session.room.empty()) refuse_small(store, session);
    if (session.room.empty()) {
        if (const auto left = std::exchange(session.booking, std::nullopt)) {
            update_session(store, session);
            free_room(store, *left, tr("the session is elsewhere"));
        }
    } else if (!session.booking) {
        session.booking = book_room(store, event, session, overrides);
    } else if (session.room != before.room || session.span != before.span || session.capacity != before.capacity ||
               session.title != before.title) {
        booking::MoveRequest move;
        move.span = session.span;
        move.resource = session.room;
        move.seats = seats_to_book(store, session);
        move.label = room_label(event, session);
        move.overrides = overrides;
        move.imported = true;
        booking::move(store, *session.booking, move);
    }
}

template <class T>
void put_session(const std::optional<T>& given, T& field) {
    if (given) field = *given;
}

}  // namespace

std::vector<std::string> session_kinds() {
    return {msgid("workshop"), msgid("training"), msgid("talk"), msgid("meeting"), msgid("social"), msgid("barcamp")};
}

Session get_session(const Store& store, std::string_view event, std::string_view code) {
    const auto of = get(store, event);
    auto found = select_sessions(store, of.id, std::string(code), true);
    if (!found.empty()) return std::move(found.front());
    std::vector<std::string> known;
    for (const auto& session : sessions(store, of)) known.push_back(session.code);
    const auto near = did_you_mean(code, known);
    throw NotFound("unknown_session", say("event '{}' has no session '{}'", of.code, code),
                   near.empty() ? say("tiers event sessions {}", of.code) : near);
}

std::vector<Session> sessions(const Store& store, const Event& event, bool cancelled) {
    return select_sessions(store, event.id, {}, cancelled);
}

std::string request_text(const SessionRequest& request) {
    auto text = fmt::format("{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}", request.event, request.code, request.title,
                            request.kind, request.track, request.summary, request.room, request.location, request.gives,
                            request.span.start.time_since_epoch().count(), request.span.end.time_since_epoch().count(),
                            request.capacity.value_or(-1), request.signup);
    for (const auto& speaker : request.speakers) text += "|" + speaker.name;
    if (request.price) text += fmt::format("|price {}", *request.price);
    return text;
}

Session session_with_id(const Store& store, Id id) {
    return select_sessions(store, {}, {}, true, id).front();
}

Session add_session(Store& store, const SessionRequest& request) {
    const request_key::Request asked("event session", request_text(request));
    if (!request.key.empty())
        if (const auto id = request_key::known(store, request.key, asked))
            return session_with_id(store, whole_number(*id).value_or(0));
    const auto event = standing_event(store, request.event);
    auto session = wanted_session(store, event, request);
    for (const auto& other : select_sessions(store, event.id, session.code, true))
        throw Conflict("session_code", say("event '{}' has a session '{}' already", event.code, other.code),
                       say("tiers event sessions {}", event.code));
    if (!session.room.empty()) {
        if (!session.capacity) session.capacity = held_by(store, session);
        refuse_small(store, session);
        session.booking = book_room(store, event, session, request.overrides);
    }
    session.id = insert_session(store, session);
    put_speakers(store, session.id, session.speakers);
    session = get_session(store, event.code, session.code);
    record_session(store, "added", session);
    if (!request.key.empty()) request_key::remember(store, request.key, asked, std::to_string(session.id));
    return session;
}

Session edit_session(Store& store, std::string_view event_code, std::string_view code, const SessionEdit& edit) {
    const auto event = standing_event(store, event_code);
    const auto before = standing_session(store, event, code);
    auto session = before;
    put_session(edit.title, session.title);
    put_session(edit.kind, session.kind);
    put_session(edit.track, session.track);
    put_session(edit.summary, session.summary);
    put_session(edit.location, session.location);
    put_session(edit.gives, session.gives);
    put_session(edit.span, session.span);
    put_session(edit.room, session.room);
    put_session(edit.capacity, session.capacity);
    put_session(edit.signup, session.signup);
    put_session(edit.price, session.price);
    put_session(edit.speakers, session.speakers);
    check_session(store, session);
    end_lapsed(store, event);
    put_room(store, event, before, session, edit.overrides);
    update_session(store, session);
    if (edit.speakers) put_speakers(store, session.id, session.speakers);
    record_session(store, "changed", session);
    promote(store, event.code);
    return get_session(store, event_code, code);
}

Session cancel_session(Store& store, std::string_view event_code, std::string_view code, const std::string& reason) {
    const auto event = standing_event(store, event_code);
    auto session = standing_session(store, event, code);
    session.cancelled = store.now();
    update_session(store, session);
    if (session.booking) free_room(store, *session.booking, reason);
    end_all(store, event, reason, session.code);
    record_session(store, "cancelled", session);
    promote(store, event.code);
    return get_session(store, event_code, code);
}

}  // namespace tiers::event
