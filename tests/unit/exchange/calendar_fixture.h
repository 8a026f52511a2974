#pragma once

#include <fmt/format.h>
#include <tiers/exchange.h>
#include <algorithm>

#include "tests/unit/catalogue/catalogue_fixture.h"

namespace tiers::test {

inline const std::string always_open = R"([operator]
name = "Test"

[[place]]
id = "lieu"
hours = "24/7"

[[place.resource]]
id = "agora"
kind = "area"
capacity = 1000

[[place.resource]]
id = "salle"
kind = "room"

[[place.resource]]
id = "labo"
kind = "room"
)";

inline Store an_open_place(Instant now = test::a_monday) {
    auto store = Store::in_memory([now] { return now; });
    test::apply_text(store, always_open);
    return store;
}

inline std::vector<exchange::CalendarVerdict> import(Store& store, std::string_view bytes,
                                                     const std::string& resource = "agora") {
    std::vector<exchange::CalendarVerdict> verdicts;
    exchange::CalendarOptions options;
    options.source = "source";
    options.map.location = {{"labo", "labo"}};
    options.map.otherwise = resource;
    Transaction transaction(store);
    exchange::import_calendar(store, bytes, options, [&](const auto& verdict) { verdicts.push_back(verdict); });
    transaction.commit();
    return verdicts;
}

inline std::vector<Span> booked(const Store& store) {
    std::vector<Span> spans;
    booking::each(store, {}, [&](const booking::Booking& booking) { spans.push_back(booking.span); });
    std::sort(spans.begin(), spans.end());
    return spans;
}

inline std::vector<std::string> starts(const Store& store) {
    std::vector<std::string> found;
    const auto paris = Zone::named("Europe/Paris");
    for (const auto& span : booked(store)) found.push_back(rfc3339(span.start, paris.at(span.start).offset));
    return found;
}

inline std::string event(const std::string& lines) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:one\r\n" + lines + "END:VEVENT\r\nEND:VCALENDAR\r\n";
}

}  // namespace tiers::test
