#include "exchange/member_map.h"

#include <doctest/doctest.h>
#include <tiers/error.h>

using namespace tiers;
using namespace tiers::exchange;

namespace {

using Headings = std::vector<std::string>;

}  // namespace

TEST_CASE("headings are known in French and in English, whatever their accents, case and marks") {
    const auto french = guess_member_map({"NOM ", "Prénom", "Courriel", "Tél.", "Code postal", "Commune", "Catégorie",
                                          "N° SIREN", "Date d’adhésion", "Solde"});
    CHECK(french.columns[Field::name] == Headings{"Prénom", "NOM "});
    CHECK(french.columns[Field::email] == Headings{"Courriel"});
    CHECK(french.columns[Field::phone] == Headings{"Tél."});
    CHECK(french.columns[Field::postcode] == Headings{"Code postal"});
    CHECK(french.columns[Field::commune] == Headings{"Commune"});
    CHECK(french.columns[Field::category] == Headings{"Catégorie"});
    CHECK(french.columns[Field::siren] == Headings{"N° SIREN"});
    CHECK(french.columns[Field::joined] == Headings{"Date d’adhésion"});
    CHECK(french.dates == DayOrder::day_first);
    const auto english = guess_member_map({"First Name", "Name", "E-Mail", "External ID", "Joined"});
    CHECK(english.columns[Field::name] == Headings{"First Name", "Name"});
    CHECK(english.columns[Field::external_id] == Headings{"External ID"});
    CHECK(english.dates == DayOrder::iso);
}

TEST_CASE("a full name wins over its parts, and an INSEE code over name and postcode") {
    CHECK(guess_member_map({"Nom complet", "Nom"}).columns[Field::name] == Headings{"Nom complet"});
    const auto coded = guess_member_map({"Nom", "Ville", "CP", "Code INSEE"});
    CHECK(coded.columns[Field::commune] == Headings{"Code INSEE"});
    CHECK(coded.columns[Field::postcode].empty());
}

TEST_CASE("a mapping that was saved is the one that was guessed") {
    const Headings heading = {"Nom", "Prénom", "E \"mail\"", "Mobile", "Téléphone", "Date d'adhésion", "a\nb"};
    const auto guessed = guess_member_map(heading);
    const auto read = read_member_map(member_map_text(guessed, heading), "m.toml");
    CHECK(static_cast<const std::array<Headings, field_names.size()>&>(read.columns) == guessed.columns);
    CHECK(read.dates == guessed.dates);
}

TEST_CASE("values and defaults are read by field, and words of the file fold") {
    const auto map = read_member_map(
        "delimiter = \"|\"\ncharset = \"MACINTOSH\"\n[columns]\nname = [\"A\", \"B\"]\n[defaults]\ncategory = \"u\"\n"
        "[values.category]\n\"Adhérent\" = \"adherent\"\n",
        "m.toml");
    CHECK(map.delimiter == '|');
    CHECK(map.charset == "MACINTOSH");
    CHECK(map.columns[Field::name] == Headings{"A", "B"});
    CHECK(map.defaults[Field::category] == "u");
    CHECK(map.values[Field::category].at("adherent") == "adherent");
    CHECK_THROWS_AS(read_member_map("[columns", "m.toml"), BadInput);
    CHECK_THROWS_AS(read_member_map("columns = 3", "m.toml"), BadInput);
    CHECK_THROWS_AS(read_member_map("delimiter = \"::\"", "m.toml"), BadInput);
}
