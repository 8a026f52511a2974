#include <tiers/error.h>
#include <tiers/limits.h>
#include <tiers/words.h>
#include <pugixml.hpp>

#include "base/position.h"
#include "base/text.h"
#include "format/schedule_fields.h"
#include "format/schedule_text.h"

namespace tiers::format {

namespace {

using pugi::xml_node;

/// Stops at what is nested too deep. pugixml itself recurses nowhere, and expands no entity but those of XML.
struct DepthWalker : pugi::xml_tree_walker {
    bool for_each(xml_node& node) override {
        deep = depth() >= limits::xml_depth;
        if (deep) at = node;
        return !deep;
    }
    bool deep = false;
    xml_node at;
};

/// The tree of a file, and where its nodes stand.
class ScheduleXml {
public:
    ScheduleXml(std::string_view text, const std::string& file) : text_(text), file_(file) {
        const auto parsed =
            tree_.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
        if (!parsed) throw BadInput("no_xml", say("{}: no XML from here on", place_at(parsed.offset)));
        for (const auto child : tree_.children())
            if (child.type() == pugi::node_doctype)
                throw BadInput("doctype", say("{}: it has a DOCTYPE, which is read from nobody", place(child)()),
                               tr("take the line out that begins with <!DOCTYPE"));
        DepthWalker walker;
        tree_.traverse(walker);
        if (walker.deep) throw BadInput("xml_limit", say("{}: XML nested more than 64 deep", place(walker.at)()));
    }

    xml_node root() const { return tree_.document_element(); }
    /// That of its "<".
    SchedulePlace place(const xml_node& node) const {
        return [this, at = node.offset_debug()] {
            const auto begin = at > 0 ? text_.rfind('<', static_cast<std::size_t>(at)) : 0;
            return place_at(begin == text_.npos ? at : static_cast<std::ptrdiff_t>(begin));
        };
    }

    ScheduleField attribute(const xml_node& node, const char* name) const {
        return {node.attribute(name).value(), place(node)};
    }
    ScheduleField child(const xml_node& node, const char* name) const;

private:
    std::string place_at(std::ptrdiff_t at) const {
        return fmt::format("{}:{}", file_, position(text_, static_cast<std::size_t>(at)));
    }

    std::string_view text_;
    const std::string& file_;
    pugi::xml_document tree_;
};

/// What stands between the tags, also where comments and CDATA part it.
std::string text_of(const xml_node& node) {
    std::string text;
    for (const auto child : node.children())
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) text += child.value();
    return text;
}

ScheduleField ScheduleXml::child(const xml_node& node, const char* name) const {
    const auto found = node.child(name);
    return {text_of(found), place(found ? found : node)};
}

ConferenceFields conference_fields(const ScheduleXml& xml) {
    const auto root = xml.root(), node = root.child("conference");
    ConferenceFields fields;
    fields.title = text_of(node.child("title"));
    fields.acronym = text_of(node.child("acronym"));
    fields.version = text_of(root.child("version"));
    for (const auto& url : {node.child("url"), root.child("url"), node.child("base_url")})
        if (fields.url.empty()) fields.url = trim(text_of(url));
    fields.start = xml.child(node, "start");
    fields.end = xml.child(node, "end");
    fields.zone = xml.child(node, "time_zone_name");
    return fields;
}

std::vector<SchedulePerson> persons_of(const xml_node& node) {
    std::vector<SchedulePerson> persons;
    for (const auto person : node.child("persons").children("person"))
        if (auto name = xml_line(text_of(person)); !name.empty())
            persons.push_back(
                known_person(std::move(name), person.attribute("guid").value(), person.attribute("id").as_llong()));
    return persons;
}

std::vector<ScheduleLink> links_of(const xml_node& node) {
    std::vector<ScheduleLink> links;
    for (const auto link : node.child("links").children("link"))
        if (auto url = web_link(link.attribute("href").value()); !url.empty())
            links.push_back({xml_line(text_of(link)), std::move(url)});
    return links;
}

SessionFields session_fields(const ScheduleXml& xml, const xml_node& node, const std::string& room) {
    const auto text = [&](const char* name) { return text_of(node.child(name)); };
    SessionFields fields;
    fields.place = xml.place(node);
    fields.guid = node.attribute("guid").value();
    fields.id = node.attribute("id").value();
    fields.code = node.attribute("code").value();
    fields.title = text("title");
    fields.subtitle = text("subtitle");
    fields.abstract = text("abstract");
    fields.description = text("description");
    fields.type = text("type");
    fields.track = text("track");
    fields.language = text("language");
    fields.room = text("room");
    fields.url = text("url");
    fields.start = text("start");
    fields.date = xml.child(node, "date");
    fields.duration = xml.child(node, "duration");
    fields.parent_room = room;
    fields.persons = persons_of(node);
    fields.links = links_of(node);
    return fields;
}

}  // namespace

Schedule schedule_of_xml(std::string_view text, const std::string& file, std::vector<ScheduleFinding>& findings) {
    const ScheduleXml xml(text, file);
    if (std::string_view(xml.root().name()) != "schedule")
        throw BadInput("no_schedule", say("{}: it begins with <{}>, and a programme with <schedule>",
                                          xml.place(xml.root())(), cut(xml.root().name(), 40)));
    ScheduleBuilder builder(findings);
    builder.conference(conference_fields(xml));
    for (const auto day : xml.root().children("day")) {
        builder.day({xml.attribute(day, "date"), xml.attribute(day, "start"), xml.attribute(day, "end")});
        for (const auto room : day.children("room")) {
            const std::string name = room.attribute("name").value();
            builder.room(xml_line(name), xml.place(room));
            for (const auto session : room.children("event")) builder.session(session_fields(xml, session, name));
        }
    }
    return builder.schedule();
}

}  // namespace tiers::format
