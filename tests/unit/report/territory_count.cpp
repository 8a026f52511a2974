#include "report/territory_count.h"

#include <doctest/doctest.h>
#include <filesystem>

#include "report/parts.h"

using namespace tiers;

namespace {

territory::Commune commune(const char* insee) {
    static territory::Communes communes(std::filesystem::path(TIERS_SOURCE_DIR) / "config/territory");
    return communes.one({insee});
}

}  // namespace

TEST_CASE("distances are along a great circle, the same both ways, and 0 within a commune") {
    const auto bidart = commune("insee:64125"), bayonne = commune("insee:64102"), pau = commune("insee:64445");
    CHECK(territory::kilometres(bidart, bayonne) == doctest::Approx(10.972).epsilon(0.001));
    CHECK(territory::kilometres(bayonne, bidart) == territory::kilometres(bidart, bayonne));
    CHECK(territory::kilometres(commune("insee:64522"), pau) == doctest::Approx(20.5).epsilon(0.005));
    CHECK(territory::kilometres(pau, pau) == 0);
}

TEST_CASE("a distance lies in one band, its end included, and the place's own commune apart") {
    const auto band = [](double kilometres) { return std::string(report::distance_band(kilometres, false)); };
    CHECK(band(0.1) == "to-5-km");
    CHECK(band(5) == "to-5-km");
    CHECK(band(5.01) == "to-10-km");
    CHECK(band(50) == "to-50-km");
    CHECK(band(800) == "farther");
    CHECK(std::string(report::distance_band(0, true)) == "same-commune");
    CHECK(std::string(report::distance_band(std::nullopt, false)) == report::not_given);
}

TEST_CASE("a commune that was merged into another is at home there") {
    report::TerritoryNames names(std::filesystem::path(TIERS_SOURCE_DIR) / "config/territory");
    CHECK(names.known("01340")->insee == "01015");
    CHECK_FALSE(names.known("99999"));
    CHECK_FALSE(names.known(""));
}
