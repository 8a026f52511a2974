#include <doctest/doctest.h>

#include "render/timetable.h"
#include "tests/unit/render/render_fixture.h"

using namespace tiers;
using render::Format;
using Look = Timetable::Look;

namespace {

Timetable a_morning() {
    return {.from = 9 * 60,
            .to = 11 * 60,
            .now = 10 * 60 + 12,
            .columns = {{"会議室 一",
                         {{540, 600, Look::booked, {"山田 花子", "09:00-10:00"}}, {600, 660, Look::free, {"free"}}},
                         true},
                        {"Hall",
                         {{540, 570, Look::tentative, {"Paul"}},
                          {570, 630, Look::closed, {"closed"}},
                          {630, 660, Look::booked, {"A <b>"}}},
                         true}}};
}

}  // namespace

TEST_CASE("a timetable has a bracket beside what is booked, and tells the time") {
    CHECK(written(document_of(a_morning()), render::Style{.width = 40}) ==
          "      会議室 一        Hall\n"
          "09:00 ┏山田 花子       ╺Paul\n"
          "      ┗09:00-10:00     ░░░░░░░░░░░░░░░░\n"
          "10:12>╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ ░░░░░░░░░░░░░░░░\n"
          "                       ╺A <b>\n"
          "░ closed, or kept free\n");
}

TEST_CASE("columns that find no room side by side stand below one another") {
    const auto text = written(document_of(a_morning()), render::Style{.width = 20});
    CHECK(text.find("09:00 ┏山田 花子\n") != text.npos);
    CHECK(text.find("\n\n      Hall\n09:00 ╺Paul\n") != text.npos);
}

TEST_CASE("rows are of a quarter of an hour where bookings want it, and what is shorter shares one") {
    auto timetable = a_morning();
    timetable.columns = {
        {"Hall",
         {{540, 545, Look::booked, {"Jeanne"}}, {545, 550, Look::booked, {"Paul"}}, {550, 660, Look::free, {}}}}};
    CHECK(render::row_minutes(timetable) == 15);
    const auto drawn = render::stretches(timetable, timetable.columns.front());
    CHECK(drawn.size() == 2);
    CHECK(drawn.front().lines == std::vector<std::string>{"Jeanne, Paul"});
    CHECK(drawn.front().rows == 1);
    CHECK(drawn.back().rows == 7);
}

TEST_CASE("each column of a timetable has as many rows as any other") {
    const auto timetable = a_morning();
    for (const auto& column : timetable.columns) {
        std::size_t rows = 0;
        for (const auto& stretch : render::stretches(timetable, column)) rows += stretch.rows;
        CHECK(rows == 4);
    }
}

TEST_CASE("as a page it is a table whose cells span their hours, and text in it is text") {
    const auto page = written(document_of(a_morning()), Format::html);
    CHECK(page.find("<td rowspan=\"2\" class=\"booked\"><b>山田 花子</b><span>09:00-10:00</span></td>") != page.npos);
    CHECK(page.find("<b>A &lt;b&gt;</b>") != page.npos);
    CHECK(page.find("<small aria-current=\"time\">10:12</small>") != page.npos);
}
