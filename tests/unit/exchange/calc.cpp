#include <doctest/doctest.h>
#include <tiers/calc.h>
#include <tiers/error.h>
#include <string>

using namespace tiers;

namespace {

std::string refusal(const std::string& row) {
    try {
        return calc::recur_row(row);
    } catch (const BadInput& error) {
        return error.what();
    }
}

std::string nested(std::size_t depth) {
    return R"({"id":)" + std::string(depth - 1, '[') + std::string(depth - 1, ']') +
           R"(,"dtstart":"20260302","limit":0})";
}

}  // namespace

TEST_CASE("a row of JSON is nested 64 deep at most") {
    CHECK(refusal(nested(64)).ends_with(R"("local":[]})"));
    CHECK(refusal(nested(65)) == "nested more than 64 deep");
    CHECK(refusal(nested(400'000)) == "nested more than 64 deep");
}

TEST_CASE("a row of JSON is 1 MiB long at most") {
    CHECK(refusal("{\"id\":\"" + std::string(1U << 20U, 'x') + "\"}") == "longer than 1 MiB");
}

TEST_CASE("a sub-daily rule is expanded") {
    CHECK(calc::recur_row(R"({"dtstart":"20260302T090000","rrule":"FREQ=HOURLY;COUNT=2"})") ==
          R"({"local":["20260302T090000","20260302T100000"]})");
}
