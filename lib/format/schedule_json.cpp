#include <fmt/format.h>

#include "base/json.h"
#include "format/schedule_days.h"
#include "format/schedule_text.h"
#include "format/schedule_time.h"

namespace tiers::format {

namespace {

/// The schema wants a link of each session, and so the next best.
std::string link_of(const ScheduleSession& session, const Schedule& schedule) {
    const auto own = web_link(session.url);
    return own.empty() ? web_link(schedule.url) : own;
}

/// A name with the id and the name of old would fit two forms of the schema, and so none.
Json person_json(const SchedulePerson& person) {
    auto json = Json::object();
    if (person.id > 0) json["id"] = person.id;
    if (!person.guid.empty()) json["guid"] = person.guid;
    json["name"] = xml_line(person.name);
    return json;
}

Json persons_json(const std::vector<SchedulePerson>& persons) {
    auto list = Json::array();
    for (const auto& person : persons) list.push_back(person_json(person));
    return list;
}

Json links_json(const std::vector<ScheduleLink>& links) {
    auto list = Json::array();
    for (const auto& link : links) list.push_back({{"title", xml_line(link.title)}, {"url", web_link(link.url)}});
    return list;
}

Json session_json(const ScheduleSession& session, const Schedule& schedule, const std::string& acronym) {
    const auto minutes = session.duration.count();
    return {{"guid", session.guid},
            {"id", session.id},
            {"date", rfc3339(session.start.at, session.start.offset)},
            {"start", wall_clock(session.start.at, session.start.offset)},
            {"duration", fmt::format("{:02}:{:02}", minutes / 60, minutes % 60)},
            {"room", xml_line(session.room)},
            {"slug", session_slug(acronym, session)},
            {"url", link_of(session, schedule)},
            {"title", xml_line(session.title)},
            {"subtitle", xml_line(session.subtitle)},
            {"track", xml_line(session.track)},
            {"type", xml_line(session.type)},
            {"language", xml_line(session.language)},
            {"abstract", xml_text(session.abstract)},
            {"description", xml_text(session.description)},
            {"persons", persons_json(session.persons)},
            {"links", links_json(session.links)}};
}

Json day_json(const ScheduleDayRooms& in, std::size_t index, const Schedule& schedule, const std::string& acronym) {
    auto rooms = Json::object();
    for (std::size_t i = 0; i < in.rooms.size(); ++i) {
        const auto name = xml_line(schedule.rooms[i]);
        if (!rooms.find(name)) rooms[name] = Json::array();
        for (const auto* session : in.rooms[i]) rooms[name].push_back(session_json(*session, schedule, acronym));
    }
    return {{"index", index},
            {"date", iso(in.day.date)},
            {"day_start", rfc3339(in.day.start.at, in.day.start.offset)},
            {"day_end", rfc3339(in.day.end.at, in.day.end.offset)},
            {"rooms", std::move(rooms)}};
}

}  // namespace

std::string schedule_json(const Schedule& schedule) {
    const auto acronym = acronym_of(schedule);
    const auto found = days_of(schedule);
    auto days = Json::array();
    for (std::size_t i = 0; i < found.size(); ++i) days.push_back(day_json(found[i], i + 1, schedule, acronym));
    Json conference = {{"acronym", acronym},           {"title", xml_line(schedule.title)},
                       {"start", iso(schedule.first)}, {"end", iso(schedule.last)},
                       {"daysCount", found.size()},    {"timeslot_duration", "00:15"}};
    if (!schedule.zone.empty()) conference["time_zone_name"] = schedule.zone;
    if (const auto url = web_link(schedule.url); !url.empty()) conference["url"] = url;
    conference["days"] = std::move(days);
    return written(Json{{"$schema", "https://c3voc.de/schedule/schema.json"},
                        {"generator", Json{{"name", "tiers"}}},
                        {"schedule", Json{{"version", xml_line(schedule.version)}, {"conference", conference}}}}) +
           "\n";
}

}  // namespace tiers::format
