#include <fmt/format.h>
#include <tiers/agenda.h>
#include <tiers/words.h>
#include <algorithm>

#include "booking/agenda_day.h"
#include "i18n/dates.h"

namespace tiers::booking {

namespace {

using Look = Timetable::Look;

constexpr std::chrono::days most_days(7);

bool is_open(const Timetable::Column& column) {
    return std::ranges::any_of(column.blocks, [](const auto& block) { return block.look != Look::closed; });
}

/// The whole hours that hold all that is open or booked; nothing is drawn where there is none.
void fit_hours(Timetable& timetable) {
    timetable.from = 24 * 60;
    for (const auto& column : timetable.columns)
        for (const auto& block : column.blocks)
            if (block.look != Look::closed) {
                timetable.from = std::min(timetable.from, block.from / 60 * 60);
                timetable.to = std::max(timetable.to, (block.to + 59) / 60 * 60);
            }
    if (timetable.from < timetable.to) return;
    timetable.columns.clear();
    if (timetable.legend.empty()) timetable.legend = tr("closed");
}

/// "Mon 9"
std::string day_heading(Day day, Language language) {
    const std::chrono::year_month_day date(day);
    return fmt::format("{} {}", short_weekday(std::chrono::weekday(day).iso_encoding(), language),
                       static_cast<unsigned>(date.day()));
}

void mark_now(Timetable& timetable, const Zone& zone, Instant now, const DaySpan& days) {
    const auto wall = zone.wall(now);
    if (!days.contains(zone.day(now))) return;
    timetable.now = static_cast<int>(std::chrono::floor<Minutes>(wall - WallTime(zone.day(now))).count());
}

/// Leaves out the days at either end on which it is closed, and says which.
void drop_closed_ends(Timetable& timetable) {
    auto& columns = timetable.columns;
    const auto first = std::ranges::find_if(columns, is_open);
    const auto last = std::find_if(columns.rbegin(), columns.rend(), is_open).base();
    std::string closed;
    const auto tell = [&](auto begin, auto end) {
        for (; begin != end; ++begin) closed += (closed.empty() ? "" : ", ") + begin->heading;
    };
    tell(columns.begin(), first);
    if (first != columns.end()) tell(last, columns.end());
    if (!closed.empty()) timetable.legend = say("closed: {}", closed);
    columns = first == columns.end() ? std::vector<Timetable::Column>{} : std::vector(first, last);
}

/// The resources of a place side by side.
Timetable resources_on_day(const Store& store, const std::vector<catalogue::Resource>& resources, Day day,
                           const Naming& naming, Language language) {
    const auto zone = Zone::named(catalogue::place_of(store, resources.front()).timezone);
    Timetable timetable;
    for (const auto& resource : resources)
        timetable.columns.push_back(
            {resource.name, day_blocks(store, resource, day, naming, language), zone.day(store.now()) == day});
    fit_hours(timetable);
    mark_now(timetable, zone, store.now(), {day, day + one_day});
    return timetable;
}

/// The days of a resource side by side.
Timetable resource_days(const Store& store, const catalogue::Resource& resource, const DaySpan& days,
                        const Naming& naming, Language language) {
    const auto zone = Zone::named(catalogue::place_of(store, resource).timezone);
    Timetable timetable;
    for (auto day = days.start; day < days.end; day += one_day)
        timetable.columns.push_back({day_heading(day, language), day_blocks(store, resource, day, naming, language),
                                     zone.day(store.now()) == day});
    drop_closed_ends(timetable);
    fit_hours(timetable);
    mark_now(timetable, zone, store.now(), days);
    return timetable;
}

/// Those of each place together, in the order they came.
std::vector<std::vector<catalogue::Resource>> by_place(const std::vector<catalogue::Resource>& resources) {
    std::vector<std::vector<catalogue::Resource>> places;
    for (const auto& resource : resources) {
        const auto place =
            std::ranges::find_if(places, [&](const auto& known) { return known.front().place == resource.place; });
        (place == places.end() ? places.emplace_back() : *place).push_back(resource);
    }
    return places;
}

std::vector<Timetable> timetables(const Store& store, const AgendaQuery& query, Language language) {
    if (query.resources.empty()) return {};
    const auto zone = Zone::named(catalogue::place_of(store, query.resources.front()).timezone);
    const auto named = naming(store, query.names, zone.day(store.now()));
    const auto places = by_place(query.resources);
    std::vector<Timetable> found;
    for (const auto& resources : places) {
        const auto place = places.size() > 1 ? catalogue::place_of(store, resources.front()).name : std::string();
        if (query.days.end - query.days.start == one_day) {
            found.push_back(resources_on_day(store, resources, query.days.start, named, language));
            found.back().title = place;
            continue;
        }
        for (const auto& resource : resources) {
            found.push_back(resource_days(store, resource, query.days, named, language));
            found.back().title = place.empty() ? resource.name : fmt::format("{}, {}", resource.name, place);
        }
    }
    return found;
}

void add_rows(const Store& store, const catalogue::Resource& resource, const DaySpan& days, std::vector<Row>& rows) {
    const auto zone = Zone::named(catalogue::place_of(store, resource).timezone);
    const Span span{zone.midnight(days.start), zone.midnight(days.end)};
    std::vector<std::pair<Instant, Row>> found;
    each(store, {.span = span, .resource = resource.id}, [&](const Booking& booking) {
        found.push_back({booking.span.start,
                         {resource.id, cell(zone, booking.span.start), cell(zone, booking.span.end), msgid("booked"),
                          std::int64_t{booking.seats}, id_value(booking.id), id_value(booking.member),
                          booking.member_name, cell(booking.label), booking.state}});
    });
    for (const auto& window : free(store, resource, span, Seconds(1), 1))
        found.push_back({window.span.start,
                         {resource.id, cell(zone, window.span.start), cell(zone, window.span.end), msgid("free"),
                          std::int64_t{window.seats}, Value(), Value(), Value(), Value(), Value()}});
    std::ranges::stable_sort(found, {}, &std::pair<Instant, Row>::first);
    for (auto& [start, row] : found) rows.push_back(std::move(row));
}

}  // namespace

std::vector<Column> agenda_columns() {
    return {{"resource", tr("Resource"), Kind::code},
            {"start", tr("Start"), Kind::instant},
            {"end", tr("End"), Kind::instant},
            {"what", tr("What"), Kind::word},
            {"seats", tr("Seats"), Kind::count},
            {"booking", tr("Booking"), Kind::id},
            {"member", tr("Member"), Kind::id, "", false, machine_only},
            {"member_name", tr("Name"), Kind::text},
            {"label", tr("Label"), Kind::text},
            {"state", tr("State"), Kind::word}};
}

std::vector<Row> agenda_rows(const Store& store, const AgendaQuery& query) {
    std::vector<Row> rows;
    for (const auto& resource : query.resources) add_rows(store, resource, query.days, rows);
    return rows;
}

Document agenda(const Store& store, const AgendaQuery& query, Language language) {
    if (query.days.end - query.days.start > most_days)
        throw BadInput("long_period", tr("an agenda is of a day, or of up to a week"), "tiers book list");
    Document document;
    document.schema = "tiers.book.agenda/1";
    const auto alone = query.resources.size() == 1;
    document.title = alone ? query.resources.front().name : tr("Bookings");
    document.period = Period{query.days.start, query.days.end, {}};
    const auto places = by_place(query.resources);
    document.whose = places.size() == 1 ? catalogue::place_of(store, places.front().front()).name
                                        : catalogue::operator_of(store).name;
    for (auto& timetable : timetables(store, query, language)) {
        if (alone) timetable.title.clear();
        document.sections.emplace_back(std::move(timetable));
    }
    return document;
}

}  // namespace tiers::booking
