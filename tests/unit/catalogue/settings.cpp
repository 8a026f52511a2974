#include <doctest/doctest.h>
#include <tiers/catalogue.h>
#include <algorithm>

#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;
using namespace tiers::catalogue;

namespace {

Setting setting(const std::string& toml, const std::string& key) {
    for (const auto& found : settings(toml, "t"))
        if (found.key == key) return found;
    FAIL("no setting ", key);
    return {};
}

}  // namespace

TEST_CASE("each setting says where it comes from") {
    const auto buffer = setting(test::a_place, "place.izarbel.resource.room-a.buffer");
    CHECK(buffer.value == "\"15min\"");
    CHECK(buffer.line == 17);
    CHECK(buffer.column == 10);
    const auto zone = setting(test::a_place, "place.izarbel.timezone");
    CHECK(zone.value == "\"Europe/Paris\"");
    CHECK(zone.line == 0);
    CHECK(setting(test::a_place, "privacy.min_cell").value == "5");
}
