#include "member/whole_words.h"

#include <doctest/doctest.h>

using namespace tiers;
using member::WholeWords;

TEST_CASE("of many names those are found that a text holds as whole words, in the order of their adding") {
    WholeWords names;
    for (const auto* name : {"paul etcheverry", "jeanne martin", "jeanne", "+33 5 59", "a@example.org", "martin d"})
        names.add(name);
    CHECK(names.all_in("for jeanne martin, and paul etcheverry") ==
          std::vector<std::string>{"paul etcheverry", "jeanne martin", "jeanne"});
    CHECK(names.all_in("call +33 5 59, or write to a@example.org") ==
          std::vector<std::string>{"+33 5 59", "a@example.org"});
    CHECK(names.all_in("jeanne martin dupont") == std::vector<std::string>{"jeanne martin", "jeanne"});
    CHECK(names.any_in("jeanne"));
    for (const auto* text : {"", "jeannette", "éjeanne", "jeanneé", "paul  etcheverry", "aa@example.org", "martin"})
        CHECK_FALSE(names.any_in(text));
}

TEST_CASE("many names and one find the same") {
    const std::string letters = "ab .";
    WholeWords all;
    std::vector<std::string> each;
    for (unsigned i = 0; i < 64; ++i) {
        each.push_back({letters[i % 4], letters[i / 4 % 4], letters[i / 16]});
        all.add(each.back());
    }
    for (unsigned text = 0; text < 4096; ++text) {
        std::string spelled;
        for (unsigned at = 0; at < 12; at += 2) spelled += letters[text >> at & 3];
        std::vector<std::string> found;
        for (const auto& one : each)
            if (member::find_words(spelled, one) != spelled.npos) found.push_back(one);
        REQUIRE(all.all_in(spelled) == found);
    }
}
