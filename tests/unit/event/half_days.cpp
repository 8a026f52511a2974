#include "event/half_days.h"

#include <doctest/doctest.h>

using namespace tiers;
using namespace tiers::event;

namespace {

std::string halves_of(const char* span) {
    const auto zone = Zone::named("Europe/Paris");
    Session session;
    session.zone = zone.name();
    session.span = parse_span(span, zone, Instant());
    std::string told;
    const auto halves = half_days(session);
    for (const auto& half : halves) told += std::to_string(half.number) + " " + hours_of(half.span, zone) + " ";
    CHECK(static_cast<int>(halves.size()) == session.halves());
    return told;
}

}  // namespace

TEST_CASE("noon and midnight part a session in half-days") {
    CHECK(halves_of("2026-04-02 09:00-11:00") == "1 09:00-11:00 ");
    CHECK(halves_of("2026-04-02 09:00-12:00") == "1 09:00-12:00 ");
    CHECK(halves_of("2026-04-02 12:00-17:00") == "1 12:00-17:00 ");
    CHECK(halves_of("2026-04-02 09:00-17:00") == "1 09:00-12:00 2 12:00-17:00 ");
    CHECK(halves_of("2026-04-02 22:00 - 2026-04-03 02:00") == "1 22:00-00:00 2 00:00-02:00 ");
    CHECK(halves_of("2026-04-02 14:00 - 2026-04-03 12:30") == "1 14:00-00:00 2 00:00-12:00 3 12:00-12:30 ");
}

TEST_CASE("half-days follow the clock of the wall where it changes") {
    CHECK(halves_of("2026-03-29 01:00-13:00") == "1 01:00-12:00 2 12:00-13:00 ");
    CHECK(halves_of("2026-10-25 00:00-12:00") == "1 00:00-12:00 ");
}
