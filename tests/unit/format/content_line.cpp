#include "format/content_line.h"

#include <doctest/doctest.h>
#include <tiers/error.h>
#include <tiers/limits.h>

using namespace tiers;

TEST_CASE("a content line is 1 MiB long at most, its folds joined") {
    const std::string first = "BEGIN:VCALENDAR\r\n";
    const auto name = std::string("X-LONG:");
    CHECK(format::content_lines(first + name + std::string(limits::line_bytes - name.size(), 'x')).size() == 2);
    const auto half = std::string(limits::line_bytes / 2, 'x');
    CHECK_THROWS_WITH_AS(format::content_lines(first + name + half + "\r\n " + half), "line 3: longer than 1 MiB",
                         BadInput);
}
