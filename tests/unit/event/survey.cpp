#include <doctest/doctest.h>
#include <fmt/format.h>
#include <tiers/error.h>
#include <tiers/survey_report.h>

#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;
using namespace tiers::event;

namespace {

constexpr auto some_questions = R"(
[privacy]
min_cell = 3

[[zone]]
id = "coast"
name = "The coast"
communes = ["64122"]

[[zone]]
id = "land"
departements = ["64", "40"]

[[question]]
id = "q1"
text = "A shared workspace near your home?"
type = "choice"
survey = "mobility"
choices = [{ id = "yes", label = "Yes" }, { id = "maybe", label = "Perhaps, some days" }, { id = "no" }]

[[question]]
id = "means"
text = "By what?"
type = "choices"
survey = "mobility"
choices = [{ id = "car" }, { id = "train" }, { id = "bike" }]

[[question]]
id = "km"
text = "How far?"
type = "number"
survey = "mobility"

[[question]]
id = "say"
text = "Anything else?"
survey = "mobility"
)";

/// A survey, and answers written "yes car,bike 12" by ids; "-" answers nothing.
struct Mobility {
    Store store = Store::in_memory([] { return test::a_monday; });
    std::vector<Question> asked;
    int next = 0;

    Mobility() {
        test::apply_text(store, test::a_place + some_questions);
        asked = questions_of(store, "mobility", std::nullopt);
    }
    std::string put(const std::vector<std::string>& typed, const std::string& commune = {},
                    const std::string& department = {}) {
        auto response = filled(fmt::format("r{}", ++next));
        response.commune = commune;
        response.department = department;
        for (std::size_t i = 0; i < typed.size(); ++i)
            for (const auto& one : read_answer(asked[i], typed[i])) response.answers.push_back(one);
        return keep(std::move(response));
    }
    static Response filled(const std::string& external, const std::vector<Answer>& answers = {}) {
        Response response;
        response.survey = "mobility";
        response.external = external;
        response.answers = answers;
        return response;
    }
    std::string keep(Response response) {
        Transaction transaction(store);
        auto done = keep_response(store, std::move(response));
        transaction.commit();
        return done;
    }
    SurveyReport report(const std::string& by = {}, bool published = false) const {
        return survey_report(store, {"mobility", std::nullopt, by, published});
    }
};

std::string told(const SurveyTally& tally) {
    std::string text = fmt::format("{}/{}:", tally.answered, tally.unanswered);
    for (const auto& one : tally.cells)
        text += fmt::format(" {}={}({:.2f})", one.answer.empty() ? one.what : one.answer, one.count, one.share);
    return text;
}

}  // namespace

TEST_CASE("questions stand in the order of the file, and belong to a survey or to all") {
    const Mobility mobility;
    std::vector<std::string> ids;
    for (const auto& one : mobility.asked) ids.push_back(one.id);
    CHECK(ids == std::vector<std::string>{"q1", "means", "km", "say"});
    CHECK(mobility.asked[3].personal);
    CHECK_FALSE(mobility.asked[0].personal);
    CHECK(questions_of(mobility.store, "other", std::nullopt).empty());
}

TEST_CASE("what is typed is read by ids and labels, accents and case aside") {
    const Mobility mobility;
    const auto value = [&](std::size_t question, std::string_view typed) {
        std::string all;
        for (const auto& one : read_answer(mobility.asked[question], typed)) all += one.value + ";";
        return all;
    };
    CHECK(value(0, "YES") == "yes;");
    CHECK(value(0, " perhaps, Some days ") == "maybe;");
    CHECK(value(1, "train, CAR|car") == "car;train;");
    CHECK(value(2, "1 012,50") == "1012.5;");
    CHECK(value(3, "  ") == "");
    CHECK(value(3, "a\r\nb") == "a\nb;");
    CHECK_THROWS_AS(value(0, "never"), BadInput);
    CHECK_THROWS_AS(value(1, "car,plane"), BadInput);
    for (const auto* none : {"twelve", "inf", "nan", "1e5", "12 km"}) CHECK_THROWS_AS(value(2, none), BadInput);
    CHECK_THROWS_AS(value(3, std::string_view("a\0b", 3)), BadInput);
}

TEST_CASE("a response is known by its id: the same changes nothing, another takes its place") {
    Mobility mobility;
    auto response = Mobility::filled("7", {{"q1", "yes", false}});
    CHECK(mobility.keep(response) == "added");
    CHECK(mobility.keep(response) == "unchanged");
    response.answers.front().value = "no";
    CHECK(mobility.keep(response) == "updated");
    const auto all = responses(mobility.store, "mobility", std::nullopt);
    REQUIRE(all.size() == 1);
    CHECK(all.front().answers == response.answers);
    for (const auto* bad : {"", "a b", "jeanne@example.org", "é"}) {
        response.external = bad;
        CHECK_THROWS_AS(mobility.keep(response), BadInput);
    }
}

