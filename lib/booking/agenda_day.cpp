#include "booking/agenda_day.h"

#include <fmt/format.h>
#include <tiers/words.h>
#include <algorithm>

#include "booking/capacity.h"
#include "i18n/dates.h"

namespace tiers::booking {

namespace {

using Look = Timetable::Look;

constexpr int day_minutes = 24 * 60;

/// All that makes up a day of a resource.
struct DayOfResource {
    const catalogue::Resource& resource;
    Day day;
    Zone zone;
    Span span;
    std::vector<Booking> bookings;   ///< of itself
    std::vector<Booking> elsewhere;  ///< of what shares a part with it
    std::vector<Span> free, open;
    const Naming& naming;
    Language language;
};

void take_bookings(const Store& store, const std::string& resource, const Span& span, std::vector<Booking>& into) {
    each(store, {.span = span, .resource = resource}, [&](const Booking& booking) { into.push_back(booking); });
}

std::vector<Booking> bookings_elsewhere(const Store& store, const catalogue::Resource& resource, const Span& span) {
    std::vector<Booking> found;
    const auto rows = excluded(store, resource.row);
    if (rows.empty()) return found;
    for (const auto& place : catalogue::applied(store).places)
        for (const auto& other : place.resources)
            if (std::ranges::find(rows, other.row) != rows.end()) take_bookings(store, other.id, span, found);
    return found;
}

DayOfResource whole_day(const Store& store, const catalogue::Resource& resource, Day day, const Naming& naming,
                        Language language) {
    const auto zone = Zone::named(catalogue::place_of(store, resource).timezone);
    const Span span{zone.midnight(day), zone.midnight(day + one_day)};
    DayOfResource found{resource, day, zone, span, {}, {}, {}, {}, naming, language};
    take_bookings(store, resource.id, span, found.bookings);
    found.elsewhere = bookings_elsewhere(store, resource, span);
    for (const auto& window : free(store, resource, span, Seconds(1), 1)) found.free.push_back(window.span);
    found.open = catalogue::open_spans(store, resource, span);
    return found;
}

/// The instants at which the day may change its look.
std::vector<Instant> borders_of_day(const DayOfResource& day) {
    std::vector<Instant> at = {day.span.start, day.span.end};
    const auto add = [&](const Span& span) {
        for (const auto border : {span.start, span.end})
            if (day.span.contains(border)) at.push_back(border);
    };
    for (const auto* bookings : {&day.bookings, &day.elsewhere})
        for (const auto& booking : *bookings) add(booking.span);
    for (const auto* spans : {&day.free, &day.open})
        for (const auto& span : *spans) add(span);
    std::sort(at.begin(), at.end());
    at.erase(std::unique(at.begin(), at.end()), at.end());
    return at;
}

bool touches_any(const std::vector<Span>& spans, const Span& piece) {
    return std::ranges::any_of(spans, [&](const Span& span) { return span.overlaps(piece); });
}

std::vector<const Booking*> overlapping(const std::vector<Booking>& bookings, const Span& piece) {
    std::vector<const Booking*> found;
    for (const auto& booking : bookings)
        if (booking.span.overlaps(piece)) found.push_back(&booking);
    return found;
}

/// "14:00-16:00", or both days where they are two.
std::string hours_of(const Booking& booking, const DayOfResource& day) {
    const auto from = day.zone.wall(booking.span.start), to = day.zone.wall(booking.span.end);
    if (day.zone.day(booking.span.start) == day.zone.day(booking.span.end) || to == WallTime(day.day + one_day))
        return fmt::format("{}-{}", clock(from), clock(to));
    return shown(booking.span, day.zone, day.language);
}

std::string who(const Booking& booking, const Naming& naming) {
    if (naming.names(booking)) return booking.member_name;
    return booking.label.empty() ? tr("reserved") : booking.label;
}

std::vector<std::string> booking_lines(const Booking& booking, const DayOfResource& day) {
    std::vector<std::string> lines{who(booking, day.naming), hours_of(booking, day)};
    if (booking.resource_id != day.resource.id) lines.push_back(booking.resource_name);
    if (booking.state != "confirmed") lines.emplace_back(tr("to be confirmed"));
    if (day.naming.names(booking) && !booking.label.empty()) lines.push_back(booking.label);
    return lines;
}

/// Of seats, how many are taken comes before by whom.
std::vector<std::string> seat_lines(const std::vector<const Booking*>& bookings, const DayOfResource& day) {
    int seats = 0;
    std::vector<std::string> lines(1);
    for (const auto* booking : bookings) {
        seats += booking->seats;
        if (!day.naming.names(*booking) && booking->label.empty()) continue;
        lines.push_back(who(*booking, day.naming));
        lines.push_back(hours_of(*booking, day));
    }
    lines.front() = say("{} of {} taken", seats, day.resource.seats.on(day.day).value_or(seats));
    return lines;
}

bool is_sure(const std::vector<const Booking*>& bookings) {
    return std::ranges::all_of(bookings, [](const Booking* booking) { return booking->state == "confirmed"; });
}

/// What a piece of the day looks like, of which nothing changes.
Timetable::Block block_of(const DayOfResource& day, const Span& piece) {
    auto bookings = overlapping(day.bookings, piece);
    const auto seats = !bookings.empty() && !day.resource.whole();
    if (bookings.empty()) bookings = overlapping(day.elsewhere, piece);
    if (!bookings.empty())
        return {.look = is_sure(bookings) ? Look::booked : Look::tentative,
                .lines = seats ? seat_lines(bookings, day) : booking_lines(*bookings.front(), day)};
    if (touches_any(day.free, piece)) return {.look = Look::free, .lines = {tr("free")}};
    return {.look = Look::closed, .lines = {touches_any(day.open, piece) ? tr("kept free") : tr("closed")}};
}

/// Rounded so that a piece is never shorter than it is.
int minute_of(const DayOfResource& day, Instant at, bool up) {
    const auto seconds = day.zone.wall(at) - WallTime(day.day) + Seconds(up ? 59 : 0);
    return std::clamp(static_cast<int>(std::chrono::floor<Minutes>(seconds).count()), 0, day_minutes);
}

}  // namespace

/// Wall minutes: the hour that a clock shows twice is one hour of the day, and what is booked in it has its minute.
std::vector<Timetable::Block> day_blocks(const Store& store, const catalogue::Resource& resource, Day when,
                                         const Naming& naming, Language language) {
    const auto day = whole_day(store, resource, when, naming, language);
    const auto at = borders_of_day(day);
    std::vector<Timetable::Block> blocks;
    int from = 0;
    for (std::size_t i = 1; i < at.size(); ++i) {
        const Span piece{at[i - 1], at[i]};
        auto block = block_of(day, piece);
        const auto taken = block.look == Look::booked || block.look == Look::tentative;
        const auto to = piece.end == day.span.end ? day_minutes
                                                  : std::max(minute_of(day, piece.end, taken), from + (taken ? 1 : 0));
        if (to <= from) continue;
        if (!blocks.empty() && blocks.back().look == block.look && blocks.back().lines == block.lines) {
            blocks.back().to = to;
        } else {
            block.from = from;
            block.to = to;
            blocks.push_back(std::move(block));
        }
        from = to;
    }
    return blocks;
}

}  // namespace tiers::booking
