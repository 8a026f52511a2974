#include <fmt/format.h>
#include <tiers/catalogue.h>
#include <tiers/programme.h>
#include <tiers/words.h>
#include <algorithm>
#include <map>

#include "event/room_names.h"
#include "event/speakers.h"
#include "i18n/dates.h"
#include "i18n/empty_columns.h"

namespace tiers::exchange {

namespace {

using event::Session;
using Sessions = std::vector<Session>;
using Block = Timetable::Block;

/// Minutes after the midnight a day begins with; what ends later is shown to the end of the day.
int minute_of(Instant at, Day day, const Zone& zone) {
    constexpr std::int64_t all = 1440;
    const auto minutes = std::chrono::floor<Minutes>(zone.wall(at) - WallTime(day)).count();
    return static_cast<int>(std::clamp<std::int64_t>(minutes, 0, all));
}

/// "09:00-10:30"
std::string hours_of(const Session& session) {
    const auto zone = Zone::named(session.zone);
    return clock(zone.wall(session.span.start)) + "-" + clock(zone.wall(session.span.end));
}

Block block_of(const Session& session, Day day) {
    const auto zone = Zone::named(session.zone);
    Block block{minute_of(session.span.start, day, zone),
                minute_of(session.span.end, day, zone),
                Timetable::Look::booked,
                {session.title}};
    if (const auto names = event::speaker_names(session); !names.empty()) block.lines.push_back(names);
    return block;
}

/// The sessions of a room with the free time between them; each begins where the one before has ended.
std::vector<Block> with_gaps(const std::vector<Block>& sessions, int from) {
    std::vector<Block> blocks;
    auto at = from;
    for (const auto& session : sessions) {
        if (session.from > at) blocks.push_back({at, session.from, Timetable::Look::free});
        blocks.push_back(session);
        at = std::max(at, session.to);
    }
    return blocks;
}

/// In the order in which sessions begin in them.
std::vector<std::string> rooms_of(const Sessions& sessions, const event::RoomNames& rooms) {
    std::vector<std::string> found;
    for (const auto& session : sessions)
        if (auto room = rooms.of(session); std::ranges::find(found, room) == found.end())
            found.push_back(std::move(room));
    return found;
}

Timetable day_timetable(const Sessions& sessions, Day day, const event::RoomNames& rooms) {
    Timetable timetable;
    timetable.from = 24 * 60;
    std::map<std::string, std::vector<Block>> blocks;
    for (const auto& session : sessions) {
        const auto& block = blocks[rooms.of(session)].emplace_back(block_of(session, day));
        timetable.from = std::min(timetable.from, block.from / 60 * 60);
        timetable.to = std::max(timetable.to, (block.to + 59) / 60 * 60);
    }
    for (const auto& room : rooms_of(sessions, rooms))
        timetable.columns.push_back({room.empty() ? "–" : room, with_gaps(blocks[room], timetable.from)});
    return timetable;
}

Table day_table(const Sessions& sessions, const event::RoomNames& rooms) {
    Table table{.columns = {{"hours", tr("Hours"), Kind::code},
                            {"title", tr("Session"), Kind::text},
                            {"room", tr("Room"), Kind::text},
                            {"track", tr("Track"), Kind::text},
                            {"speakers", tr("Speakers"), Kind::text}}};
    for (const auto& session : sessions)
        table.rows.push_back({hours_of(session), session.title, cell(rooms.of(session)), cell(session.track),
                              cell(event::speaker_names(session))});
    return table;
}

Table summaries(const Sessions& sessions) {
    Table table{.title = tr("What they are about"),
                .columns = {{"title", tr("Session"), Kind::text}, {"summary", tr("What it is about"), Kind::text}}};
    for (const auto& session : sessions)
        if (!session.summary.empty()) table.rows.push_back({session.title, session.summary});
    return table;
}

/// "Thu 2 April 2026"
std::string day_title(Day day, Language language) {
    return short_weekday(std::chrono::weekday(day).iso_encoding(), language) + " " + long_date(day, language);
}

std::map<Day, Sessions> by_day(const Sessions& sessions) {
    std::map<Day, Sessions> days;
    for (const auto& session : sessions) days[Zone::named(session.zone).day(session.span.start)].push_back(session);
    return days;
}

}  // namespace

Document programme(const Store& store, const event::Event& event, Language language) {
    const auto sessions = event::sessions(store, event);
    const auto days = by_day(sessions);
    const event::RoomNames rooms(store);
    Document document;
    document.schema = "tiers.event.export/1";
    document.title = event.title;
    document.whose = catalogue::find_place(store, event.place).name;
    if (!days.empty()) document.period = Period{days.begin()->first, days.rbegin()->first + one_day, {}};
    if (!event.summary.empty()) document.sections.emplace_back(Paragraph{event.summary});
    for (const auto& [day, of_day] : days) {
        auto table = day_table(of_day, rooms);
        hide_empty_columns(table);
        table.title = day_title(day, language);
        document.sections.emplace_back(std::move(table));
        document.sections.emplace_back(day_timetable(of_day, day, rooms));
    }
    if (auto table = summaries(sessions); !table.rows.empty()) document.sections.emplace_back(std::move(table));
    return document;
}

}  // namespace tiers::exchange
