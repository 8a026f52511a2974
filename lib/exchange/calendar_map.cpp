#include "exchange/calendar_map.h"

#include <tiers/catalogue.h>
#include <tiers/error.h>
#include <algorithm>

#include "base/text.h"
#include "catalogue/file.h"

namespace tiers::exchange {

namespace {

using catalogue::Node;
using Problems = std::vector<catalogue::Problem>;
using Rules = std::vector<CalendarMap::Rule>;

bool letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// Whether a text begins with these words: "Salle 1" is not the beginning of "Salle 10".
bool begins_with(const std::string& text, const std::string& words) {
    const auto here = folded(text), wanted = folded(words);
    return !wanted.empty() && here.starts_with(wanted) &&
           (here.size() == wanted.size() || !letter_or_digit(here[wanted.size()]) || !letter_or_digit(wanted.back()));
}

std::string first_that_fits(const Rules& rules, const std::string& text) {
    const auto found =
        std::find_if(rules.begin(), rules.end(), [&](const auto& rule) { return begins_with(text, rule.says); });
    return found == rules.end() ? std::string() : found->resource;
}

/// Reads the tables of a map, collecting what is wrong with it.
class CalendarMapReader {
public:
    explicit CalendarMapReader(const Store& store) {
        for (const auto& place : catalogue::applied(store).places)
            for (const auto& resource : place.resources)
                if (!resource.retired) resources_.push_back(resource.id);
    }

    std::string resource(const Node& node) {
        const auto* id = node.text();
        if (!id) {
            problems_.push_back({node.at, tr("the id of a resource stands here, in quotes")});
            return {};
        }
        if (std::find(resources_.begin(), resources_.end(), *id) == resources_.end())
            problems_.push_back({node.at, with_more(say("no resource '{}'", *id), did_you_mean(*id, resources_))});
        return *id;
    }

    void rules(const Node::Member& table, Rules& rules) {
        if (!table.node.table()) {
            problems_.push_back({table.at, say("'{}' wants a table", table.name)});
            return;
        }
        for (const auto& line : *table.node.table()) rules.push_back({line.name, resource(line.node)});
    }

    void member(const Node::Member& member, CalendarMap& map) {
        if (member.name == "default")
            map.otherwise = resource(member.node);
        else if (member.name == "location")
            rules(member, map.location);
        else if (member.name == "category")
            rules(member, map.category);
        else if (member.name == "summary")
            rules(member, map.summary);
        else if (member.name == "calendar")
            rules(member, map.calendar);
        else
            problems_.push_back(
                {member.at, say("unknown key '{}': location, category, summary, calendar or default", member.name)});
    }

    const Problems& problems() const { return problems_; }

private:
    std::vector<std::string> resources_;
    Problems problems_;
};

}  // namespace

CalendarMap read_calendar_map(const Store& store, std::string_view toml, const std::string& name) {
    try {
        CalendarMap map;
        CalendarMapReader reader(store);
        const auto root = catalogue::parse_toml(toml);
        for (const auto& member : *root.table()) reader.member(member, map);
        if (!reader.problems().empty()) catalogue::refuse(reader.problems(), name);
        return map;
    } catch (const catalogue::NotToml& error) {
        catalogue::refuse({error.problem}, name);
    }
}

std::string resource_of(const CalendarMap& map, const format::CalendarEvent& event, const std::string& calendar) {
    auto found = first_that_fits(map.location, event.location);
    for (const auto& category : event.categories)
        if (found.empty()) found = first_that_fits(map.category, category);
    if (found.empty()) found = first_that_fits(map.summary, event.summary);
    if (found.empty()) found = first_that_fits(map.calendar, calendar);
    return found.empty() ? map.otherwise : found;
}

}  // namespace tiers::exchange
