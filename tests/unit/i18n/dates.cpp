#include "i18n/dates.h"

#include <doctest/doctest.h>
#include <tiers/error.h>

using namespace tiers;
using namespace std::chrono;

namespace {

constexpr auto en = Language::en, fr = Language::fr;

Day civil(year_month_day date) {
    return local_days(date);
}

Span span(const char* from, const char* to, const Zone& zone) {
    return {parse_instant(from, zone), parse_instant(to, zone)};
}

}  // namespace

TEST_CASE("a date is written out, and the first of a month is the 1er in French") {
    CHECK(long_date(civil(2026y / March / 1), fr) == "1er mars 2026");
    CHECK(long_date(civil(2026y / August / 12), fr) == "12 août 2026");
    CHECK(long_date(civil(2026y / March / 1), en) == "1 March 2026");
    CHECK(month_year(civil(2026y / February / 1), fr) == "février 2026");
    CHECK(month_year(civil(2026y / February / 1), en) == "February 2026");
}

TEST_CASE("weeks begin on Monday") {
    CHECK(short_weekday(1, en) == "Mon");
    CHECK(short_weekday(7, fr) == "dim");
}

TEST_CASE("an instant is told on the clock of its zone") {
    const auto paris = Zone::named("Europe/Paris");
    CHECK(shown(parse_instant("2026-03-01T22:30", paris), paris, en) == "1 March 2026, 22:30");
    CHECK(shown(parse_instant("2026-03-01T22:30", paris), Zone::named("Asia/Tokyo"), fr) == "2 mars 2026, 06:30");
}

TEST_CASE("an interval within a day names the day once") {
    const auto paris = Zone::named("Europe/Paris");
    CHECK(shown(span("2026-03-12T14:00", "2026-03-12T16:00", paris), paris, en) == "12 March 2026, 14:00-16:00");
}

TEST_CASE("an end at midnight is 24:00 of the day before") {
    const auto paris = Zone::named("Europe/Paris");
    CHECK(shown(span("2026-03-12T22:00", "2026-03-13T00:00", paris), paris, fr) == "12 mars 2026, 22:00-24:00");
}

TEST_CASE("an interval over days names both") {
    const auto paris = Zone::named("Europe/Paris");
    CHECK(shown(span("2026-03-12T22:00", "2026-03-13T02:00", paris), paris, fr) ==
          "12 mars 2026, 22:00 - 13 mars 2026, 02:00");
}

TEST_CASE("an interval is told on the clock of its zone") {
    const auto paris = Zone::named("Europe/Paris");
    const auto reunion = Zone::named("Indian/Reunion");
    CHECK(shown(span("2026-03-12T14:00", "2026-03-12T16:00", paris), reunion, en) == "12 March 2026, 17:00-19:00");
}

TEST_CASE("a language is the first letters of a tag, and one that is not there is refused") {
    CHECK(language_of("fr_FR.UTF-8") == fr);
    CHECK(language_of("fr-CA") == fr);
    CHECK(language_of("C.UTF-8") == en);
    CHECK_THROWS_AS(language_of("br"), BadInput);
    CHECK_THROWS_AS(language_of(""), BadInput);
}