TEST_CASE("counts and shares have a base, and who did not answer is told") {
    Mobility mobility;
    mobility.put({"yes", "car,bike", "10"});
    mobility.put({"maybe", "car", "20"});
    mobility.put({"no", "", "60"});
    mobility.put({"", "train"});
    auto half = Mobility::filled("half", {{"q1", "no", false}});
    half.complete = false;
    mobility.keep(half);
    const auto report = mobility.report();
    CHECK(report.complete == 4);
    CHECK(report.incomplete == 1);
    REQUIRE(report.results.size() == 4);
    CHECK(told(report.results[0].tallies[0]) == "3/1: yes=1(0.34) maybe=1(0.33) no=1(0.33)");
    CHECK(told(report.results[1].tallies[0]) == "3/1: car=2(0.67) train=1(0.33) bike=1(0.33)");
    CHECK(told(report.results[2].tallies[0]) == "3/1: 10=1(0.34) 20=1(0.33) 60=1(0.33)");
    CHECK(report.results[2].tallies[0].mean == doctest::Approx(30));
    CHECK(report.results[2].tallies[0].median == doctest::Approx(20));
    CHECK(told(report.results[3].tallies[0]) == "0/4:");
}

TEST_CASE("numbers of many values are told in steps, each with its first value and without its last") {
    Mobility mobility;
    for (const auto* km : {"0", "4.9", "5", "9", "10", "12", "15", "20", "30", "39"}) mobility.put({"", "", km});
    CHECK(told(mobility.report().results[2].tallies[0]) ==
          "10/0: 0–5=2(0.20) 5–10=2(0.20) 10–15=2(0.20) 15–20=1(0.10) 20–25=1(0.10) 25–30=0(0.00) 30–35=1(0.10) "
          "35–40=1(0.10)");
}

TEST_CASE("territories stand beside all, and those of few people are merged with the next smallest") {
    Mobility mobility;
    for (int i = 0; i < 4; ++i) mobility.put({"yes"}, "64122", "64");
    for (int i = 0; i < 3; ++i) mobility.put({"no"}, "64445", "64");
    mobility.put({"no"});
    const auto result = mobility.report("zone").results.front();
    REQUIRE(result.tallies.size() == 3);
    CHECK(told(result.tallies[0]) == "8/0: yes=4(0.50) maybe=0(0.00) no=4(0.50)");
    CHECK(result.tallies[1].group == "coast");
    CHECK(result.tallies[1].label == "The coast");
    CHECK(told(result.tallies[1]) == "4/0: yes=4(1.00) maybe=0(0.00) no=0(0.00)");
    CHECK(result.tallies[2].group == "others_merged");  // one person of no zone, and the three of the land
    CHECK(told(result.tallies[2]) == "4/0: yes=0(0.00) maybe=0(0.00) no=4(1.00)");
}

TEST_CASE("what is published merges small answers, tells no texts and no mean of few") {
    Mobility mobility;
    for (int i = 0; i < 5; ++i) mobility.put({"yes", "car", "", "My name is Jeanne"});
    mobility.put({"maybe", "car,bike", "10"});
    mobility.put({"no", "train", "20"});
    for (int i = 0; i < 3; ++i) mobility.put({"no"});
    const auto report = mobility.report({}, true);
    CHECK(told(report.results[0].tallies[0]) == "10/0: yes=5(0.50) merged=5(0.50)");
    // Bike and train are two people, and so the six of the car come in: seven people.
    CHECK(told(report.results[1].tallies[0]) == "7/3: merged=7(1.00)");
    CHECK(told(report.results[2].tallies[0]) == "2/8: merged=2(1.00)");
    CHECK_FALSE(report.results[2].tallies[0].mean);
    CHECK(told(report.results[3].tallies[0]) == "5/5:");
    CHECK(told(mobility.report().results[3].tallies[0]) == "5/5: My name is Jeanne=5(1.00)");
}

TEST_CASE("a survey that nobody declared is not there") {
    const Mobility mobility;
    CHECK_THROWS_AS(survey_report(mobility.store, {"mobilty", std::nullopt}), NotFound);
    CHECK_THROWS_AS(survey_report(mobility.store, {"mobility", "nothing"}), NotFound);
    CHECK(mobility.report().complete == 0);
}
