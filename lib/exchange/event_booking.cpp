#include "exchange/event_booking.h"

#include <tiers/error.h>
#include <algorithm>

#include "base/digest.h"
#include "base/text.h"
#include "exchange/calendar_map.h"
#include "format/event_times.h"
#include "format/following.h"

namespace tiers::exchange {

using format::CalendarEvent;

namespace {

/// A series that is closed on some days goes on without them, and says so.
void tell_left_out(CalendarVerdict& verdict, const std::vector<booking::Skipped>& skipped) {
    constexpr std::size_t most_told = 5;
    if (skipped.empty()) return;
    std::vector<std::string> walls;
    for (const auto& one : skipped) walls.push_back(iso(one.wall_start));
    const auto all = walls.size();
    walls.resize(std::min(all, most_told));
    verdict.code = skipped.front().code;
    verdict.reason = fmt::format(fmt::runtime(trn("{} occurrence left out: {}", "{} occurrences left out: {}", all)),
                                 all, join(walls, ", ") + (all > most_told ? ", …" : ""));
}

/// How far a series without end goes that its calendar changes from some day on.
Day end_of_next_year(Instant now) {
    const auto year = std::chrono::year_month_day(Zone::utc().day(now)).year() + std::chrono::years(2);
    return Day(year / std::chrono::January / 1);
}

}  // namespace

EventBooking::EventBooking(Store& store, const SourceItems& items, const CalendarOptions& options,
                           const format::Calendar& calendar)
    : store_(store), items_(items), options_(options), calendar_(calendar.name) {
    if (!options.map.otherwise.empty()) catalogue::find_resource(store, options.map.otherwise);
    if (options.member_from != "attendee" && options.member_from != "summary") member_ = taker();
    const auto place = [&](const CalendarEvent& event) {
        const auto here = where(event);
        return here ? here->zone : Zone::utc();
    };
    events_ = format::spread_following(format::newest(calendar.events), place, end_of_next_year(store.now()));
    exceptions_ = format::exceptions_of(events_);
}

/// The member who takes every event: the one named, or an organisation of the source's own.
member::Id EventBooking::taker() const {
    if (!options_.member_from.empty()) return member::find(store_, options_.member_from).id;
    member::Member wanted;
    wanted.kind = "organisation";
    wanted.name = options_.source;
    return member::add(store_, wanted, "calendar " + options_.source).id;
}

member::Id EventBooking::member_of(const CalendarEvent& event) const {
    if (member_) return *member_;
    if (options_.member_from == "summary") return member::find(store_, trim(split(event.summary, '\n').front())).id;
    for (const auto& mail : event.attendees) {
        try {
            return member::find(store_, mail).id;
        } catch (const Error&) {
            continue;  // the next attendee may be known
        }
    }
    throw NotFound("no_member", tr("none of its attendees is a member"), "--member-from");
}

std::optional<Where> EventBooking::where(const CalendarEvent& event) {
    const auto resource = resource_of(options_.map, event, calendar_);
    if (resource.empty()) return std::nullopt;
    const auto known = known_.find(resource);
    if (known != known_.end()) return known->second;
    const auto found = catalogue::find_resource(store_, resource);
    return known_.emplace(resource, Where{found.id, Zone::named(catalogue::place_of(store_, found).timezone)})
        .first->second;
}

Case EventBooking::open(const CalendarEvent& event) {
    const auto here = where(event);
    const auto zone = here ? here->zone : Zone::utc();
    const auto recurrence = event.recurrence_id ? iso(format::wall_in(*event.recurrence_id, zone)) : std::string();
    const auto digest =
        format::digest_of(event, exceptions_, (here ? here->resource : "") + '|' + options_.member_from);
    Case one{event, {event.uid, recurrence}, {}, {event.sequence, digest, {}, {}, {}}, {}, {}};
    // What cannot be read is known again by its content, so that each refusal is told once.
    if (!event.broken.empty()) one.key.recurrence = hex(digest);
    one.before = items_.find(one.key);
    if (one.before) {
        one.item.booking = one.before->booking;
        one.item.series = one.before->series;
    }
    one.verdict.uid = event.uid;
    one.verdict.recurrence = recurrence;
    one.verdict.summary = event.summary;
    return one;
}

void EventBooking::decide(Case& one) {
    const auto& event = one.event;
    if (!event.broken.empty()) throw BadInput("broken", event.broken);
    const auto here = where(event);
    if (!here) throw NotFound("no_resource", tr("nothing in the map tells which resource it is for"));
    one.span = format::span_of(event, here->zone);
    const auto stands = standing(one);
    if (unchanged(one, stands))
        one.verdict.verdict = msgid("unchanged");
    else if (event.status == "CANCELLED")
        cancel_event(one);
    else if (event.recurrence_id)
        take_occurrence(one, *here);
    else if (stands)
        change(one, *here, *stands);
    else
        book(one, *here);
}

std::optional<EventBooking::Standing> EventBooking::standing(const Case& one) const {
    if (!one.before) return std::nullopt;
    if (one.before->booking) {
        const auto booking = booking::get(store_, *one.before->booking);
        if (booking.stands()) return Standing{booking.id, {}, booking.member, booking.resource_id};
    }
    if (!one.before->series) return std::nullopt;
    const auto series = items_.series_of(one.event.uid);
    return series ? std::optional(Standing{{}, series->series, series->member, series->resource}) : std::nullopt;
}

bool EventBooking::unchanged(const Case& one, const std::optional<Standing>& standing) const {
    if (!one.before) return false;
    if (standing && one.event.sequence < one.before->sequence) return true;
    const auto torn_off = one.event.recurrence_id && made_anew_.contains(one.event.uid);
    return one.before->refused.empty() && one.before->digest == one.item.digest && !torn_off;
}

booking::Request EventBooking::request(const CalendarEvent& event, const Where& here) const {
    const auto zone = format::zone_of_rule(event, here.zone);
    booking::Request request;
    request.resource = here.resource;
    request.member = member_of(event);
    request.span = format::span_of(event, here.zone);
    request.label = event.summary;
    request.imported = true;
    request.zone = zone.name();
    if (event.recurrence_id || !format::comes_again(event)) return request;
    auto set = format::starts_of(event, zone);
    request.rrule = event.rrule;
    request.also = std::move(set.also);
    request.except = std::move(set.except_days);
    request.except_times = std::move(set.except);
    // An occurrence that has an event of its own is booked once, where that event puts it.
    if (const auto found = exceptions_.find(event.uid); found != exceptions_.end())
        for (const auto& time : found->second) request.except_times.push_back(format::wall_in(time, zone));
    return request;
}

void EventBooking::book(Case& one, const Where& here) {
    const auto made = booking::add(store_, request(one.event, here));
    one.item.series = made.series;
    one.item.booking = made.series ? std::nullopt : std::optional(made.bookings.front().id);
    one.verdict.verdict = msgid("booked");
    one.verdict.bookings = static_cast<std::int64_t>(made.bookings.size());
    tell_left_out(one.verdict, made.skipped);
}

/// Whether bookings can keep their ids and their presence.
bool EventBooking::changes_in_place(const CalendarEvent& event, const Where& here, const Standing& standing) const {
    if (standing.member != member_of(event) || standing.series.has_value() != format::comes_again(event)) return false;
    return standing.booking || standing.resource == here.resource;
}

void EventBooking::change(Case& one, const Where& here, const Standing& standing) {
    const auto& event = one.event;
    if (!changes_in_place(event, here, standing)) {
        cancel(*one.before, std::nullopt);
        book(one, here);
        made_anew_.insert(event.uid);
    } else if (standing.booking) {
        move(one, here, *standing.booking);
    } else {
        change_series(one, here, *standing.series);
    }
    one.verdict.verdict = msgid("moved");
}

/// Occurrences with an event of their own, as wall times of the series.
std::vector<WallTime> EventBooking::apart(const CalendarEvent& event, const Where& here) const {
    std::vector<WallTime> walls;
    if (const auto found = exceptions_.find(event.uid); found != exceptions_.end())
        for (const auto& time : found->second)
            walls.push_back(format::wall_in(time, format::zone_of_rule(event, here.zone)));
    return walls;
}

void EventBooking::change_series(Case& one, const Where& here, std::int64_t series) {
    const auto changed = booking::change_series(store_, series, request(one.event, here), apart(one.event, here));
    one.verdict.bookings = static_cast<std::int64_t>(std::max(changed.written.size(), changed.ended.size()));
    tell_left_out(one.verdict, changed.skipped);
}

bool EventBooking::park(const Case& one) {
    const auto& event = one.event;
    const auto here = where(event);
    if (event.recurrence_id) {
        const auto booking = occurrence(one);
        if (booking) booking::park(store_, *booking);
        return booking.has_value();
    }
    const auto stands = standing(one);
    if (!here || !stands) return false;
    if (stands->booking)
        booking::park(store_, *stands->booking);
    else if (changes_in_place(event, *here, *stands))
        booking::park_leaving(store_, *stands->series, request(event, *here), apart(event, *here));
    else
        booking::park_series(store_, *stands->series);
    return true;
}

/// RECURRENCE-ID: that one occurrence, at another time.
void EventBooking::take_occurrence(Case& one, const Where& here) {
    const auto& event = one.event;
    one.item.booking = occurrence(one);
    try {
        if (!one.item.booking) return book(one, here);
        move(one, here, *one.item.booking);
    } catch (const Refused& error) {
        if (!event.and_following) throw;
        leave_out(one, error);
    }
}

void EventBooking::move(Case& one, const Where& here, booking::Id booking) {
    booking::move(store_, booking,
                  {.span = one.span,
                   .resource = here.resource,
                   .seats = {},
                   .label = one.event.summary,
                   .overrides = {},
                   .imported = true});
    one.verdict.verdict = msgid("moved");
    one.verdict.bookings = 1;
}

/// What follows in a series goes on without the days that are closed, as the series does.
void EventBooking::leave_out(Case& one, const Error& error) {
    one.verdict.bookings = cancel(one.item, std::nullopt);
    one.item.booking = std::nullopt;
    one.verdict.verdict = msgid("cancelled");
    one.verdict.code = error.code();
    one.verdict.reason = error.what();
}

/// The live booking that stands for an exception: its own, or the one its series wrote.
std::optional<booking::Id> EventBooking::occurrence(const Case& one) const {
    if (const auto own = standing(one)) return own->booking;
    const auto series = items_.series_of(one.event.uid);
    if (!series) return std::nullopt;
    return items_.occurrence(series->series, format::wall_in(*one.event.recurrence_id, Zone::named(series->zone)));
}

void EventBooking::cancel_event(Case& one) {
    auto ending = one.before.value_or(Item{});
    if (one.event.recurrence_id) ending.booking = occurrence(one);
    one.verdict.bookings = cancel(ending, std::nullopt);
    one.verdict.verdict = msgid("cancelled");
    one.item.booking = one.item.series = std::nullopt;
}

std::int64_t EventBooking::cancel(const Item& item, const std::optional<Span>& within) {
    const auto reason = "calendar " + options_.source;
    std::int64_t ended = 0;
    if (item.series)
        ended += static_cast<std::int64_t>(booking::cancel_series(store_, *item.series, within, reason).size());
    if (item.booking && booking::get(store_, *item.booking).stands()) {
        booking::cancel(store_, *item.booking,
                        {.following = false, .reason = reason, .for_nothing = true, .imported = true});
        ++ended;
    }
    return ended;
}

}  // namespace tiers::exchange
