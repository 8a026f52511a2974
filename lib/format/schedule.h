#pragma once

#include <tiers/document.h>
#include <tiers/time.h>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The programme of a conference as frab, pretalx and their readers exchange it: schedule.xml and its form in JSON
/// (https://github.com/voc/schedule).
namespace tiers::format {

struct SchedulePerson {
    std::string name;
    std::string guid;     ///< a UUID, empty where there is none
    std::int64_t id = 0;  ///< 0 where there is none
    bool operator==(const SchedulePerson&) const = default;
};

struct ScheduleLink {
    std::string title, url;
    bool operator==(const ScheduleLink&) const = default;
};

struct ScheduleSession {
    std::string guid;     ///< a UUID in lower case, of this session alone
    std::int64_t id = 0;  ///< positive, of this session alone
    std::string code;     ///< of newer files; read and not written, as not every schema allows it
    std::string title, subtitle, abstract, description, type, track, language, room;
    Moment start;
    Minutes duration{};
    std::vector<SchedulePerson> persons;
    std::vector<ScheduleLink> links;
    std::string url;
    bool operator==(const ScheduleSession&) const = default;

    Span span() const { return {start.at, start.at + duration}; }
};

/// A day as a conference counts them: it may begin and end in the night.
struct ScheduleDay {
    Day date{};
    Moment start, end;
    bool operator==(const ScheduleDay&) const = default;
};

struct Schedule {
    std::string title, acronym, url, version;
    std::string zone;     ///< IANA, empty where the file names none
    Day first{}, last{};  ///< both included
    std::vector<ScheduleDay> days;
    std::vector<std::string> rooms;         ///< of all sessions, in the order they are shown
    std::vector<ScheduleSession> sessions;  ///< by start, room and id
    bool operator==(const Schedule&) const = default;
};

/// What a schema lets pass, and is yet wrong.
struct ScheduleFinding {
    std::string code;  ///< stable: outside_day, room_differs, start_differs, offset_differs, room_twice, person_twice
    std::string guid;  ///< of the session
    std::string message;  ///< for people: one line
    bool operator==(const ScheduleFinding&) const = default;
};

/// Reads XML, or JSON where it begins with a brace, in any order of elements and with what a schema wants left out:
/// only a title, a date and a duration are wanted of each session. `findings` takes what contradicts itself in the
/// file. Throws BadInput with line and column (XML) or the path (JSON) for what is no schedule, has a DOCTYPE, is
/// nested more than 64 deep, names an unknown zone, or holds a date that is none, a GUID twice, or more than 366 days,
/// 500 rooms or 20,000 sessions.
Schedule read_schedule(std::string_view bytes, const std::string& file, std::vector<ScheduleFinding>& findings);

/// What is written fits the schema, whatever the texts hold: acronym and slugs are made to, and links left out, that it
/// would refuse.
std::string schedule_xml(const Schedule& schedule);
std::string schedule_json(const Schedule& schedule);

/// Sessions beyond their day, two in a room at once, people in two places, and clocks that are not those of the zone.
std::vector<ScheduleFinding> lint(const Schedule& schedule);

}  // namespace tiers::format
