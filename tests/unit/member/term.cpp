#include "member/term.h"

#include <doctest/doctest.h>

using namespace tiers;
using member::Every;

namespace {

Day day(const char* iso_date) {
    return parse_day(iso_date);
}

/// "2017-02-28/2017-03-30", both days included.
std::string period(Every every, const char* from, const char* on) {
    const auto found = member::period_of(every, day(from), day(on));
    return iso(found.start) + "/" + iso(found.end - std::chrono::days(1));
}

std::string end(const char* first, int months) {
    return iso(member::term_end(day(first), months));
}

/// Of years that begin where `from` does, the last three months offered.
std::string end_offered(const char* first, const char* from) {
    return iso(member::term_end(day(first), 12, day(from), 3));
}

}  // namespace

TEST_CASE("a term ends the day before the same day of a later month") {
    CHECK(end("2022-12-30", 12) == "2023-12-29");  // Galette, G1
    CHECK(end("2022-12-30", 2) == "2023-02-27");
    CHECK(end("2026-05-29", 12) == "2027-05-28");
    CHECK(end("2026-03-10", 1) == "2026-04-09");  // coworking-metz, M1
    CHECK(end("2024-02-29", 12) == "2025-02-27");
}

TEST_CASE("who renews begins the day after") {
    CHECK(member::term_end(day("2022-12-30"), 12) + std::chrono::days(1) == day("2023-12-30"));
}

TEST_CASE("a term of the calendar ends with it, whatever day it began") {
    CHECK(iso(member::term_end(day("2026-03-10"), 12, day("2020-01-01"))) == "2026-12-31");
    CHECK(iso(member::term_end(day("2026-03-10"), 12, day("2030-09-01"))) == "2026-08-31");
    CHECK(iso(member::term_end(day("2026-05-28"), 12, day("2026-05-29"))) == "2026-05-28");
    CHECK(iso(member::term_end(day("2026-05-29"), 12, day("2026-05-29"))) == "2027-05-28");
    CHECK(iso(member::term_end(day("2026-02-10"), 1, day("2026-01-01"))) == "2026-02-28");
}

TEST_CASE("who begins in the months that are offered has the next term too") {
    CHECK(end_offered("2026-09-30", "2026-01-01") == "2026-12-31");
    CHECK(end_offered("2026-10-01", "2026-01-01") == "2027-12-31");
    CHECK(end_offered("2026-12-31", "2026-01-01") == "2027-12-31");
    CHECK(end_offered("2026-06-01", "2026-09-01") == "2027-08-31");
}

// Nadine, tests/test_membership.py, N6. Where a month has no such day, Nadine goes over to the first of the next one;
// here it is the last of that month (DESIGN 4; code de procédure civile, art. 641). Both, as first and last day:
//
// anchor      on          Nadine                 here
// 2015-01-31  2015-01-31  2015-01-31..02-28      2015-01-31..02-27   differs
// 2016-01-31  2016-02-01  2016-01-31..02-29      2016-01-31..02-28   differs
// 31          2017-03-02  03-01..03-30           02-28..03-30        differs
// 31          2017-04-02  03-31..04-30           03-31..04-29        differs
// 31          2017-05-02  05-01..05-30           04-30..05-30        differs
// 31          2017-06-02  05-31..06-30           05-31..06-29        differs
// 31          2017-07-02  07-01..07-30           06-30..07-30        differs
// 31          2017-08-02  07-31..08-30           07-31..08-30        agrees
// 28          2017-03-01  02-28..03-27           02-28..03-27        agrees
TEST_CASE("a month counted from the 31st begins on the last day of a shorter one") {
    CHECK(period(Every::month, "2015-01-31", "2015-01-31") == "2015-01-31/2015-02-27");
    CHECK(period(Every::month, "2016-01-31", "2016-02-01") == "2016-01-31/2016-02-28");
    CHECK(period(Every::month, "2016-12-31", "2017-03-02") == "2017-02-28/2017-03-30");
    CHECK(period(Every::month, "2016-12-31", "2017-04-02") == "2017-03-31/2017-04-29");
    CHECK(period(Every::month, "2016-12-31", "2017-05-02") == "2017-04-30/2017-05-30");
    CHECK(period(Every::month, "2016-12-31", "2017-06-02") == "2017-05-31/2017-06-29");
    CHECK(period(Every::month, "2016-12-31", "2017-07-02") == "2017-06-30/2017-07-30");
    CHECK(period(Every::month, "2016-12-31", "2017-08-02") == "2017-07-31/2017-08-30");
    CHECK(period(Every::month, "2016-12-28", "2017-03-01") == "2017-02-28/2017-03-27");
}

TEST_CASE("periods follow one another without a gap, before and after the day they are counted from") {
    for (const auto every : {Every::day, Every::week, Every::month, Every::quarter, Every::half_year, Every::year})
        for (const auto* from : {"2024-02-29", "2025-12-31", "2026-06-15"}) {
            auto on = day("2019-01-01");
            for (auto before = member::period_of(every, day(from), on); on < day("2031-01-01");
                 on += std::chrono::days(1)) {
                const auto found = member::period_of(every, day(from), on);
                REQUIRE(found.contains(on));
                REQUIRE((found == before || found.start == before.end));
                before = found;
            }
        }
}

TEST_CASE("a period that comes once never ends") {
    CHECK(member::period_of(Every::once, day("2026-03-10"), day("2028-01-01")) ==
          DaySpan{day("2026-03-10"), Day::max()});
}

// OCA, membership_prorate, O2: they count days between, here days are counted inclusively (DESIGN 4).
//
// what                                     theirs        here
// year from 2017-07-01                     .50           184/365 = .504
// year from 2017-04-01                     .75           275/365 = .753
// week from Thursday 2015-01-01            .43  (3/7)    4/7     = .571
// April from 2015-04-15                    .50           16/30   = .533
// Nadine, 7-21 June of 7 June - 6 July     14/29 = .483  15/30   = .5
TEST_CASE("a part of a period is worth its days, both ends included") {
    const auto part = [](Every every, const char* period_from, const char* first, const char* last) {
        const auto whole = member::period_of(every, day(period_from), day(first));
        const auto end = last ? day(last) + std::chrono::days(1) : whole.end;
        return member::prorated(1000, member::days_in({day(first), end}), member::days_in(whole));
    };
    CHECK(part(Every::year, "2017-01-01", "2017-07-01", nullptr) == 504);
    CHECK(part(Every::year, "2017-01-01", "2017-04-01", nullptr) == 753);
    CHECK(part(Every::week, "2014-12-29", "2015-01-01", nullptr) == 571);
    CHECK(part(Every::month, "2015-04-01", "2015-04-15", nullptr) == 533);
    CHECK(part(Every::month, "2026-06-07", "2026-06-07", "2026-06-21") == 500);
}

TEST_CASE("a half cent goes away from zero") {
    CHECK(member::prorated(1, 1, 2) == 1);
    CHECK(member::prorated(-1, 1, 2) == -1);
    CHECK(member::prorated(100, 1, 3) == 33);
    CHECK(member::prorated(100, 2, 3) == 67);
    CHECK(member::prorated(100, 0, 3) == 0);
}
