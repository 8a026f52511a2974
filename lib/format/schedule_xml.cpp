#include <tiers/words.h>
#include <pugixml.hpp>
#include <sstream>

#include "format/schedule_days.h"
#include "format/schedule_text.h"
#include "format/schedule_time.h"

namespace tiers::format {

namespace {

using pugi::xml_node;

void put_text(xml_node parent, const char* name, const std::string& text) {
    parent.append_child(name).text().set(text.c_str());
}

void put_attribute(xml_node node, const char* name, const std::string& text) {
    node.append_attribute(name).set_value(text.c_str());
}

std::string written(const Moment& moment) {
    return rfc3339(moment.at, moment.offset);
}

void put_conference(xml_node root, const Schedule& schedule, std::size_t days) {
    auto conference = root.append_child("conference");
    put_text(conference, "title", xml_line(schedule.title));
    put_text(conference, "acronym", acronym_of(schedule));
    put_text(conference, "start", iso(schedule.first));
    put_text(conference, "end", iso(schedule.last));
    put_text(conference, "days", fmt::format("{}", days));
    if (const auto url = web_link(schedule.url); !url.empty()) put_text(conference, "url", url);
    if (!schedule.zone.empty()) put_text(conference, "time_zone_name", schedule.zone);
}

void put_persons(xml_node event, const std::vector<SchedulePerson>& persons) {
    auto list = event.append_child("persons");
    for (const auto& person : persons) {
        auto node = list.append_child("person");
        if (person.id > 0) put_attribute(node, "id", fmt::format("{}", person.id));
        if (!person.guid.empty()) put_attribute(node, "guid", person.guid);
        node.text().set(xml_line(person.name).c_str());
    }
}

void put_links(xml_node event, const std::vector<ScheduleLink>& links) {
    auto list = event.append_child("links");
    for (const auto& link : links) {
        auto node = list.append_child("link");
        put_attribute(node, "href", web_link(link.url));
        node.text().set(xml_line(link.title).c_str());
    }
}

void put_session(xml_node room, const ScheduleSession& session, const std::string& acronym) {
    auto event = room.append_child("event");
    put_attribute(event, "guid", session.guid);
    put_attribute(event, "id", fmt::format("{}", session.id));
    put_text(event, "date", written(session.start));
    put_text(event, "start", wall_clock(session.start.at, session.start.offset));
    put_text(event, "duration", schedule_duration(session.duration));
    put_text(event, "room", xml_line(session.room));
    put_text(event, "slug", session_slug(acronym, session));
    put_text(event, "title", xml_line(session.title));
    put_text(event, "subtitle", xml_line(session.subtitle));
    put_text(event, "track", xml_line(session.track));
    put_text(event, "type", xml_line(session.type));
    put_text(event, "language", xml_line(session.language));
    put_text(event, "abstract", xml_text(session.abstract));
    put_text(event, "description", xml_text(session.description));
    put_persons(event, session.persons);
    put_links(event, session.links);
    if (const auto url = web_link(session.url); !url.empty()) put_text(event, "url", url);
}

void put_day(xml_node root, const ScheduleDayRooms& in, std::size_t index, const Schedule& schedule) {
    auto day = root.append_child("day");
    put_attribute(day, "index", fmt::format("{}", index));
    put_attribute(day, "date", iso(in.day.date));
    put_attribute(day, "start", written(in.day.start));
    put_attribute(day, "end", written(in.day.end));
    for (std::size_t i = 0; i < in.rooms.size(); ++i) {
        auto room = day.append_child("room");
        put_attribute(room, "name", xml_line(schedule.rooms[i]));
        for (const auto* session : in.rooms[i]) put_session(room, *session, acronym_of(schedule));
    }
}

}  // namespace

std::string schedule_xml(const Schedule& schedule) {
    const auto days = days_of(schedule);
    pugi::xml_document tree;
    auto declaration = tree.append_child(pugi::node_declaration);
    put_attribute(declaration, "version", "1.0");
    put_attribute(declaration, "encoding", "UTF-8");
    auto root = tree.append_child("schedule");
    put_attribute(root.append_child("generator"), "name", "tiers");
    put_text(root, "version", xml_line(schedule.version));
    put_conference(root, schedule, days.size());
    for (std::size_t i = 0; i < days.size(); ++i) put_day(root, days[i], i + 1, schedule);
    std::ostringstream text;
    tree.save(text, "  ");
    return text.str();
}

}  // namespace tiers::format
