#include <tiers/error.h>
#include <tiers/limits.h>
#include <tiers/quote.h>
#include <algorithm>
#include <set>

#include "base/text.h"
#include "booking/booking_store.h"
#include "booking/lapse.h"
#include "booking/site.h"
#include "booking/waiting.h"
#include "sql.h"
#include "time/recurrence_set.h"

namespace tiers::booking {

namespace {

/// How far a series without end is written where the resource has no horizon.
constexpr std::chrono::days default_horizon(365);

/// A series on wall time: zones are applied last, occurrence by occurrence.
struct Plan {
    RecurrenceSet set;
    Seconds duration;
    Zone zone;  ///< that of the place, or the one a calendar of others gives
};

/// In wall time of the series.
WallTime horizon(const Plan& plan, const Site& site, Instant now) {
    const auto today = site.zone.day(now);
    const auto days = site.resource.rules.horizon.on(today).value_or(default_horizon);
    return plan.zone.wall(site.zone.midnight(today + days + std::chrono::days(1)));
}

/// Before what a series without end is written for now: those that end within the horizon, and the first.
WallTime end_of_writing(const Plan& plan, const Site& site, Instant now) {
    return std::max(horizon(plan, site, now) - plan.duration, plan.set.start) + Seconds(1);
}

std::vector<WallTime> occurrences(const Plan& plan, const Site& site, Instant now) {
    const auto& set = plan.set;
    const auto before = set.endless() ? std::optional(end_of_writing(plan, site, now)) : std::nullopt;
    // One more than allowed, to tell a series at the limit from one beyond it.
    auto walls = set.expand(limits::occurrences + 1, before);
    if (walls.size() > limits::occurrences)
        throw BadInput("too_many_occurrences", say("a series has at most {} occurrences", limits::occurrences),
                       tr("give it an end: COUNT or UNTIL"));
    if (walls.empty() && set.except.empty() && set.except_days.empty())
        throw BadInput("no_occurrence", tr("the rule gives no occurrence"));
    return walls;
}

/// What a series has gained since its last occurrence was written; the limit counts from there.
std::vector<WallTime> gained(const Plan& plan, const Site& site, Instant now, WallTime last) {
    const auto before = end_of_writing(plan, site, now);
    std::vector<WallTime> walls;
    plan.set.each(
        [&](WallTime wall) {
            if (wall > last) walls.push_back(wall);
            return walls.size() < limits::occurrences;
        },
        before);
    return walls;
}

/// A rule that comes again sooner than its booking ends would conflict with itself.
void check_against_itself(const std::vector<WallTime>& walls, Seconds duration) {
    for (std::size_t i = 1; i < walls.size(); ++i)
        if (walls[i] - walls[i - 1] < duration)
            throw BadInput("overlaps_itself",
                           say("the series comes again on {} before its booking has ended", iso(walls[i])),
                           tr("make the booking shorter or the rule rarer"));
}

/// As long on the wall as the first one; when the clock changes in between, the wall may show an end before the start.
Span span_of(const Plan& plan, WallTime wall) {
    const auto start = plan.zone.instant(wall), end = plan.zone.instant(wall + plan.duration);
    return {start, end > start ? end : start + plan.duration};
}

Seconds duration_on_wall(const Span& span, const Zone& zone) {
    const auto duration = zone.wall(span.end) - zone.wall(span.start);
    return duration > Seconds(0) ? duration : span.end - span.start;
}

Plan plan_of(const Site& site, const Request& request) {
    const auto zone = request.zone.empty() ? site.zone : Zone::named(request.zone);
    RecurrenceSet set{zone.wall(request.span.start), {}, request.also, request.except_times, request.except};
    if (!request.rrule.empty()) set.rule = Recurrence::parse(request.rrule).in(zone);
    if (set.rule && set.rule->sub_daily())
        throw BadInput("sub_daily", tr("a series comes at most once a day"),
                       tr("FREQ=DAILY, WEEKLY, MONTHLY or YEARLY"));
    return {std::move(set), duration_on_wall(request.span, zone), zone};
}

template <class Time>
void add_dates(std::vector<std::string>& texts, const std::vector<Time>& times) {
    for (const auto time : times) texts.push_back(iso(time));
}

std::string exdates(const RecurrenceSet& set) {
    std::vector<std::string> texts;
    add_dates(texts, set.except);
    add_dates(texts, set.except_days);
    return join(texts, " ");
}

std::string rdates(const RecurrenceSet& set) {
    std::vector<std::string> texts;
    add_dates(texts, set.also);
    return join(texts, " ");
}

std::int64_t insert_series(Store& store, const Site& site, const Request& request, const Plan& plan) {
    auto statement = store.db().prepare(sql::booking::insert_series);
    statement.bind(":resource", site.resource.row)
        .bind(":member", request.member)
        .bind(":zone", plan.zone.name())
        .bind(":wall_start", plan.set.start)
        .bind(":duration", plan.duration)
        .bind(":rrule", request.rrule)
        .bind(":exdates", exdates(plan.set))
        .bind(":rdates", rdates(plan.set))
        .bind(":seats", request.seats)
        .bind(":label", request.label)
        .bind(":now", store.now())
        .run();
    return store.db().last_id();
}

void update_series(Store& store, std::int64_t series, const Site& site, const Request& request, const Plan& plan) {
    auto statement = store.db().prepare(sql::booking::update_series);
    statement.bind(":id", series)
        .bind(":resource", site.resource.row)
        .bind(":zone", plan.zone.name())
        .bind(":wall_start", plan.set.start)
        .bind(":duration", plan.duration)
        .bind(":rrule", request.rrule)
        .bind(":exdates", exdates(plan.set))
        .bind(":rdates", rdates(plan.set))
        .bind(":label", request.label)
        .run();
}

/// Whether an occurrence that is refused is left out of its series and listed.
bool left_out(const Request& request, const Error& error) {
    if (error.exit() == Exit::conflict) return request.skip_conflicts;
    return error.exit() == Exit::refused && (request.skip_conflicts || request.imported);
}

/// What a series has, by what a change of it means for them; those that others see to are in neither.
struct SortedOut {
    std::vector<Booking> staying, leaving;
};

SortedOut sorted_out(std::vector<Booking> bookings, const Plan& plan, const std::vector<WallTime>& walls,
                     const std::vector<WallTime>& apart) {
    SortedOut sorted;
    for (auto& booking : bookings) {
        const auto wall = *booking.original;
        if (std::find(apart.begin(), apart.end(), wall) != apart.end()) continue;
        const auto stays = booking.span == span_of(plan, wall) && std::binary_search(walls.begin(), walls.end(), wall);
        (stays ? sorted.staying : sorted.leaving).push_back(std::move(booking));
    }
    return sorted;
}

/// Writes occurrences; those that are left out are listed instead.
void write_all(Store& store, const Site& site, const Request& request, const Plan& plan,
               const std::vector<WallTime>& walls, std::int64_t series, Made& made) {
    for (const auto wall : walls) {
        try {
            made.bookings.push_back(write(store, site, request, span_of(plan, wall), series, wall, &made.steps));
        } catch (const Error& error) {
            if (error.exit() != Exit::conflict && error.exit() != Exit::refused) throw;
            if (!left_out(request, error))
                throw Error(error.exit(), error.code(), say("{} (on {})", error.what(), iso(wall)),
                            request.imported ? std::string() : tr("--skip-conflicts books the rest"));
            made.skipped.push_back({wall, error.code(), error.what()});
        }
    }
}

void relabel(Store& store, const Booking& booking, const std::string& label) {
    if (booking.label == label) return;
    auto statement = store.db().prepare("update booking set label = :label, recorded = :now where id = :id");
    statement.bind(":id", booking.id).bind(":label", label).bind(":now", store.now()).run();
}

struct Endless {
    std::int64_t id;
    Request request;
    Plan plan;
    WallTime last;
};

/// Dates as they are stored: wall times, and whole days where they are read.
void read_dates(const std::string& text, std::vector<WallTime>& walls, std::vector<Day>* days) {
    for (const auto date : split(text, ' ')) {
        if (date.size() > 10)
            walls.push_back(Zone::utc().wall(parse_instant(date, Zone::utc())));
        else if (days && date.size() == 10)
            days->push_back(parse_day(date));
    }
}

std::vector<Endless> endless_series(const Store& store) {
    std::vector<Endless> found;
    auto row = store.db().prepare(sql::booking::endless_series);
    while (row.step()) {
        auto rule = Recurrence::parse(row.text(5));
        if (!rule.endless()) continue;
        RecurrenceSet set{row.wall(3), std::move(rule), {}, {}, {}};
        read_dates(row.text(6), set.except, &set.except_days);
        read_dates(row.text(12), set.also, nullptr);
        Endless series{
            row.integer(0), {}, {std::move(set), Seconds(row.integer(4)), Zone::named(row.text(10))}, row.wall(9)};
        series.request.resource = row.text(1);
        series.request.member = row.integer(2);
        series.request.seats = static_cast<int>(row.integer(7));
        series.request.label = row.text(8);
        series.request.skip_conflicts = true;
        series.request.imported = row.integer(11) != 0;
        found.push_back(std::move(series));
    }
    return found;
}

}  // namespace

Made add_series(Store& store, const Site& site, const Request& request) {
    const auto plan = plan_of(site, request);
    const auto walls = occurrences(plan, site, store.now());
    check_against_itself(walls, plan.duration);
    Made made;
    made.series = insert_series(store, site, request, plan);
    write_all(store, site, request, plan, walls, *made.series, made);
    // A calendar may have put every occurrence elsewhere, one by one.
    const auto all_apart = request.imported && made.skipped.empty();
    if (made.bookings.empty() && !all_apart)
        throw Conflict("nothing_booked", tr("no occurrence of the series can be booked"));
    return made;
}

SeriesChange change_series(Store& store, std::int64_t series, const Request& request,
                           const std::vector<WallTime>& apart) {
    end_lapsed(store);
    const auto where = site(store, request.resource);
    const auto plan = plan_of(where, request);
    auto walls = occurrences(plan, where, store.now());
    check_against_itself(walls, plan.duration);
    update_series(store, series, where, request, plan);
    SeriesChange change;
    auto [staying, leaving] = sorted_out(live_of_series(store, series), plan, walls, apart);
    for (const auto& booking : staying) relabel(store, booking, request.label);
    for (const auto& booking : leaving) {
        end(store, booking.id, "cancelled");
        release_price(store, booking.id);
    }
    std::erase_if(walls, [&, &stay = staying](WallTime wall) {
        return std::any_of(stay.begin(), stay.end(), [&](const auto& booking) { return *booking.original == wall; });
    });
    Made made;
    write_all(store, where, request, plan, walls, series, made);
    if (!leaving.empty()) record(store, "cancelled", leaving);
    if (!made.bookings.empty()) record(store, "booked", made.bookings);
    if (!request.imported) promote(store, leaving);
    change.ended = std::move(leaving);
    change.written = std::move(made.bookings);
    change.skipped = std::move(made.skipped);
    return change;
}

void park_leaving(Store& store, std::int64_t series, const Request& request, const std::vector<WallTime>& apart) {
    const auto where = site(store, request.resource);
    const auto plan = plan_of(where, request);
    const auto walls = occurrences(plan, where, store.now());
    for (const auto& booking : sorted_out(live_of_series(store, series), plan, walls, apart).leaving)
        park(store, booking.id);
}

std::vector<Extended> extend(Store& store) {
    end_lapsed(store);
    std::vector<Extended> all;
    for (const auto& series : endless_series(store)) {
        const auto where = site(store, series.request.resource);
        const auto walls = gained(series.plan, where, store.now(), series.last);
        Made made;
        write_all(store, where, series.request, series.plan, walls, series.id, made);
        if (!made.bookings.empty()) record(store, "extended", made.bookings);
        if (!made.bookings.empty() || !made.skipped.empty())
            all.push_back({series.id, std::move(made.bookings), std::move(made.skipped)});
    }
    return all;
}

}  // namespace tiers::booking
