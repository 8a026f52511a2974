#include "catalogue/closure_calendar.h"

#include <tiers/error.h>
#include <tiers/limits.h>
#include <algorithm>

#include "base/text.h"
#include "catalogue/file.h"
#include "format/calendar_events.h"
#include "format/event_times.h"
#include "format/following.h"

namespace tiers::catalogue {

namespace {

using format::CalendarEvent;

Day end_of_year_after_next(Day today) {
    const auto year = std::chrono::year_month_day(today).year() + std::chrono::years(3);
    return Day(year / std::chrono::January / 1);
}

/// Wall times at which an event that comes again starts, without its exceptions.
std::vector<WallTime> starts(const CalendarEvent& event, const Zone& zone, const format::Exceptions& apart,
                             WallTime before) {
    auto set = format::starts_of(event, zone);
    if (const auto found = apart.find(event.uid); found != apart.end() && !event.recurrence_id)
        for (const auto& time : found->second) set.except.push_back(format::wall_in(time, zone));
    auto walls = set.expand(limits::occurrences + 1, before);
    if (walls.size() > limits::occurrences)
        throw BadInput("too_many_occurrences", say("it comes more than {} times", limits::occurrences));
    return walls;
}

/// Reads one calendar for one place.
class Reader {
public:
    Reader(Zone place, std::string source, Day before)
        : place_(std::move(place)), source_(std::move(source)), before_(before) {}

    std::vector<Closure> read(const std::string& bytes) {
        const auto events = format::spread_following(
            format::newest(format::read_calendar(bytes).events), [&](const auto&) { return place_; }, before_);
        apart_ = format::exceptions_of(events);
        for (const auto& event : events) {
            try {
                take(event);
            } catch (const BadInput& error) {
                throw BadInput(error.code(),
                               event.broken.empty() ? say("line {}: {}", event.line, error.what()) : event.broken);
            }
        }
        return std::move(closures_);
    }

private:
    void take(const CalendarEvent& event) {
        if (!event.broken.empty()) throw BadInput("broken", event.broken);
        if (event.status == "CANCELLED") return;
        const auto span = format::span_of(event, place_);
        if (!format::comes_again(event)) return close(event, span);
        const auto zone = format::zone_of_rule(event, place_);
        const auto first = zone.wall(span.start);
        const auto lasts = zone.wall(span.end) - first;
        for (const auto wall : starts(event, zone, apart_, WallTime(before_)))
            close(event, {zone.instant(wall), zone.instant(wall + lasts)});
    }

    void close(const CalendarEvent& event, const Span& span) {
        closures_.push_back({place_.day(span.start), place_.day(span.end - Seconds(1)),
                             std::string(trim(split(event.summary, '\n').front())), source_});
    }

    Zone place_;
    std::string source_;
    Day before_;
    format::Exceptions apart_;
    std::vector<Closure> closures_;
};

/// The same days are closed once, whoever says so.
void add(std::vector<Closure>& closures, const std::vector<Closure>& more) {
    for (const auto& closure : more)
        if (std::none_of(closures.begin(), closures.end(),
                         [&](const auto& other) { return other.first == closure.first && other.last == closure.last; }))
            closures.push_back(closure);
}

}  // namespace

std::vector<Problem> add_calendar_closures(Catalogue& catalogue, const Node& root, const std::filesystem::path& folder,
                                           Instant now) {
    std::vector<Problem> problems;
    for (std::size_t i = 0; i < catalogue.places.size(); ++i) {
        auto& place = catalogue.places[i];
        const auto* files = (*root.find("place")->array())[i].find("closures_ics");
        if (!files) continue;
        const auto zone = Zone::named(place.timezone);
        const auto before = end_of_year_after_next(zone.day(now));
        for (const auto& file : *files->array()) {
            try {
                Reader reader(zone, *file.text(), before);
                add(place.closures, reader.read(bytes_beside(folder / *file.text())));
            } catch (const BadInput& error) {
                problems.push_back({file.at, say("'{}': {}", *file.text(), error.what())});
            }
        }
    }
    return problems;
}

}  // namespace tiers::catalogue
