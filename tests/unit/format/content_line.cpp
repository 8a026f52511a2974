#include "format/content_line.h"

#include <doctest/doctest.h>
#include <tiers/error.h>
#include <tiers/limits.h>
#include <algorithm>
#include <random>

#include "base/text.h"

using namespace tiers;
using namespace tiers::format;

namespace {

/// Characters that the format has a use for, letters of every length, and bytes that are no letter.
std::string random_text(std::mt19937& dice) {
    static const std::string pieces[] = {"a",  " ", ":", ";", ",", "\\", "\n", "\"", "é", "…", "🙂", "BEGIN:VEVENT",
                                         "\\n"};
    std::string text;
    for (auto left = std::uniform_int_distribution<int>(0, 120)(dice); left > 0; --left)
        text += pieces[std::uniform_int_distribution<std::size_t>(0, std::size(pieces) - 1)(dice)];
    return text;
}

std::size_t longest_line(const std::string& file) {
    std::size_t longest = 0;
    for (const auto line : split(file, '\n')) longest = std::max(longest, line.size() - (line.ends_with('\r') ? 1 : 0));
    return longest;
}

bool each_line_is_utf8(const std::string& file) {
    const auto lines = split(file, '\n');
    return std::all_of(lines.begin(), lines.end(), [](std::string_view line) { return valid_utf8(line); });
}

}  // namespace

TEST_CASE("a text that was written is read again as it was") {
    std::mt19937 dice(7);
    for (int i = 0; i < 2'000; ++i) {
        const auto text = random_text(dice);
        const auto file = folded_line("SUMMARY", escaped(text));
        CAPTURE(file);
        const auto lines = content_lines(file);
        REQUIRE(lines.size() == 1);
        CHECK(lines.front().name == "SUMMARY");
        CHECK(unescaped(lines.front().value) == text);
        CHECK(longest_line(file) <= 75);
        CHECK(each_line_is_utf8(file));
    }
}

TEST_CASE("a line is folded after 75 octets, not before") {
    const std::string value(75 - std::string("X:").size(), 'v');
    CHECK(folded_line("X", value) == "X:" + value + "\r\n");
    CHECK(folded_line("X", value + "w") == "X:" + value + "\r\n w\r\n");
}

TEST_CASE("what cannot stand in a text is made harmless") {
    CHECK(escaped("a\tb\x01"
                  "c\x7f") == "a b c ");
    CHECK(escaped("caf\xe9") == "café");
    CHECK(unescaped("r\xe9union\\, salle") == "réunion, salle");
}

TEST_CASE("a content line is 1 MiB long at most, its folds joined") {
    const std::string first = "BEGIN:VCALENDAR\r\n";
    const auto name = std::string("X-LONG:");
    CHECK(format::content_lines(first + name + std::string(limits::line_bytes - name.size(), 'x')).size() == 2);
    const auto half = std::string(limits::line_bytes / 2, 'x');
    CHECK_THROWS_WITH_AS(format::content_lines(first + name + half + "\r\n " + half), "line 3: longer than 1 MiB",
                         BadInput);
}
