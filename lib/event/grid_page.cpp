#include <fmt/format.h>
#include <tiers/barcamp_grid.h>
#include <algorithm>

#include "base/text.h"
#include "i18n/dates.h"

namespace tiers::event {

namespace {

using Look = Timetable::Look;

std::string hosts_text(const Proposal& topic) {
    std::vector<std::string> names;
    for (const auto& host : topic.hosts) names.push_back(host.name);
    return join(names, ", ");
}

std::string wanted_text(const Proposal& topic) {
    const auto wanted = topic.wishes + topic.hands;
    return fmt::format(fmt::runtime(trn("{} wish", "{} wishes", static_cast<unsigned long>(wanted))), wanted);
}

int minute_of(const Zone& zone, Instant at, Day day) {
    return static_cast<int>(std::chrono::floor<Minutes>(zone.wall(at) - WallTime(day)).count());
}

Timetable::Block block_of(const TopicGrid& grid, std::size_t slot, std::size_t room) {
    for (const auto& place : grid.places) {
        if (place.slot != slot || place.room != room) continue;
        Timetable::Block block{.look = Look::booked, .lines = {place.topic.title}};
        if (const auto hosts = hosts_text(place.topic); !hosts.empty()) block.lines.push_back(hosts);
        block.lines.push_back(wanted_text(place.topic));
        return block;
    }
    return {};
}

/// Slots under one another, with what lies between them closed.
Timetable::Column column_of(const TopicGrid& grid, const Timetable& day_table, Day day, std::size_t room) {
    const auto zone = Zone::named(grid.event.zone);
    Timetable::Column column{.heading = fmt::format("{} ({})", grid.rooms[room].name, grid.rooms[room].capacity)};
    auto minute = day_table.from;
    const auto close_until = [&](int end) {
        if (minute < end) column.blocks.push_back({.from = minute, .to = end, .look = Look::closed});
        minute = std::max(minute, end);
    };
    for (std::size_t slot = 0; slot < grid.slots.size(); ++slot) {
        if (zone.day(grid.slots[slot].start) != day) continue;
        close_until(minute_of(zone, grid.slots[slot].start, day));
        auto block = block_of(grid, slot, room);
        block.from = minute;
        block.to = minute = std::min(day_table.to, minute_of(zone, grid.slots[slot].end, day));
        column.blocks.push_back(std::move(block));
    }
    close_until(day_table.to);
    return column;
}

bool has_topic(const Timetable::Column& column) {
    return std::ranges::any_of(column.blocks, [](const Timetable::Block& block) { return block.look == Look::booked; });
}

/// A room that nothing is in all day is left out.
Timetable timetable_of(const TopicGrid& grid, Day day) {
    const auto zone = Zone::named(grid.event.zone);
    Timetable table{.from = 24 * 60};
    for (const auto& slot : grid.slots) {
        if (zone.day(slot.start) != day) continue;
        table.from = std::min(table.from, minute_of(zone, slot.start, day) / 60 * 60);
        table.to = std::min(24 * 60, (minute_of(zone, slot.end, day) + 59) / 60 * 60);
    }
    for (std::size_t room = 0; room < grid.rooms.size(); ++room)
        if (auto column = column_of(grid, table, day, room); has_topic(column))
            table.columns.push_back(std::move(column));
    return table;
}

Facts figures(const TopicGrid& grid) {
    Facts facts;
    facts.add(tr("Expected satisfaction"), grid.satisfaction, Kind::ratio);
    facts.add(tr("Wishes that can be followed"), say("{} of {}", grid.covered, grid.wishes), Kind::text);
    facts.add(tr("People who want two at once"), grid.clashing, Kind::count);
    facts.add(tr("At the least, in any grid"), grid.bound, Kind::count);
    facts.add(tr("Wishes beyond the seats"), grid.unseated, Kind::count);
    return facts;
}

Table clashes_of(const TopicGrid& grid) {
    Table table{.title = tr("Wanted at the same time"), .name = "clashes"};
    table.columns = {{"one", tr("Topic"), Kind::id, "", false, machine_only},
                     {"one_title", tr("Topic"), Kind::text},
                     {"other", tr("And"), Kind::id, "", false, machine_only},
                     {"other_title", tr("And"), Kind::text},
                     {"people", tr("People"), Kind::count}};
    for (const auto& clash : grid.clashes)
        table.rows.push_back({clash.one.id, clash.one.title, clash.other.id, clash.other.title, clash.people});
    return table;
}

Table dropped_of(const TopicGrid& grid) {
    Table table{.title = tr("Without a place")};
    table.columns = {{"title", tr("Topic"), Kind::text}, {"wishes", tr("Wishes"), Kind::count}};
    for (const auto& place : grid.places)
        if (!place.slot) table.rows.push_back({place.topic.title, place.topic.wishes + place.topic.hands});
    return table;
}

Table measures_of(const TopicGrid& grid) {
    Table table{.name = "measures"};
    table.columns = {{"satisfaction", tr("Expected satisfaction"), Kind::ratio},
                     {"wishes", tr("Wishes"), Kind::count},
                     {"covered", tr("Wishes that can be followed"), Kind::count},
                     {"clashing", tr("People who want two at once"), Kind::count},
                     {"bound", tr("At the least, in any grid"), Kind::count},
                     {"unseated", tr("Wishes beyond the seats"), Kind::count}};
    table.rows = {{grid.satisfaction, grid.wishes, grid.covered, grid.clashing, grid.bound, grid.unseated}};
    return table;
}

Table places_of(const TopicGrid& grid) {
    const auto zone = Zone::named(grid.event.zone);
    Table table{.columns = grid_columns()};
    for (const auto& place : grid.places) {
        const auto& topic = place.topic;
        const auto at = [&](Instant Span::*end) {
            return place.slot ? cell(zone, grid.slots[*place.slot].*end) : Value();
        };
        table.rows.push_back({topic.id, topic.title, cell(hosts_text(topic)), topic.wishes + topic.hands,
                              at(&Span::start), at(&Span::end),
                              place.room ? Value(grid.rooms[*place.room].id) : Value(), place.moved,
                              cell(topic.session)});
    }
    return table;
}

}  // namespace

std::vector<Column> grid_columns() {
    return {{"topic", tr("Id"), Kind::id},         {"title", tr("Topic"), Kind::text},
            {"hosts", tr("Hosts"), Kind::text},    {"wishes", tr("Wishes"), Kind::count},
            {"start", tr("Start"), Kind::instant}, {"end", tr("End"), Kind::instant},
            {"room", tr("Room"), Kind::code},      {"moved", tr("Moved"), Kind::flag},
            {"session", tr("Session"), Kind::code}};
}

Document grid_rows(const TopicGrid& grid) {
    Document document;
    document.schema = "tiers.event.grid/1";
    document.sections = {places_of(grid), clashes_of(grid), measures_of(grid)};
    return document;
}

Document grid_page(const TopicGrid& grid, Language language) {
    Document document;
    document.schema = "tiers.event.grid/1";
    document.title = grid.event.title;
    const auto zone = Zone::named(grid.event.zone);
    std::optional<Day> last;
    for (const auto& slot : grid.slots) {
        const auto day = zone.day(slot.start);
        if (last == day) continue;
        last = day;
        auto table = timetable_of(grid, day);
        table.title = long_date(day, language);
        document.sections.emplace_back(std::move(table));
    }
    document.sections.emplace_back(figures(grid));
    if (!grid.clashes.empty()) document.sections.emplace_back(clashes_of(grid));
    if (auto dropped = dropped_of(grid); !dropped.rows.empty()) document.sections.emplace_back(std::move(dropped));
    document.notes.emplace_back(
        tr("Expected satisfaction: of somebody's n wishes, k in a slot are worth 2k/(n(k+1)); the mean over the people "
           "who wish for something."));
    return document;
}

}  // namespace tiers::event
