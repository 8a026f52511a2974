#include <tiers/words.h>
#include <algorithm>
#include <map>

#include "base/text.h"
#include "format/schedule_days.h"

namespace tiers::format {

namespace {

using Sessions = std::vector<const ScheduleSession*>;

/// Tells each session that begins before one before it has ended.
template <class Tell>
void each_overlap(const Sessions& by_start, const Tell& tell) {
    const ScheduleSession* longest = nullptr;
    for (const auto* session : by_start) {
        if (longest && session->span().overlaps(longest->span())) tell(*longest, *session);
        if (!longest || longest->span().end < session->span().end) longest = session;
    }
}

void find_beyond_days(const Schedule& schedule, std::vector<ScheduleFinding>& findings) {
    const auto within = [](const ScheduleSession& session, const ScheduleDay& day) {
        return day.start.at <= session.start.at && session.start.at < day.end.at;
    };
    for (const auto& session : schedule.sessions)
        if (!schedule.days.empty() &&
            std::ranges::none_of(schedule.days, [&](const auto& day) { return within(session, day); }))
            findings.push_back({"outside_day", session.guid,
                                say("'{}' starts at {}, in none of the days", session.title,
                                    rfc3339(session.start.at, session.start.offset))});
}

void find_offsets(const Schedule& schedule, std::vector<ScheduleFinding>& findings) {
    if (schedule.zone.empty()) return;
    const auto zone = Zone::named(schedule.zone);
    for (const auto& session : schedule.sessions)
        if (const auto offset = zone.at(session.start.at).offset; offset != session.start.offset)
            findings.push_back({"offset_differs", session.guid,
                                say("'{}' is dated {}, and it is {} in {}", session.title,
                                    rfc3339(session.start.at, session.start.offset), rfc3339(session.start.at, offset),
                                    schedule.zone)});
}

void find_rooms_taken_twice(const Schedule& schedule, std::vector<ScheduleFinding>& findings) {
    std::map<std::string, Sessions> rooms;
    for (const auto& session : schedule.sessions)
        if (!session.room.empty()) rooms[session.room].push_back(&session);
    for (const auto& room : schedule.rooms)
        each_overlap(rooms[room], [&](const ScheduleSession& before, const ScheduleSession& session) {
            findings.push_back({"room_twice", session.guid,
                                say("'{}' begins in '{}' before '{}' has ended", session.title, room, before.title)});
        });
}

/// One who has a GUID or an id is known by it, others by their name.
std::string key_of(const SchedulePerson& person) {
    if (!person.guid.empty()) return person.guid;
    return person.id > 0 ? std::to_string(person.id) : folded(person.name);
}

void find_people_in_two_places(const Schedule& schedule, std::vector<ScheduleFinding>& findings) {
    std::map<std::string, Sessions> people;
    std::map<std::string, std::string> names;
    for (const auto& session : schedule.sessions)
        for (const auto& person : session.persons) {
            const auto key = key_of(person);
            names[key] = person.name;
            if (auto& theirs = people[key]; theirs.empty() || theirs.back() != &session) theirs.push_back(&session);
        }
    for (const auto& known : people)
        each_overlap(known.second, [&](const ScheduleSession& before, const ScheduleSession& session) {
            findings.push_back(
                {"person_twice", session.guid,
                 say("{} is at '{}' before '{}' has ended", names.at(known.first), session.title, before.title)});
        });
}

}  // namespace

std::vector<ScheduleFinding> lint(const Schedule& schedule) {
    std::vector<ScheduleFinding> findings;
    find_beyond_days(schedule, findings);
    find_offsets(schedule, findings);
    find_rooms_taken_twice(schedule, findings);
    find_people_in_two_places(schedule, findings);
    return findings;
}

}  // namespace tiers::format
