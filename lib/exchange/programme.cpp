#include <fmt/format.h>
#include <tiers/catalogue.h>
#include <tiers/programme.h>
#include <algorithm>

#include "event/room_names.h"
#include "exchange/session_guid.h"
#include "format/icalendar_write.h"
#include "format/schedule.h"
#include "store/database.h"

namespace tiers::exchange {

namespace {

using event::Event;
using event::Session;

format::ScheduleSession schedule_session(const Session& session, const std::string& guid, const std::string& room) {
    format::ScheduleSession one;
    one.guid = guid;
    one.id = session.id;
    one.title = session.title;
    one.abstract = session.summary;
    one.type = session.kind;
    one.track = session.track;
    one.room = room;
    one.start = {session.span.start, Zone::named(session.zone).at(session.span.start).offset};
    one.duration = std::chrono::ceil<Minutes>(session.span.end - session.span.start);
    for (const auto& speaker : session.speakers) one.persons.push_back({speaker.name, {}, 0});
    return one;
}

format::Schedule schedule_of(const Store& store, const Event& event) {
    const auto zone = Zone::named(event.zone);
    const auto now = zone.day(store.now());
    format::Schedule schedule;
    schedule.title = event.title;
    schedule.acronym = event.code;
    schedule.version = iso(now);
    schedule.zone = event.zone;
    schedule.first = event.start ? zone.day(*event.start) : now;
    schedule.last = event.end ? zone.day(*event.end - Seconds(1)) : now;
    const event::RoomNames rooms(store);
    const SessionGuids guids(store);
    for (const auto& session : event::sessions(store, event)) {
        const auto room = rooms.of(session);
        schedule.sessions.push_back(schedule_session(session, guids.of(event, session), room));
        if (std::ranges::find(schedule.rooms, room) == schedule.rooms.end()) schedule.rooms.push_back(room);
    }
    return schedule;
}

std::string told_about(const Session& session) {
    std::string text;
    for (const auto& speaker : session.speakers) text += (text.empty() ? "" : ", ") + speaker.name;
    if (!text.empty() && !session.summary.empty()) text += "\n\n";
    return text + session.summary;
}

/// An event of a calendar. It changes when the row does, and so its number grows with the seconds since it was made.
format::CalendarEntry calendar_entry(const Store& store, const Session& session) {
    auto row = store.db().prepare("select recorded, recorded - created from session where id = :id");
    row.bind(":id", session.id);
    row.step();
    return {.uid = {},
            .sequence = row.integer(1),
            .stamp = row.instant(0),
            .span = session.span,
            .status = session.cancelled ? "CANCELLED" : "CONFIRMED",
            .summary = session.title,
            .description = told_about(session),
            .location = {},
            .organizer = {},
            .attendee = {}};
}

}  // namespace

std::string programme_xml(const Store& store, const Event& event) {
    return format::schedule_xml(schedule_of(store, event));
}

std::string programme_json(const Store& store, const Event& event) {
    return format::schedule_json(schedule_of(store, event));
}

std::string programme_calendar(const Store& store, const Event& event, bool cancelled) {
    const event::RoomNames rooms(store);
    const SessionGuids guids(store);
    const auto place = catalogue::find_place(store, event.place).name;
    auto text = format::calendar_begin(event.title);
    for (const auto& session : event::sessions(store, event, cancelled)) {
        auto entry = calendar_entry(store, session);
        entry.uid = guids.of(event, session);
        const auto room = rooms.of(session);
        entry.location = room.empty() ? place : fmt::format("{}, {}", room, place);
        text += format::written(entry);
    }
    return text + format::calendar_end();
}

}  // namespace tiers::exchange
