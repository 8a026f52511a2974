#include "exchange/member_programs.h"

#include <doctest/doctest.h>
#include <tiers/error.h>
#include <tiers/exchange.h>

using namespace tiers;
using namespace tiers::exchange;

namespace {

using Headings = std::vector<std::string>;

const Headings french = {"ID de l'adhérent :", "Nom :", "Prénom :", "Personne morale :", "GSM :", "Courriel :"};

}  // namespace

TEST_CASE("a program is known by headings that stand together, and by no single one") {
    CHECK(program_of(french) == "galette");
    CHECK(program_of({"id_adh", "nom_adh", "prenom_adh"}) == "galette");
    CHECK(program_of({"reference commande", "NOM ADHÉRENT", "Prénom adhérent "}) == "helloasso");
    CHECK(program_of({"Nom", "Prénom", "Date fin adhésion"}) == "dolibarr");
    CHECK(program_of({"FullName", "RegistrationDate"}) == "nexudus");
    CHECK(program_of({"Name", "Plan name", "Next invoice date"}) == "cobot");
    CHECK(program_of({"Nom", "Prénom", "Courriel", "Société"}) == std::nullopt);
    CHECK(program_of({"Nom adhérent", "Prénom adhérent"}) == std::nullopt);
}

TEST_CASE("the mapping of every program can be read, and names the headings of the file as the file writes them") {
    for (const auto& program : known_programs()) CHECK_NOTHROW(program_map(program, {}));
    const auto map = program_map("galette", french);
    CHECK(map.columns[Field::name] == Headings{"Prénom :", "Nom :"});
    CHECK(map.columns[Field::external_id] == Headings{"ID de l'adhérent :"});
    CHECK(map.columns[Field::postcode].empty());
    CHECK(map.columns[Field::paid].empty());
    CHECK_THROWS_AS(program_map("galete", french), BadInput);
}

TEST_CASE("a mapping of a program that was saved is the one it was read by") {
    const Headings heading = {"Référence commande", "Date de la commande", "Statut de la commande",
                              "Nom adhérent",       "Prénom adhérent",     "Montant tarif"};
    const auto map = program_map("helloasso", heading);
    const auto read = read_member_map(member_map_text(map, heading), "m.toml");
    for (std::size_t i = 0; i < field_names.size(); ++i) CHECK(read.columns.at(i) == map.columns.at(i));
    CHECK(read.defaults[Field::paid_by] == "helloasso");
    CHECK(read.only == map.only);
    CHECK(read.only.at("Statut de la commande") == Headings{"valide", "validee"});
    CHECK(read.dates == DayOrder::day_first);
    CHECK(read.commune_elsewhere);
    CHECK_FALSE(read.known_only);
}

TEST_CASE("contributions are of members who are there, whose last name stands first") {
    const auto map =
        program_map("galette", {"Contribution id", "Contributeur :", "Type de contribution :", "Montant :"});
    CHECK(map.known_only);
    CHECK(map.last_name_first);
    CHECK(map.columns[Field::paid] == Headings{"Montant :"});
}
