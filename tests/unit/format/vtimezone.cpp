#include "format/vtimezone.h"

#include <doctest/doctest.h>
#include <map>
#include <random>

#include "format/content_line.h"

using namespace tiers;

namespace {

Seconds offset_of(const std::string& text) {
    const auto sign = text.front() == '-' ? -1 : 1;
    const auto part = [&](std::size_t at) { return text.size() > at ? std::stoi(text.substr(at, 2)) : 0; };
    return Seconds(sign * (3'600 * part(1) + 60 * part(3) + part(5)));
}

/// "20260329T020000", as if it were in UTC.
Instant instant_of(const std::string& basic) {
    const auto day = basic.substr(0, 4) + "-" + basic.substr(4, 2) + "-" + basic.substr(6, 2);
    return parse_instant(day + "T" + basic.substr(9, 2) + ":" + basic.substr(11, 2) + ":" + basic.substr(13, 2),
                         Zone::utc());
}

/// The offset from each onset on, read back from a VTIMEZONE.
std::map<Instant, Seconds> onsets(const std::string& text) {
    std::map<Instant, Seconds> found;
    Instant onset;
    for (const auto& line : format::content_lines(text)) {
        if (line.name == "DTSTART") onset = instant_of(line.value);
        if (line.name == "TZOFFSETFROM") onset -= offset_of(line.value);
        if (line.name == "TZOFFSETTO") found[onset] = offset_of(line.value);
    }
    return found;
}

}  // namespace

TEST_CASE("a VTIMEZONE says how the clock stood when a span began, and each change within") {
    const auto paris = Zone::named("Europe/Paris");
    CHECK(format::vtimezone(paris, {parse_instant("2026-03-10T09:00", paris), parse_instant("2026-04-10", paris)}) ==
          "BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\n"
          "BEGIN:STANDARD\r\nDTSTART:20251026T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\n"
          "END:STANDARD\r\n"
          "BEGIN:DAYLIGHT\r\nDTSTART:20260329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\n"
          "END:DAYLIGHT\r\nEND:VTIMEZONE\r\n");
}

TEST_CASE("a zone whose clock never changes has one observance, from before the span") {
    CHECK(format::vtimezone(Zone::utc(), {Instant(Seconds(1'773'129'600)), Instant(Seconds(1'773'133'200))}) ==
          "BEGIN:VTIMEZONE\r\nTZID:UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0000\r\n"
          "TZOFFSETTO:+0000\r\nTZNAME:UTC\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n");
}

TEST_CASE("read back, a VTIMEZONE gives every instant of its span the offset of the zone") {
    std::mt19937 dice(20'260'310);
    for (const auto* name :
         {"Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Europe/Dublin", "Pacific/Apia",
          "Africa/Casablanca", "Indian/Reunion", "America/St_Johns"}) {
        const auto zone = Zone::named(name);
        for (int round = 0; round < 20; ++round) {
            CAPTURE(name);
            const Instant start(Seconds(static_cast<std::int64_t>(dice() % 2'000'000'000)));
            const Span span{start, start + Seconds(1 + static_cast<std::int64_t>(dice() % 100'000'000))};
            const auto read = onsets(format::vtimezone(zone, span));
            REQUIRE(read.begin()->first <= span.start);
            for (int i = 0; i < 200; ++i) {
                const auto at =
                    span.start + Seconds(static_cast<std::int64_t>(dice()) % (span.end - span.start).count());
                REQUIRE(std::prev(read.upper_bound(at))->second == zone.at(at).offset);
            }
        }
    }
}
