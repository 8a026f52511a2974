#include <doctest/doctest.h>
#include <tiers/catalogue.h>
#include <tiers/error.h>
#include <string>

using namespace tiers;
using namespace tiers::catalogue;

namespace {

std::string complaint(const std::string& lines) {
    const auto bytes = "[operator]\nname = \"X\"\n[[place]]\nid = \"p\"\n" + lines;
    try {
        check_communes({load_text(bytes, "t"), bytes}, "t", TIERS_SOURCE_DIR "/config/territory");
    } catch (const BadInput& error) {
        return error.what();
    }
    return {};
}

}  // namespace

TEST_CASE("a commune is one of the table, or one that was merged into one") {
    CHECK(complaint("commune = \"64125\"\n").empty());
    CHECK(complaint("commune = \"01144\"\n").empty());
    CHECK(complaint("commune = \"64999\"\n") == "t:5:11: no commune '64999'");
}

TEST_CASE("a postcode given for an INSEE code is told with its communes") {
    CHECK(complaint("commune = \"64600\"\n")
              .find("t:5:11: no commune '64600': as a postcode it is that of 64024 Anglet") == 0);
    CHECK(complaint("[[zone]]\nid = \"z\"\ncommunes = [\"64125\", \"00000\"]\n") == "t:7:22: no commune '00000'");
}
