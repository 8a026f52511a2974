#include "format/limesurvey.h"

#include <doctest/doctest.h>
#include <tiers/error.h>

using namespace tiers;
using namespace tiers::format;

namespace {

Survey survey_of(std::string_view bytes) {
    return read_survey(bytes, {"answers.csv", {}, 0});
}

std::vector<std::string> parts(const SurveyQuestion& question) {
    std::vector<std::string> found;
    for (const auto& column : question.columns) found.push_back(column.part);
    return found;
}

using Answers = std::vector<std::vector<std::string>>;

}  // namespace

TEST_CASE("answers are read as LimeSurvey writes them: a mark, semicolons, quotes, and a blank line behind") {
    const auto survey = survey_of(
        "\xef\xbb\xbf\"id\";\"submitdate\";\"lastpage\";\"startlanguage\";\"seed\";\"Q1\";\"Q2\"\r\n"
        "\"1\";\"2026-03-10 09:00:00\";\"2\";\"fr\";\"12\";\"Jeanne \"\"JJ\"\"\";\"a\nb\"\r\n"
        "\"2\";;\"1\";\"en\";\"13\";\"Paul\";\r\n"
        "\r\n");
    REQUIRE(survey.questions.size() == 2);
    CHECK(survey.questions[0].code == "Q1");
    CHECK(survey.questions[0].text.empty());
    REQUIRE(survey.responses.size() == 2);
    CHECK(survey.responses[0].id == "1");
    CHECK(survey.responses[0].language == "fr");
    CHECK(survey.responses[0].complete);
    CHECK(survey.responses[0].answers == Answers{{"Jeanne \"JJ\""}, {"a\nb"}});
    CHECK(survey.responses[1].line == 4);
    CHECK_FALSE(survey.responses[1].complete);
    CHECK(survey.responses[1].answers == Answers{{"Paul"}, {""}});
}

TEST_CASE("the choices of a question are its columns, and what is other is told") {
    const auto survey = survey_of("id,submitdate,Q1[SQ001],Q1[SQ002],Q1[other],Q2,Q2b[SQ001]\n7,x,Y,,A sauna,3,1\n");
    REQUIRE(survey.questions.size() == 3);
    CHECK(parts(survey.questions[0]) == std::vector<std::string>{"SQ001", "SQ002", "other"});
    CHECK_FALSE(survey.questions[0].columns[1].other);
    CHECK(survey.questions[0].columns[2].other);
    CHECK(parts(survey.questions[1]) == std::vector<std::string>{""});
    CHECK(survey.questions[2].code == "Q2b");
    CHECK(survey.responses.front().answers == Answers{{"Y", "", "A sauna"}, {"3"}, {"1"}});
}

TEST_CASE("codes of expressions part with an underscore") {
    const auto survey = survey_of("id,Q1_SQ001,Q1_other\n1,Y,\n");
    REQUIRE(survey.questions.size() == 1);
    CHECK(parts(survey.questions[0]) == std::vector<std::string>{"SQ001", "other"});
}

TEST_CASE("headings in full give the texts, in English and in French") {
    const auto english = survey_of(
        "\"Response ID\",\"Date submitted\",\"Last page\",\"Start language\",\"Which tools? [A wiki]\","
        "\"Which tools? [Other]\",\"Anything else?\"\n1,,1,en,Yes,,no\n");
    REQUIRE(english.questions.size() == 2);
    CHECK(english.questions[0].code.empty());
    CHECK(english.questions[0].text == "Which tools?");
    CHECK(parts(english.questions[0]) == std::vector<std::string>{"A wiki", "Other"});
    CHECK(english.questions[0].columns[1].other);
    CHECK(english.questions[1].text == "Anything else?");
    CHECK_FALSE(english.responses.front().complete);
    const auto french = survey_of(
        "\"ID de la réponse\";\"Date de soumission\";\"Dernière page\";\"Langue de départ\";\"Quels outils ? "
        "[Autre]\"\n"
        "4;2026-03-10 09:00:00;1;fr;Un sauna\n");
    REQUIRE(french.questions.size() == 1);
    CHECK(french.questions[0].text == "Quels outils ?");
    CHECK(french.questions[0].columns[0].other);
    CHECK(french.responses.front().id == "4");
    CHECK(french.responses.front().complete);
}

TEST_CASE("headings of code and text give both") {
    const auto survey = survey_of(
        "id,submitdate,\"Q1. Your name\",\"Q2[SQ001]. Which tools? [A wiki]\",\"Q2[SQ002]. Which tools? [A forum]\"\n");
    REQUIRE(survey.questions.size() == 2);
    CHECK(survey.questions[0].code == "Q1");
    CHECK(survey.questions[0].text == "Your name");
    CHECK(survey.questions[1].code == "Q2");
    CHECK(survey.questions[1].text == "Which tools?");
    CHECK(parts(survey.questions[1]) == std::vector<std::string>{"SQ001", "SQ002"});
    CHECK(survey.responses.empty());
}

TEST_CASE("headings cut short are texts, and two of the same are two questions") {
    const auto survey = survey_of("id;submitdate;Comment avez-v..;Comment avez-v..\n1;x;a;b\n");
    REQUIRE(survey.questions.size() == 2);
    CHECK(survey.questions[0].text == "Comment avez-v..");
    CHECK(survey.responses.front().answers == Answers{{"a"}, {"b"}});
}

TEST_CASE("a file without the date of submission holds answers that were all submitted") {
    CHECK(survey_of("id,Q1\n1,a\n").responses.front().complete);
}

TEST_CASE("CSV of something else is refused") {
    CHECK_THROWS_WITH_AS(survey_of("name,town\nJeanne,Bayonne\n"),
                         "answers.csv: no column tells the id of a response, or the date it was submitted", BadInput);
}
