#include "i18n/numbers.h"

#include <doctest/doctest.h>
#include <cmath>
#include <limits>

using namespace tiers;

namespace {

constexpr auto en = Language::en, fr = Language::fr;

}  // namespace

TEST_CASE("thousands are told apart: a comma in English, a narrow no-break space in French") {
    CHECK(grouped(1234567, en) == "1,234,567");
    CHECK(grouped(1234567, fr) == "1\u202f234\u202f567");
    CHECK(grouped(999, fr) == "999");
    CHECK(grouped(-1000, en) == "-1,000");
    CHECK(grouped(std::numeric_limits<std::int64_t>::min(), en) == "-9,223,372,036,854,775,808");
}

TEST_CASE("decimals have a point in English and a comma in French") {
    CHECK(decimal(1234.56, 1, en) == "1,234.6");
    CHECK(decimal(1234.56, 1, fr) == "1\u202f234,6");
    CHECK(decimal(-0.5, 1, fr) == "-0,5");
    CHECK(decimal(2, 0, fr) == "2");
}

TEST_CASE("what rounds to nothing has no sign, and what is no number is nothing") {
    CHECK(decimal(-0.04, 1, en) == "0.0");
    CHECK(decimal(std::nan(""), 1, en) == "");
    CHECK(decimal(std::numeric_limits<double>::infinity(), 1, en) == "");
}

TEST_CASE("a number no int64 holds is written all the same") {
    CHECK(decimal(1e20, 0, en) == "100,000,000,000,000,000,000");
}

TEST_CASE("percentages have a digit behind the point under ten, and a narrow no-break space in French") {
    CHECK(percentage(0.6249, en) == "62%");
    CHECK(percentage(0.6249, fr) == "62\u202f%");
    CHECK(percentage(0.0412, fr) == "4,1\u202f%");
    CHECK(percentage(0.0996, en) == "10%");
    CHECK(percentage(0, en) == "0%");
    CHECK(percentage(0.07, en) == "7%");
    CHECK(percentage(1, en) == "100%");
}

TEST_CASE("amounts have two digits behind the point, whatever their size") {
    CHECK(amount(5, en) == "0.05");
    CHECK(amount(-123456, fr) == "-1\u202f234,56");
    CHECK(amount(100, fr) == "1,00");
    CHECK(amount(std::numeric_limits<std::int64_t>::min(), en) == "-92,233,720,368,547,758.08");
}
