#include <fmt/format.h>
#include <tiers/error.h>
#include <tiers/words.h>

#include "base/json.h"
#include "base/text.h"
#include "format/schedule_fields.h"
#include "format/schedule_text.h"

namespace tiers::format {

namespace {

/// A text, or a number as one.
std::string text_at(const Json& json, const char* name) {
    const auto number = json.number(name);
    return number != 0 ? fmt::format("{}", number) : json.text(name);
}

std::string first_text(const Json& json, std::initializer_list<const char*> names) {
    for (const auto* name : names)
        if (auto text = json.text(name); !trim(text).empty()) return text;
    return {};
}

SchedulePlace told(std::string place) {
    return [place = std::move(place)] { return place; };
}

ScheduleField field_at(const Json& json, const std::string& place, const char* name) {
    return {json.text(name), told(fmt::format("{}.{}", place, name))};
}

ConferenceFields conference_of(const Json& schedule, const Json& conference, const std::string& place) {
    ConferenceFields fields;
    fields.title = conference.text("title");
    fields.acronym = conference.text("acronym");
    fields.version = text_at(schedule, "version");
    fields.url = first_text(conference, {"url", "base_url"});
    if (fields.url.empty()) fields.url = first_text(schedule, {"url", "base_url"});
    fields.start = field_at(conference, place, "start");
    fields.end = field_at(conference, place, "end");
    fields.zone = field_at(conference, place, "time_zone_name");
    return fields;
}

std::vector<SchedulePerson> persons_of(const Json& session) {
    std::vector<SchedulePerson> persons;
    for (const auto& person : session.list("persons"))
        if (auto name = xml_line(first_text(person, {"name", "public_name", "full_public_name"})); !name.empty())
            persons.push_back(known_person(std::move(name), person.text("guid"), person.number("id")));
    return persons;
}

std::vector<ScheduleLink> links_of(const Json& session) {
    std::vector<ScheduleLink> links;
    for (const auto& link : session.list("links"))
        if (auto url = web_link(first_text(link, {"url", "href"})); !url.empty())
            links.push_back({xml_line(link.text("title")), std::move(url)});
    for (const auto& text : session.texts("links"))
        if (auto url = web_link(text); !url.empty()) links.push_back({{}, std::move(url)});
    return links;
}

SessionFields session_fields(const Json& json, const std::string& place, const std::string& room) {
    SessionFields fields;
    fields.place = told(place);
    fields.guid = json.text("guid");
    fields.id = text_at(json, "id");
    fields.code = json.text("code");
    fields.title = json.text("title");
    fields.subtitle = json.text("subtitle");
    fields.abstract = json.text("abstract");
    fields.description = json.text("description");
    fields.type = json.text("type");
    fields.track = json.text("track");
    fields.language = json.text("language");
    fields.room = json.text("room");
    fields.url = json.text("url");
    fields.start = json.text("start");
    fields.date = field_at(json, place, "date");
    fields.duration = field_at(json, place, "duration");
    fields.parent_room = room;
    fields.persons = persons_of(json);
    fields.links = links_of(json);
    return fields;
}

void take_day(ScheduleBuilder& builder, const Json& day, const std::string& place) {
    // NOLINTNEXTLINE(clang-analyzer-cplusplus.NewDeleteLeaks): it takes what functions of a braced list hold for lost
    builder.day({field_at(day, place, "date"), field_at(day, place, "day_start"), field_at(day, place, "day_end")});
    const auto* rooms = day.find("rooms");
    if (!rooms) return;
    for (const auto& room : rooms->names()) {
        const auto in = fmt::format("{}.rooms['{}']", place, cut(xml_line(room), 40));
        builder.room(xml_line(room), told(in));
        std::size_t number = 0;
        for (const auto& session : rooms->list(room))
            builder.session(session_fields(session, fmt::format("{}[{}]", in, number++), room));
    }
}

}  // namespace

Schedule schedule_of_json(std::string_view text, const std::string& file, std::vector<ScheduleFinding>& findings) {
    const auto json = read_json_file(text, file);
    const auto* schedule = json.find("schedule");
    const auto* conference = schedule ? schedule->find("conference") : nullptr;
    if (!conference || conference->names().empty())
        throw BadInput("no_schedule", say("{}: it has no schedule.conference, as a programme has", file));
    const auto place = file + ": schedule.conference";
    ScheduleBuilder builder(findings);
    builder.conference(conference_of(*schedule, *conference, place));
    std::size_t number = 0;
    for (const auto& day : conference->list("days"))
        take_day(builder, day, fmt::format("{}.days[{}]", place, number++));
    return builder.schedule();
}

}  // namespace tiers::format
