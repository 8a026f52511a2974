#include "booking/import_line.h"

#include <doctest/doctest.h>
#include <tiers/limits.h>

using namespace tiers;
using booking::Bad;
using booking::ImportLine;
using Name = ImportLine::Name;

namespace {

/// Why a line is refused; empty for one that is read.
std::string refusal(const std::string& line) {
    try {
        ImportLine().read(line);
        return "";
    } catch (const Bad& bad) {
        CHECK(bad.verdict == "bad_line");
        return bad.reason;
    }
}

/// A line that holds another value, nested so deep in all.
std::string nested(int depth) {
    const auto lists = static_cast<std::size_t>(depth - 1);
    return "{\"note\":" + std::string(lists, '[') + std::string(lists, ']') + "}";
}

}  // namespace

TEST_CASE("a line gives its texts and numbers, and what is missing is empty") {
    ImportLine line;
    line.read(R"({"resource":"salle","seats":3,"key":12,"other":{"member":"not this one"}})");
    CHECK(line.text(Name::resource) == "salle");
    CHECK(line.number(Name::seats, 1) == 3);
    CHECK(line.text(Name::key) == "12");
    CHECK(line.text(Name::member).empty());
    line.read("{}");
    CHECK(line.text(Name::resource).empty());
    CHECK(line.number(Name::seats, 1) == 1);
}

TEST_CASE("a number that no int64 holds is neither text nor number") {
    ImportLine line;
    line.read(R"({"key":18446744073709551615,"seats":18446744073709551615})");
    CHECK_THROWS_AS(line.text(Name::key), Bad);
    CHECK(line.number(Name::seats, 1) == 0);
}

TEST_CASE("a line is a JSON object and nothing else") {
    for (const auto* line : {"[]", "[{}]", "1", "null", "{", "{}{}", "{\"key\":\"\xff\"}", ""})
        CHECK(refusal(line) == "not a JSON object");
}

TEST_CASE("a line is nested 64 deep at most") {
    CHECK(refusal(nested(limits::json_depth)).empty());
    CHECK(refusal(nested(limits::json_depth + 1)) == "nested more than 64 deep");
    CHECK(refusal(nested(400'000)) == "nested more than 64 deep");
}

TEST_CASE("a line is 1 MiB long at most") {
    const std::string rest = R"({"label":""})";
    const auto label = [&](std::size_t length) { return "{\"label\":\"" + std::string(length, 'x') + "\"}"; };
    CHECK(refusal(label(limits::line_bytes - rest.size())).empty());
    CHECK(refusal(label(limits::line_bytes - rest.size() + 1)) == "longer than 1 MiB");
}
