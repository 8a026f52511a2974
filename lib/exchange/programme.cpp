#include <tiers/programme.h>
#include <algorithm>

#include "event/room_names.h"
#include "event/session_more.h"
#include "exchange/session_entry.h"
#include "exchange/session_guid.h"
#include "format/icalendar_write.h"
#include "format/schedule.h"

namespace tiers::exchange {

namespace {

using event::Event;
using event::Session;

format::ScheduleSession schedule_session(const Session& session, const event::SessionMore& more,
                                         const std::string& guid, const std::string& room) {
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
    one.subtitle = more.subtitle;
    one.language = more.language;
    one.url = more.url;
    one.links = more.links;
    one.persons = more.persons;
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
        schedule.sessions.push_back(
            schedule_session(session, event::session_more(store, session.id), guids.of(event, session), room));
        if (std::ranges::find(schedule.rooms, room) == schedule.rooms.end()) schedule.rooms.push_back(room);
    }
    return schedule;
}

/// Sessions that are registered for by themselves are not in the registration for the event.
bool is_of(const Session& session, const event::Registration& registration) {
    return registration.session.empty() ? !session.signup : session.code == registration.session;
}

}  // namespace

std::string programme_xml(const Store& store, const Event& event) {
    return format::schedule_xml(schedule_of(store, event));
}

std::string programme_json(const Store& store, const Event& event) {
    return format::schedule_json(schedule_of(store, event));
}

std::string programme_calendar(const Store& store, const Event& event, bool cancelled) {
    const SessionEntries entries(store, event);
    auto text = format::calendar_begin(event.title);
    for (const auto& session : event::sessions(store, event, cancelled)) text += format::written(entries.of(session));
    return text + format::calendar_end();
}

std::string registration_calendar(const Store& store, const std::vector<event::Registration>& all) {
    const auto event = event::get(store, all.front().event_code);
    const SessionEntries entries(store, event);
    auto text = format::calendar_begin(event.title, "PUBLISH");
    for (const auto& session : event::sessions(store, event))
        if (std::ranges::any_of(all, [&](const auto& registration) { return is_of(session, registration); }))
            text += format::written(entries.of(session));
    return text + format::calendar_end();
}

}  // namespace tiers::exchange
