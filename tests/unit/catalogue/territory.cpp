#include <doctest/doctest.h>
#include <tiers/error.h>
#include <tiers/territory.h>

using namespace tiers;
using territory::Communes;

namespace {

const auto folder = TIERS_SOURCE_DIR "/config/territory";

}  // namespace

TEST_CASE("a commune is found by code, by postcode, and by name whatever its accents, hyphens and 'Saint'") {
    Communes communes(folder);
    CHECK(communes.one({"64125"}).insee == "64125");
    CHECK(communes.one({"01144"}).insee == communes.one({"insee:01144"}).insee);
    CHECK(communes.one({"saint jean de luz"}).insee == "64483");
    CHECK(communes.one({"ST-JEAN-DE-LUZ"}).insee == "64483");
    CHECK(communes.one({"L’Isle-d’Espagnac"}).insee == communes.one({"l'isle d'espagnac"}).insee);
}

TEST_CASE("a postcode that looks like a code is both, unless it says which") {
    Communes communes(folder);
    CHECK(communes.find("64310").size() == 4);
    CHECK(communes.find("postcode:64310").size() == 3);
    CHECK(communes.one({"insee:64310"}).name == "Lanne-en-Barétous");
}

TEST_CASE("a postcode and a name narrow one another") {
    Communes communes(folder);
    CHECK(communes.one({"postcode:64310", "Sare"}).insee == "64504");
    CHECK_THROWS_AS(communes.one({"postcode:64310", "Bayonne"}), NotFound);
    CHECK_THROWS_AS(communes.one({"postcode:64310"}), BadInput);
}
