#include "format/schedule_fields.h"

#include <fmt/format.h>
#include <tiers/error.h>
#include <tiers/words.h>
#include <algorithm>
#include <optional>
#include <tuple>

#include "base/digest.h"
#include "base/text.h"
#include "base/uuid.h"
#include "format/schedule_text.h"

namespace tiers::format {

namespace {

constexpr std::size_t most_days = 366, most_rooms = 500, most_sessions = 20'000;

std::string lower_case(std::string text) {
    for (auto& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

/// A GUID for what has none, the same at each reading.
std::string guid_for(const std::string& name) {
    static const auto url_space = *from_hex("6ba7b8119dad11d180b400c04fd430c8");
    return uuid5(url_space, "schedule:" + name);
}

Day day_of(const Moment& moment) {
    return std::chrono::floor<std::chrono::days>(WallTime((moment.at + moment.offset).time_since_epoch()));
}

void refuse_beyond(std::size_t count, std::size_t most, const SchedulePlace& place, const char* what) {
    if (count > most) throw BadInput("schedule_limit", fmt::format("{}: {}", place(), say(what, most)));
}

}  // namespace

SchedulePerson known_person(std::string name, std::string_view guid, std::int64_t id) {
    return {std::move(name), is_uuid(guid) ? lower_case(std::string(guid)) : std::string(),
            std::max<std::int64_t>(id, 0)};
}

Moment ScheduleBuilder::moment(const ScheduleField& field) const {
    return schedule_moment(field.text, schedule_.zone, field.place);
}

void ScheduleBuilder::conference(const ConferenceFields& fields) {
    schedule_.title = xml_line(fields.title);
    schedule_.acronym = xml_line(fields.acronym);
    schedule_.version = xml_line(fields.version);
    schedule_.url = web_link(fields.url);
    if (const auto zone = trim(fields.zone.text); !zone.empty()) schedule_.zone = known_zone(zone, fields.zone.place);
    if (fields.start.text.empty() || fields.end.text.empty()) return;
    schedule_.first = schedule_day(fields.start.text, fields.start.place);
    schedule_.last = schedule_day(fields.end.text, fields.end.place);
    dated_ = schedule_.first <= schedule_.last;
}

void ScheduleBuilder::day(const DayFields& fields) {
    if (fields.start.text.empty() || fields.end.text.empty()) return;
    ScheduleDay day{{}, moment(fields.start), moment(fields.end)};
    day.date = fields.date.text.empty() ? day_of(day.start) : schedule_day(fields.date.text, fields.date.place);
    if (day.end < day.start) throw BadInput("bad_day", say("{}: the day ends before it begins", fields.start.place()));
    schedule_.days.push_back(day);
    refuse_beyond(schedule_.days.size(), most_days, fields.start.place, msgid("more than {} days"));
}

void ScheduleBuilder::room(const std::string& name, const SchedulePlace& place) {
    if (!rooms_.emplace(name, rooms_.size()).second) return;
    schedule_.rooms.push_back(name);
    refuse_beyond(schedule_.rooms.size(), most_rooms, place, msgid("more than {} rooms"));
}

std::string ScheduleBuilder::guid_of(const SessionFields& fields, const ScheduleSession& session) {
    const auto told = std::string(trim(fields.guid));
    auto guid = told;
    if (told.empty())
        guid = guid_for(fmt::format("{}/{}/{}/{}/{}", schedule_.acronym, fields.id, session.code, session.title,
                                    session.start.at.time_since_epoch().count()));
    else if (!is_uuid(told))
        guid = guid_for(schedule_.acronym + "/" + told);
    guid = lower_case(guid);
    if (!guids_.insert(guid).second)
        throw BadInput("guid_twice", say("{}: a session before it has the GUID '{}'", fields.place(), guid),
                       tr("each session has a GUID of its own"));
    return guid;
}

/// 0 for what is no id, or another's.
std::int64_t ScheduleBuilder::id_of(const SessionFields& fields) {
    const auto id = whole_number(trim(fields.id));
    return id && *id > 0 && ids_.insert(*id).second ? *id : 0;
}

std::string ScheduleBuilder::room_of(const SessionFields& fields, const ScheduleSession& session) {
    const auto own = xml_line(fields.room), parent = xml_line(fields.parent_room);
    if (!own.empty() && !parent.empty() && own != parent)
        findings_.push_back(
            {"room_differs", session.guid, say("'{}' is in '{}' and says '{}'", session.title, parent, own)});
    return parent.empty() ? own : parent;
}

void ScheduleBuilder::compare_start(const SessionFields& fields, const ScheduleSession& session) {
    const auto told = trim(fields.start).substr(0, 5);
    const auto [at, offset] = session.start;
    if (told.size() < 5 || told == wall_clock(at, offset)) return;
    const auto here = wall_clock(at, schedule_.zone.empty() ? offset : Zone::named(schedule_.zone).at(at).offset);
    if (told != here)
        findings_.push_back(
            {"start_differs", session.guid,
             say("'{}' starts at {} by its date, and says {}", session.title, here, std::string(told))});
}

void ScheduleBuilder::session(const SessionFields& fields) {
    refuse_beyond(schedule_.sessions.size() + 1, most_sessions, fields.place, msgid("more than {} sessions"));
    ScheduleSession session;
    session.title = xml_line(fields.title);
    if (session.title.empty()) throw BadInput("no_title", say("{}: a session without a title", fields.place()));
    if (trim(fields.date.text).empty()) throw BadInput("no_date", say("{}: a session without a date", fields.place()));
    session.start = moment(fields.date);
    session.duration = read_schedule_duration(fields.duration.text, fields.duration.place);
    session.code = xml_line(fields.code);
    session.guid = guid_of(fields, session);
    session.id = id_of(fields);
    session.room = room_of(fields, session);
    session.subtitle = xml_line(fields.subtitle);
    session.abstract = xml_text(fields.abstract);
    session.description = xml_text(fields.description);
    session.type = xml_line(fields.type);
    session.track = xml_line(fields.track);
    session.language = xml_line(fields.language);
    session.url = web_link(fields.url);
    session.persons = fields.persons;
    session.links = fields.links;
    compare_start(fields, session);
    room(session.room, fields.place);
    schedule_.sessions.push_back(std::move(session));
}

Schedule ScheduleBuilder::schedule() {
    auto& sessions = schedule_.sessions;
    std::int64_t next = 1;
    for (auto& session : sessions) {
        if (session.id > 0) continue;
        while (!ids_.insert(next).second) ++next;
        session.id = next;
    }
    std::ranges::sort(sessions, {}, [&](const ScheduleSession& session) {
        return std::tuple(session.start.at, rooms_.at(session.room), session.id);
    });
    std::ranges::sort(schedule_.days, {}, [](const ScheduleDay& day) { return std::tuple(day.start.at, day.date); });
    if (!dated_ && !schedule_.days.empty()) {
        schedule_.first = schedule_.days.front().date;
        schedule_.last = schedule_.days.back().date;
    } else if (!dated_ && !sessions.empty()) {
        schedule_.first = day_of(sessions.front().start);
        schedule_.last = day_of(sessions.back().start);
    }
    return schedule_;
}

Schedule read_schedule(std::string_view bytes, const std::string& file, std::vector<ScheduleFinding>& findings) {
    const auto text = schedule_bytes(bytes, file);
    return trim(text).starts_with('{') ? schedule_of_json(text, file, findings) : schedule_of_xml(text, file, findings);
}

}  // namespace tiers::format
