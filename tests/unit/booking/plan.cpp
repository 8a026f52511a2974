#include <doctest/doctest.h>
#include <tiers/booking_plan.h>

#include "booking/change_line.h"

using namespace tiers;
using catalogue::Node;
using catalogue::NotToml;

namespace {

catalogue::Position refused_at(const std::string& line) {
    try {
        booking::read_change_line(line, 7);
    } catch (const NotToml& error) {
        return error.problem.at;
    }
    return {};
}

booking::ChangePlan plan_at(std::int64_t price) {
    booking::Planned line;
    line.change.line = 1;
    line.change.what = "add";
    line.change.resource = "hall";
    line.change.member = 1;
    line.price = price;
    return {{line}};
}

}  // namespace

TEST_CASE("a line of JSON is a table whose words stand at their places") {
    const auto table =
        booking::read_change_line(R"( {"do":"add", "seats": 2, "override":["hours","step"],"none":null})", 7);
    REQUIRE(table.table());
    CHECK(table.table()->size() == 3);
    CHECK(*table.find("do")->text() == "add");
    CHECK(std::get<std::int64_t>(table.find("seats")->value) == 2);
    CHECK(table.find("seats")->at == catalogue::Position{7, 15});
    REQUIRE(table.find("override")->array());
    CHECK(*table.find("override")->array()->at(1).text() == "step");
}

TEST_CASE("what is no plain object is refused where it stops being one") {
    for (const auto* line : {"", "1", "[]", "[{}]", "null", "\"a\"", "{", "{\"a\":1} {}", "{\"a\":\"\xff\"}"})
        CHECK_MESSAGE(refused_at(line).line == 7, line);
    CHECK(refused_at(R"({"a":{}})") == catalogue::Position{7, 2});
    CHECK(refused_at(R"({"a":[[]]})") == catalogue::Position{7, 2});
    CHECK(refused_at(R"({"a":1,"a":2})") == catalogue::Position{7, 8});
    CHECK(refused_at(std::string(std::size_t{2} << 20U, ' ')).line == 7);
}

TEST_CASE("the digest of a plan is of all that was asked for and all that came of it, but for what people read") {
    CHECK(plan_at(100).digest() == plan_at(100).digest());
    CHECK(plan_at(100).digest() != plan_at(101).digest());
    auto other = plan_at(100);
    other.lines[0].change.label = "a|b";
    const auto with_label = other.digest();
    other.lines[0].change.label = "a";
    other.lines[0].change.reason = "b";
    CHECK(with_label != other.digest());
    auto renamed = plan_at(100);
    renamed.lines[0].member_name = "Jeanne";
    CHECK(renamed.digest() == plan_at(100).digest());
}
