#include <tiers/error.h>
#include <tiers/series.h>
#include <algorithm>

#include "base/text.h"
#include "booking/booking_store.h"
#include "booking/lapse.h"
#include "booking/pricing.h"
#include "booking/series_store.h"
#include "booking/site.h"
#include "booking/waiting.h"
#include "catalogue/session_room.h"
#include "catalogue/values.h"

namespace tiers::booking {

namespace {

constexpr Seconds usual_early_checkin = std::chrono::hours(24);

/// A booking that stands once all that is due has ended.
Booking live(Store& store, Id id) {
    end_lapsed(store);
    return standing(store, id);
}

/// Ends a booking when its people left; its price stays as it was fixed.
void give_back_rest(Store& store, const Site& where, Booking booking) {
    const auto before = booking;
    booking.span.end = *booking.checked_out;
    const auto buffer = where.resource.rules.buffer.on(where.zone.day(booking.span.start)).value_or(Seconds(0));
    update(store, booking, booking.span.end + buffer);
    record(store, "moved", {booking});
    promote(store, {before});
}

std::vector<Booking> cancel_all_of(Store& store, std::vector<Booking> ending, const CancelRequest& request) {
    for (auto& one : ending) {
        end(store, one.id, "cancelled");
        if (one.confirmed()) cancel_price(store, one, request.for_nothing);
        one = get(store, one.id);
    }
    if (!ending.empty()) record(store, "cancelled", ending, request.reason);
    if (!request.imported) promote(store, ending);
    return ending;
}

}  // namespace

Booking put(Store& store, Booking booking, const MoveRequest& request) {
    const auto where = site(store, request.resource.value_or(booking.resource_id));
    booking.resource = where.resource.row;
    booking.span = request.span.value_or(booking.span);
    booking.seats = seats_of(request.seats.value_or(booking.seats));
    if (booking.span.empty()) throw BadInput("bad_interval", tr("a booking ends after it starts"));
    const Claim claim{&where.resource, &where.place, &where.zone,      booking.span,  booking.seats,
                      store.now(),     booking.id,   request.imported, booking.member};
    const auto checked = check(store, claim, request.overrides);
    if (checked.refusal) refuse(claim, *checked.refusal);
    booking.wall_start = where.zone.wall(booking.span.start);
    booking.zone = where.zone.name();
    booking.overridden = checked.overridden;
    booking.label = request.label.value_or(booking.label);
    stand_anew(where, booking, store.now());
    if (catalogue::is_session_room(store, booking.id)) booking.lapses.reset();
    update(store, booking, booking.span.end + claim.buffer());
    booking = get(store, booking.id);
    if (!request.imported && booking.confirmed()) fix_price(store, where, booking);
    return booking;
}

Booking move(Store& store, Id id, const MoveRequest& request) {
    const auto before = live(store, id);
    auto moved = put(store, before, request);
    record(store, "moved", {moved});
    if (!request.imported) promote(store, {before});
    return moved;
}

std::vector<Booking> swap(Store& store, Id one, Id other, const std::vector<std::string>& overrides) {
    const auto first = live(store, one), second = live(store, other);
    if (first.resource == second.resource && first.span == second.span)
        throw BadInput("nothing_to_swap", tr("they have the same time and resource"));
    park(store, one);
    park(store, other);
    const auto take = [&](Id id, const Booking& from) {
        return put(store, get(store, id), {.span = from.span, .resource = from.resource_id, .overrides = overrides});
    };
    std::vector<Booking> swapped{take(one, second)};
    swapped.push_back(take(other, first));
    record(store, "moved", swapped);
    promote(store, {first, second});
    return swapped;
}

void park(Store& store, Id id) {
    end(store, id, "parked");
}

void park_series(Store& store, std::int64_t series) {
    for (const auto& booking : live_of_series(store, series)) park(store, booking.id);
}

std::vector<Booking> cancel(Store& store, Id id, const CancelRequest& request) {
    const auto booking = live(store, id);
    if (!request.following) return cancel_all_of(store, {booking}, request);
    const auto series = series_of(booking);
    auto ended = cancel_all_of(store, live_of_series(store, series, *booking.original), request);
    end_series(store, series);
    return ended;
}

std::vector<Booking> cancel_to_come(Store& store, Id id, const CancelRequest& request) {
    end_lapsed(store);
    const auto series = series_of(get(store, id));
    auto ending = live_of_series(store, series);
    std::erase_if(ending, [&](const Booking& booking) { return !to_come(store, booking); });
    if (ending.empty() && stored_series(store, series).ended)
        throw Conflict("ended", say("nothing of series {} is to come", series));
    end_series(store, series);
    return cancel_all_of(store, std::move(ending), request);
}

std::vector<Booking> cancel_series(Store& store, std::int64_t series, const std::optional<Span>& within,
                                   const std::string& reason) {
    auto ending = live_of_series(store, series);
    if (within) std::erase_if(ending, [&](const Booking& booking) { return !within->contains(booking.span.start); });
    for (const auto& one : ending) {
        end(store, one.id, "cancelled");
        release_price(store, one.id);
    }
    end_series(store, series);
    if (!ending.empty()) record(store, "cancelled", ending, reason);
    return ending;
}

Booking checkin(Store& store, Id id, Instant at) {
    auto booking = live(store, id);
    if (!booking.confirmed())
        throw Conflict("not_confirmed", say("booking {} is not confirmed", id), say("tiers book approve {}", id));
    const auto early = site(store, booking.resource_id).resource.rules.early_checkin.value_or(usual_early_checkin);
    if (at < booking.span.start - early)
        throw Refused("too_early",
                      say("booking {} lets people in {} before its start", id, catalogue::duration_text(early)));
    if (booking.checked_in) throw Conflict("checked_in", say("booking {} is checked in already", id));
    booking.checked_in = at;
    set_presence(store, booking);
    record(store, "checked in", {booking});
    return booking;
}

std::vector<Booking> checkin_all(Store& store, const Query& query, const std::vector<Id>& except) {
    end_lapsed(store);
    std::vector<Booking> come;
    each(store, query, [&](const Booking& booking) {
        const auto left_out = std::find(except.begin(), except.end(), booking.id) != except.end();
        const auto begins_then = !query.span || query.span->contains(booking.span.start);
        if (begins_then && !left_out && booking.confirmed() && !booking.checked_in && booking.span.start <= store.now())
            come.push_back(booking);
    });
    for (auto& booking : come) {
        booking.checked_in = booking.span.start;
        set_presence(store, booking);
    }
    if (!come.empty()) record(store, "checked in", come);
    return come;
}

Booking checkout(Store& store, Id id, Instant at) {
    auto booking = live(store, id);
    if (!booking.checked_in)
        throw Conflict("not_checked_in", say("booking {} is not checked in", id), say("tiers book checkin {}", id));
    if (booking.checked_out) throw Conflict("checked_out", say("booking {} is checked out already", id));
    if (at < *booking.checked_in) throw BadInput("bad_time", tr("checking out comes after checking in"));
    booking.checked_out = at;
    set_presence(store, booking);
    record(store, "checked out", {booking});
    const auto where = site(store, booking.resource_id);
    if (where.resource.rules.free_at_checkout.value_or(false) && booking.span.contains(at) && at > booking.span.start)
        give_back_rest(store, where, booking);
    return get(store, id);
}

}  // namespace tiers::booking
