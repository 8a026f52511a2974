#include <doctest/doctest.h>
#include <tiers/catalogue.h>
#include <tiers/error.h>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace tiers;
using namespace tiers::catalogue;

namespace {

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream stream(file);
    return {std::istreambuf_iterator<char>(stream), {}};
}

const std::filesystem::path examples = TIERS_SOURCE_DIR "/config/examples";

}  // namespace

TEST_CASE("each example gives a file that loads to the same catalogue") {
    int seen = 0;
    for (const auto& entry : std::filesystem::directory_iterator(examples)) {
        if (entry.path().extension() != ".toml") continue;
        const auto example = bytes_of(entry.path());
        CHECK(load_text(first_file(example, {}), "t") == load_text(example, "t"));
        ++seen;
    }
    CHECK(seen == 5);
}

TEST_CASE("answers take the place of what the example has") {
    Answers answers{.name = "L'Écluse",
                    .legal_form = "SCIC",
                    .commune = "64125",
                    .hours = "Mo-Fr 09:00-18:00",
                    .surface_m2 = 120.0,
                    .desks = 9,
                    .rooms = std::vector<Room>{{"Salle 1", 4}, {"Salle 1", 6}, {"12", 3}}};
    const auto found = load_text(first_file(bytes_of(examples / "coworking.toml"), answers), "t");
    CHECK(found.operator_.legal_form == "SCIC");
    REQUIRE(found.place("l-ecluse"));
    CHECK(found.place("l-ecluse")->surface_m2 == 120.0);
    CHECK(found.place("l-ecluse")->hours.on(always) == "Mo-Fr 09:00-18:00");
    CHECK(found.resource("open-space")->seats.on(always) == 9);
    CHECK(found.resource("salle-1")->seats.on(always) == 4);
    CHECK(found.resource("salle-1-2")->seats.on(always) == 6);
    CHECK(found.resource("room-12")->seats.on(always) == 3);
    CHECK(!found.resource("cabine"));
}

TEST_CASE("ids are made of any name") {
    CHECK(id_from("Salle à côté") == "salle-a-cote");
    CHECK(id_from("***") == "room");
    CHECK(id_from("12") == "room-12");
    CHECK(id_from("All") == "room-all");
    CHECK(id_from(std::string(200, 'x')).size() == 63);
}

TEST_CASE("rooms are read as people list them") {
    const auto rooms = rooms_from_people("Salle A 8, Grande salle 40,");
    REQUIRE(rooms.size() == 2);
    CHECK(rooms[1].name == "Grande salle");
    CHECK(rooms[1].seats == 40);
    CHECK(rooms_from_people("").empty());
    for (const auto* bad : {"Salle A", "8", "Salle -1", "Salle A 8; Salle B"})
        CHECK_THROWS_AS(rooms_from_people(bad), BadInput);
}
