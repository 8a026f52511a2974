#include <tiers/error.h>
#include <algorithm>

#include "base/text.h"
#include "booking/booking_store.h"

namespace tiers::booking {

std::vector<Booking> swap(Store& store, Id one, Id other, const std::vector<std::string>& overrides) {
    const auto first = get(store, one), second = get(store, other);
    for (const auto& booking : {first, second})
        if (!booking.stands()) throw Conflict("ended", say("booking {} has ended: {}", booking.id, booking.ended));
    if (first.resource == second.resource && first.span == second.span)
        throw BadInput("nothing_to_swap", tr("they have the same time and resource"));
    park(store, one);
    park(store, other);
    const auto take = [&](Id id, const Booking& from) {
        return move(store, id, {.span = from.span, .resource = from.resource_id, .overrides = overrides});
    };
    std::vector<Booking> swapped{take(one, second)};
    swapped.push_back(take(other, first));
    return swapped;
}

std::vector<Booking> checkin_all(Store& store, const Query& query, const std::vector<Id>& except) {
    std::vector<Booking> come;
    each(store, query, [&](const Booking& booking) {
        const auto left_out = std::find(except.begin(), except.end(), booking.id) != except.end();
        const auto begins_then = !query.span || query.span->contains(booking.span.start);
        if (begins_then && !left_out && !booking.checked_in && booking.span.start <= store.now())
            come.push_back(booking);
    });
    for (auto& booking : come) {
        booking.checked_in = booking.span.start;
        set_presence(store, booking);
    }
    if (!come.empty()) record(store, "checked in", come);
    return come;
}

}  // namespace tiers::booking
