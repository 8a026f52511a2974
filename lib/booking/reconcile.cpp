#include <tiers/reconcile.h>
#include <algorithm>
#include <map>
#include <set>

#include "member/holdings.h"
#include "store/segments.h"

namespace tiers::booking {

namespace {

bool within(const Period& period, Day day) {
    return (!period.from || *period.from <= day) && (!period.to || day < *period.to);
}

/// With the nights on both sides: who is there at the first midnight came before.
Period with_nights(Period period) {
    if (period.from) *period.from -= one_day;
    if (period.to) *period.to += one_day;
    return period;
}

Span span_of(const Period& period, const Zone& zone) {
    constexpr Instant always(Seconds(-62'135'596'800)), never(Seconds(253'402'300'799));
    return {period.from ? zone.midnight(*period.from) : always, period.to ? zone.midnight(*period.to) : never};
}

Span span_of(const member::Presence& presence, Instant now) {
    const auto least = presence.checked_in + Seconds(1);
    return {presence.checked_in, std::max(least, presence.checked_out.value_or(now))};
}

/// When something was, by whose it is.
using Spans = std::map<Id, std::vector<Span>>;

bool any_overlaps(const Spans& spans, Id whose, const Span& span) {
    const auto theirs = spans.find(whose);
    return theirs != spans.end() && std::any_of(theirs->second.begin(), theirs->second.end(),
                                                [&](const Span& other) { return other.overlaps(span); });
}

/// Everything that bears on a period at a place.
struct Rows {
    std::vector<Booking> due;               ///< started in the period, confirmed and over
    std::vector<member::Presence> present;  ///< came in the period
    Spans claimed, there;                   ///< seats, and presences, with the nights on both sides
};

bool claims(const Booking& booking) {
    return booking.confirmed() && (booking.ended.empty() || booking.ended == "no_show");
}
bool is_due(const Booking& booking, Instant now) {
    return booking.span.end <= now;
}

Rows rows_of(const Store& store, const catalogue::Place& place, const Period& period,
             const member::Holdings& holdings) {
    const auto zone = Zone::named(place.timezone);
    std::set<std::int64_t> seats;
    for (const auto& resource : place.resources)
        if (!resource.whole()) seats.insert(resource.row);
    Rows rows;
    Query bookings{.span = span_of(with_nights(period), zone), .place = place.id, .ended = true};
    each(store, bookings, [&](const Booking& booking) {
        if (!claims(booking)) return;
        if (seats.count(booking.resource) > 0) rows.claimed[booking.member].push_back(booking.span);
        if (is_due(booking, store.now()) && within(period, zone.day(booking.span.start))) rows.due.push_back(booking);
    });
    member::PresenceQuery presences;
    presences.period = with_nights(period);
    presences.place = place.id;
    each_presence(store, presences, [&](const member::Presence& presence) {
        const auto day = zone.day(presence.checked_in);
        for (const auto holder : holdings.holders(presence.member, day))
            rows.there[holder].push_back(span_of(presence, store.now()));
        if (within(period, day)) rows.present.push_back(presence);
    });
    return rows;
}

bool was_checked_in(const Booking& booking) {
    return booking.checked_in.has_value();
}

std::vector<Booking> no_shows(const Rows& rows) {
    std::vector<Booking> found;
    for (const auto& one : rows.due)
        if (!was_checked_in(one) && !any_overlaps(rows.there, one.member, one.span)) found.push_back(one);
    return found;
}

std::vector<member::Presence> ghosts(const Store& store, const Rows& rows, const member::Holdings& holdings) {
    std::vector<member::Presence> found;
    for (const auto& one : rows.present) {
        const auto day = Zone::named(one.timezone).day(one.checked_in);
        if (holdings.by(one.member, day, one.place) || member::day_is_covered(store, one.member, day, one.place))
            continue;
        const auto all = holdings.holders(one.member, day);
        const auto span = span_of(one, store.now());
        if (std::none_of(all.begin(), all.end(), [&](Id holder) { return any_overlaps(rows.claimed, holder, span); }))
            found.push_back(one);
    }
    return found;
}

Reconciled reconcile_place(const Store& store, const catalogue::Place& place, const Period& period,
                           const member::Holdings& holdings) {
    const auto rows = rows_of(store, place, period, holdings);
    Reconciled result{.place = place.id,
                      .timezone = place.timezone,
                      .bookings = static_cast<std::int64_t>(rows.due.size()),
                      .presences = static_cast<std::int64_t>(rows.present.size())};
    const auto by_seats = std::any_of(place.resources.begin(), place.resources.end(),
                                      [](const catalogue::Resource& one) { return !one.whole(); });
    if (!rows.present.empty() || std::any_of(rows.due.begin(), rows.due.end(), was_checked_in))
        result.no_shows = no_shows(rows);
    if (!rows.present.empty() && by_seats) result.ghosts = ghosts(store, rows, holdings);
    if (!rows.present.empty()) result.unbilled = member::unbilled_days(store, {period, place.id});
    return result;
}

std::int64_t minutes(const Span& span) {
    return std::chrono::duration_cast<Minutes>(span.end - span.start).count();
}

/// In order of time.
using Lines = std::multimap<Instant, Row>;

Lines lines_of(const Reconciled& place, Instant now) {
    const auto zone = Zone::named(place.timezone);
    Lines lines;
    for (const auto& one : place.no_shows.value_or(std::vector<Booking>{}))
        lines.emplace(one.span.start,
                      Row{msgid("no-show"), place.place, cell(zone, one.span.start), cell(zone, one.span.end),
                          minutes(one.span), one.member, one.member_name, one.resource_id, one.id, Value()});
    for (const auto& one : place.ghosts.value_or(std::vector<member::Presence>{}))
        lines.emplace(one.checked_in,
                      Row{msgid("ghost"), place.place, cell(zone, one.checked_in), cell(zone, one.checked_out),
                          lasted(one, now).count(), one.member, one.member_name, Value(), Value(), one.id});
    for (const auto& one : place.unbilled.value_or(std::vector<member::UnbilledDay>{}))
        lines.emplace(one.span.start,
                      Row{msgid("unbilled"), place.place, cell(zone, one.span.start), cell(zone, one.span.end),
                          std::int64_t{one.minutes.count()}, one.member, one.member_name, Value(), Value(), Value()});
    return lines;
}

Table table_of(const std::vector<Reconciled>& places, Instant now) {
    Table table{.columns = unmatched_columns(), .empty = tr("no no-show, no ghost and no unbilled day was found")};
    for (const auto& place : places) {
        if (!place.no_shows && !place.ghosts)
            table.rows.push_back({msgid("not-measured"), place.place, Value(), Value(), Value(), Value(), Value(),
                                  Value(), Value(), Value()});
        for (auto& [at, row] : lines_of(place, now)) table.rows.push_back(row);
    }
    return table;
}

template <class Found>
Value count(const std::optional<std::vector<Found>>& found) {
    return found ? Value(static_cast<std::int64_t>(found->size())) : Value();
}

Table counts_of(const std::vector<Reconciled>& places) {
    Table table{.columns = {{"place", tr("Place"), Kind::code},
                            {"bookings", tr("Bookings"), Kind::count},
                            {"no_shows", tr("No-shows"), Kind::count},
                            {"presences", tr("Presences"), Kind::count},
                            {"ghosts", tr("Ghosts"), Kind::count},
                            {"unbilled", tr("Unbilled days"), Kind::count}},
                .empty = tr("no place is declared")};
    for (const auto& one : places)
        table.rows.push_back({one.place, one.bookings, count(one.no_shows),
                              one.presences > 0 ? Value(one.presences) : Value(), count(one.ghosts),
                              count(one.unbilled)});
    return table;
}

Document document_of(const char* schema, const ReconcileQuery& query) {
    Document document;
    document.schema = schema;
    document.title = tr("Presences and bookings");
    document.period = query.period;
    document.place = query.place;
    document.notes = {
        tr("No-show: a booking that is over, nobody checked in for, and whose member was not there meanwhile."),
        tr("Ghost: a member who was there without seats booked meanwhile, anything held by subscription, or an "
           "allowance "
           "that covers the day."),
        tr("Unbilled: a day that a member came, which tiers member cover has not noted, or which no allowance covers "
           "and no "
           "plan says what it costs."),
        tr("Who belongs to an organisation comes for its bookings."),
        tr("–: not measured; nobody noted who was there, nothing is booked by seats, or no plan and no pack counts "
           "days.")};
    return document;
}

}  // namespace

std::vector<Reconciled> reconcile(const Store& store, const ReconcileQuery& query) {
    const Snapshot snapshot(store);
    const member::Holdings holdings(store, query.period);
    std::vector<Reconciled> found;
    for (const auto& place : catalogue::applied(store).places) {
        if (!query.place.empty() && place.id != query.place) continue;
        auto one = reconcile_place(store, place, query.period, holdings);
        if (!place.retired || one.bookings + one.presences > 0) found.push_back(std::move(one));
    }
    return found;
}

std::vector<Column> unmatched_columns() {
    return {{"kind", tr("What"), Kind::word},        {"place", tr("Place"), Kind::code},
            {"start", tr("Start"), Kind::instant},   {"end", tr("End"), Kind::instant},
            {"minutes", tr("Lasts"), Kind::minutes}, {"member", tr("Member"), Kind::id, "", false, machine_only},
            {"member_name", tr("Name"), Kind::text}, {"resource", tr("Resource"), Kind::code},
            {"booking", tr("Booking"), Kind::id},    {"presence", tr("Presence"), Kind::id, "", false, machine_only}};
}

Document unmatched(const std::vector<Reconciled>& places, const ReconcileQuery& query, Instant now) {
    auto document = document_of("tiers.member.reconcile/1", query);
    auto counts = counts_of(places);
    counts.title = tr("Counted");
    document.sections = {table_of(places, now), std::move(counts)};
    return document;
}

Document unmatched_by_place(const std::vector<Reconciled>& places, const ReconcileQuery& query) {
    auto document = document_of("tiers.member.reconcile.place/1", query);
    document.sections = {counts_of(places)};
    return document;
}

}  // namespace tiers::booking
