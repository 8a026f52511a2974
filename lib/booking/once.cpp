#include "booking/once.h"

#include "base/text.h"
#include "store/request_key.h"

namespace tiers::booking {

namespace {

/// All of what is asked, for telling a retry from another request.
std::string request_text(const Request& request) {
    auto text = fmt::format("{}|{}|{}|{}|{}|{}|{}", request.resource, request.member,
                            request.span.start.time_since_epoch().count(), request.span.end.time_since_epoch().count(),
                            request.seats, request.rrule, request.label);
    for (const auto& wall : request.also) text += "|also " + iso(wall);
    for (const auto& day : request.except) text += "|" + iso(day);
    for (const auto& wall : request.except_times) text += "|" + iso(wall);
    for (const auto& rule : request.overrides) text += "|override " + rule;
    if (request.skip_conflicts) text += "|skip";
    if (request.hold) text += fmt::format("|hold {}", request.hold->count());
    return text;
}

Made first_result(const Store& store, const std::string& ids) {
    Made made;
    made.duplicate = true;
    for (const auto id : split(ids, ' ')) made.bookings.push_back(get(store, *whole_number(id)));
    if (!made.bookings.empty()) made.series = made.bookings.front().series;
    return made;
}

std::string ids_of(const std::vector<Booking>& bookings) {
    std::vector<std::string> ids;
    for (const auto& booking : bookings) ids.push_back(std::to_string(booking.id));
    return join(ids, " ");
}

}  // namespace

Made once(Store& store, const Request& request, const std::string& more, const std::function<Made()>& make) {
    if (request.key.empty()) return make();
    const request_key::Request asked("book add", request_text(request) + more);
    if (const auto ids = request_key::known(store, request.key, asked)) return first_result(store, *ids);
    auto made = make();
    request_key::remember(store, request.key, asked, ids_of(made.bookings));
    return made;
}

}  // namespace tiers::booking
