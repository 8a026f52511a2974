#include "booking/lapse.h"

#include <algorithm>

#include "booking/booking_store.h"
#include "booking/pricing.h"
#include "booking/waiting.h"

namespace tiers::booking {

namespace {

constexpr Seconds default_hold = std::chrono::hours(48);

/// Those that a condition on `booking` finds for now, in order.
std::vector<Booking> due(const Store& store, const char* select) {
    std::vector<Id> ids;
    {
        auto row = store.db().prepare(select);
        row.bind(":now", store.now());
        while (row.step()) ids.push_back(row.integer(0));
    }
    std::vector<Booking> found;
    for (const auto id : ids) found.push_back(get(store, id));
    return found;
}

constexpr auto select_lapsed =
    "select id from booking indexed by booking_lapses "
    "where lapses is not null and ended is null and lapses <= :now order by lapses, id";
constexpr auto select_firm =
    "select id from booking indexed by booking_firm "
    "where firm_at is not null and ended is null and firm_at <= :now order by firm_at, id";

/// In whole days: an occurrence is as far as its day.
std::optional<Instant> firm_at(const Site& site, const Span& span, Instant now) {
    const auto within = site.resource.rules.firm_within;
    if (!within) return std::nullopt;
    const auto at = site.zone.midnight(site.zone.day(span.start) - *within);
    return at > now ? std::optional(at) : std::nullopt;
}

void end_due(Store& store, std::vector<Booking>& bookings) {
    if (bookings.empty()) return;
    for (auto& booking : bookings) {
        end(store, booking.id, booking.ended);
        booking = get(store, booking.id);
    }
    record(store, "lapsed", bookings);
}

void make_firm(Store& store) {
    auto firm = due(store, select_firm);
    for (auto& booking : firm) {
        const auto where = site(store, booking.resource_id);
        booking.lapses = no_show_at(where, booking.span, store.now());
        confirm(store, booking);
        booking = get(store, booking.id);
        fix_price(store, where, booking);
    }
    if (!firm.empty()) record(store, "confirmed", firm);
}

}  // namespace

std::optional<Instant> no_show_at(const Site& site, const Span& span, Instant now) {
    const auto after = site.resource.rules.no_show_after;
    if (!after || span.start + *after <= now || span.start + *after >= span.end) return std::nullopt;
    return span.start + *after;
}

Seconds hold_of(const Site& site) {
    return site.resource.rules.hold.value_or(default_hold);
}

Standing standing_of(const Site& site, const Request& request, const Span& span, bool of_series, bool wants_approval,
                     Instant now) {
    const auto until = [&](Seconds hold) { return hold > Seconds(0) ? std::min(now + hold, span.start) : span.start; };
    if (wants_approval) return {"pending", until(hold_of(site)), {}};
    if (request.hold && span.start > now) return {"held", until(*request.hold), {}};
    if (of_series && !request.imported)
        if (const auto at = firm_at(site, span, now)) return {"held", {}, at};
    return {"confirmed", request.kept ? std::nullopt : no_show_at(site, span, now), {}};
}

void stand_anew(const Site& site, Booking& booking, Instant now) {
    if (booking.confirmed())
        booking.lapses = booking.checked_in ? std::nullopt : no_show_at(site, booking.span, now);
    else if (booking.lapses)
        booking.lapses = std::min(*booking.lapses, booking.span.start);
    else
        booking.firm_at = firm_at(site, booking.span, now).value_or(now);
}

bool lapses_due(const Store& store) {
    const auto any = [&](const char* select) {
        auto row = store.db().prepare(select);
        return row.bind(":now", store.now()).step();
    };
    return any(select_lapsed) || any(select_firm);
}

void end_lapsed(Store& store) {
    auto ended = due(store, select_lapsed);
    end_due(store, ended);
    make_firm(store);
    promote(store, ended);
}

}  // namespace tiers::booking
