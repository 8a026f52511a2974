#include "catalogue/variables.h"

#include <doctest/doctest.h>
#include <tiers/error.h>

#include "catalogue/keys.h"
#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;
using namespace tiers::catalogue;

namespace {

std::string refused(const std::string& toml, const Variables& variables) {
    try {
        load_text(toml, "t", variables);
        return {};
    } catch (const BadInput& error) {
        return error.what();
    }
}

}  // namespace

TEST_CASE("a single setting has a variable, and what stands in a list has none") {
    CHECK(variable_of(*key_of("database.path")) == "TIERS_DATABASE_PATH");
    CHECK(variable_of(*key_of("privacy.min_cell")) == "TIERS_PRIVACY_MIN_CELL");
    for (const auto* path : {"operator", "place.id", "place.resource.buffer", "place.closures.from"})
        CHECK(variable_of(*key_of(path)).empty());
}

TEST_CASE("no variable of a setting is one of an option") {
    for (const auto& key : keys())
        for (const auto* option : {"CONFIG", "DB", "PLACE", "NOW", "AS", "LANG", "COLOR"})
            CHECK(variable_of(key) != "TIERS_" + std::string(option));
}

TEST_CASE("a variable takes the place of what the file says, or leaves out") {
    const auto found = load_text(test::a_place, "t",
                                 {{"TIERS_OPERATOR_NAME", "Autre"},
                                  {"TIERS_DATABASE_PATH", "other.db"},
                                  {"TIERS_BOOKING_APPROVAL", "true"},
                                  {"TIERS_PRIVACY_MIN_CELL", "7"}});
    CHECK(found.operator_.name == "Autre");
    CHECK(found.database == "other.db");
    CHECK(found.min_cell == 7);
    CHECK(found.places.front().resources.front().rules.approval == true);
    auto settings = catalogue::settings(test::a_place, "t", {{"TIERS_OPERATOR_LANGUAGE", "en"}});
    std::erase_if(settings, [](const Setting& one) { return one.from != "TIERS_OPERATOR_LANGUAGE"; });
    REQUIRE(settings.size() == 1);
    CHECK(settings.front().value == "\"en\"");
}

TEST_CASE("a variable is checked as the file is, and named where it is wrong") {
    CHECK(refused(test::a_place, {{"TIERS_OPERATOR_LANGUAGE", "de"}}) ==
          "TIERS_OPERATOR_LANGUAGE: 'language': unknown word 'de': one of en, fr");
    CHECK(refused(test::a_place, {{"TIERS_BOOKING_APPROVAL", "yes"}}).starts_with("TIERS_BOOKING_APPROVAL: "));
    CHECK(refused(test::a_place, {{"TIERS_PRIVACY_MIN_CELL", "few"}}).starts_with("TIERS_PRIVACY_MIN_CELL: "));
    CHECK(refused("operator = 3\n", {{"TIERS_OPERATOR_NAME", "A"}}).starts_with("t:1:"));
}
