#include <doctest/doctest.h>
#include <tiers/survey_import.h>

#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;
using namespace tiers::exchange;

namespace {

constexpr auto asked = R"(
[[question]]
id = "q1"
text = "Travaillez-vous loin ?"
type = "flag"
survey = "mobility"

[[question]]
id = "q2"
text = "Avec quels outils ?"
type = "choices"
survey = "mobility"
choices = [{ id = "sq001", label = "Un wiki" }, { id = "sq002", label = "Un mail" }]

[[question]]
id = "q3"
text = "Que changer ?"
survey = "mobility"

[[question]]
id = "q5-sq001"
text = "Le bruit"
type = "scale"
survey = "mobility"
)";

struct Imported {
    Store store = Store::in_memory([] { return test::a_monday; });
    std::string verdicts;
    SurveyImport last;
    Imported() { test::apply_text(store, test::a_place + asked); }

    const std::string& take(std::string_view bytes, const std::string& program = {},
                            std::vector<std::pair<std::string, std::string>> columns = {}) {
        verdicts.clear();
        Transaction transaction(store);
        last = import_survey(store, bytes, {"f.csv", "mobility", {}, program, {}, std::move(columns), {}},
                             [&](const SurveyVerdict& v) {
                                 verdicts += std::to_string(v.line) + " " + v.verdict + " " + v.response +
                                             (v.code.empty() ? "" : " " + v.code) + "\n";
                             });
        transaction.commit();
        return verdicts;
    }
    std::string answers() const {
        std::string all;
        for (const auto& response : event::responses(store, "mobility", std::nullopt)) {
            all += response.external + (response.complete ? ":" : "…");
            for (const auto& one : response.answers)
                all += " " + one.question + "=" + one.value + (one.personal ? "*" : "");
            all += "\n";
        }
        return all;
    }
};

}  // namespace

TEST_CASE("an export of LimeSurvey is taken by codes: choices in their columns, what is other, rows of a table") {
    Imported imported;
    CHECK(imported.take("\xef\xbb\xbf\"id\";\"submitdate\";\"Q1\";\"Q2[SQ001]\";\"Q2[SQ002]\";\"Q2[other]\";\"Q3\";"
                        "\"Q5[SQ001]\"\r\n"
                        "\"1\";\"2026-03-10 09:00:00\";\"Y\";\"Y\";;\"Un tableau\";\"Rien;\n\"\"tout\"\"\";\"4\"\r\n"
                        "\"2\";;\"N\";\"N\";\"\";\"\";\"\";\"\"\r\n\r\n",
                        "limesurvey") == "2 added 1\n4 added 2\n");
    CHECK(imported.answers() == "1: q1=true q2=Un tableau* q2=sq001 q3=Rien;\n\"tout\"* q5-sq001=4\n2… q1=false\n");
    CHECK(imported.last.incomplete == 1);
    CHECK(event::responses(imported.store, "mobility", std::nullopt)[0].submitted == Instant(Seconds(1773129600)));
}

TEST_CASE("questions and choices are known by their texts too, whatever the order of the columns") {
    Imported imported;
    imported.take(
        "Avec quels outils ? [Un mail],Avec quels outils ? [Un wiki],\"TRAVAILLEZ-VOUS LOIN ?\",id,Couleur\n"
        "Oui,Non,oui,9,rouge\n");
    CHECK(imported.answers() == "9: q1=true q2=sq002\n");
    CHECK(imported.last.left_out == std::vector<std::string>{"Couleur"});
}

TEST_CASE("any table is taken with a mapping") {
    Imported imported;
    imported.take("Numéro,Horodateur,Loin,Outils\na-1,12/03/2026 08:30,non,Un wiki;Un mail\na-2,,,\n", "csv",
                  {{"response", "numero"}, {"submitted", "Horodateur"}, {"q1", "Loin"}, {"q2", "Outils"}});
    CHECK(imported.answers() == "a-1: q1=false q2=sq001 q2=sq002\na-2…\n");
    CHECK_THROWS_AS(imported.take("id,q1\n1,y\n", {}, {{"q1", "Loin"}}), BadInput);
    CHECK_THROWS_AS(imported.take("id,q1\n1,y\n", {}, {{"q9", "q1"}}), NotFound);
}

TEST_CASE("a file may be read again, and again with what has changed") {
    Imported imported;
    imported.take("id,q1\n1,Y\n2,N\n");
    CHECK(imported.take("id,q1\n1,Y\n2,Y\n") == "2 unchanged 1\n3 updated 2\n");
    CHECK(imported.answers() == "1: q1=true\n2: q1=true\n");
}

TEST_CASE("a row that cannot be taken is told, and the others are taken") {
    Imported imported;
    CHECK(imported.take("id,submitdate,q1,q2,q5-sq001\n"
                        "1,2026-03-10 09:00:00,peut-être,,\n"
                        "2,2026-03-10 09:00:00,Y,un fax,\n"
                        "3,2026-03-10 09:00:00,Y,,6\n"
                        "4,hier,Y,,\n"
                        "5,2026-03-10 25:00:00,Y,,\n"
                        ",2026-03-10 09:00:00,Y,,\n"
                        "jeanne@example.org,2026-03-10 09:00:00,Y,,\n"
                        "6,1980-01-01 00:00:00,Y,,\n"
                        "6,1980-01-01 00:00:00,N,,\n") ==
          "2 refused 1 bad_answer\n3 refused 2 bad_answer\n4 refused 3 bad_answer\n5 refused 4 bad_day\n"
          "6 refused 5 bad_time\n7 refused  bad_response_id\n8 refused jeanne@example.org bad_response_id\n"
          "9 added 6\n10 refused 6 twice\n");
    CHECK(imported.answers() == "6: q1=true\n");
    CHECK_FALSE(event::responses(imported.store, "mobility", std::nullopt)[0].submitted);
}

TEST_CASE("hostile files are refused, or their cells taken for text") {
    Imported imported;
    for (const auto* file : {"", "\n\n", "id,q1\n1,\"Y\n", "PK\3\4x", "id,color\n1,red\n"})
        CHECK_THROWS_AS(imported.take(file), BadInput);
    CHECK_THROWS_AS(imported.take("q1,q2\nY,\n", "limesurvey"), BadInput);
    CHECK_THROWS_AS(imported.take("q1\nY\n"), BadInput);
    imported.take("id,q3,q1\n1,\"=cmd|' /C calc'!A0\",Y,more,cells\n2,<script>alert(1)</script>,\n3\n");
    CHECK(imported.answers() == "1: q1=true q3==cmd|' /C calc'!A0*\n2: q3=<script>alert(1)</script>*\n3:\n");
    CHECK(imported.take("id,q3\n4,a\x1b[31mb\n") == "2 refused 4 bad_text\n");
}
