#include <doctest/doctest.h>
#include <tiers/error.h>
#include <tiers/followup.h>
#include <type_traits>

#include "store/database.h"
#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;

namespace {

const Day today = parse_day("2026-03-02");

/// A project of Jeanne's since January, and a household of Paul's.
struct Incubator {
    Store store = Store::in_memory([] { return test::a_monday; });
    followup::Followup project, household;

    explicit Incubator(const std::string& stages = "") {
        test::apply_text(store, test::a_place + stages);
        for (const auto* name : {"Jeanne", "Paul"}) {
            member::Member someone;
            someone.name = name;
            write([&] { return member::add(store, someone); });
        }
        project = open("Atelier bois", "project", 1);
        household = open("Famille Martin", "household", 2);
    }

    template <class Do>
    std::invoke_result_t<Do> write(Do what) {
        Transaction transaction(store);
        auto made = what();
        transaction.commit();
        return made;
    }
    followup::Followup open(const std::string& name, const std::string& kind, member::Id who) {
        followup::Followup wanted;
        wanted.name = name;
        wanted.kind = kind;
        wanted.members = {who};
        followup::Move first;
        first.day = parse_day("2026-01-12");
        return write([&] { return followup::open(store, wanted, first, today); });
    }
    followup::Move to(const std::string& stage, const std::string& day, const std::string& exit = "") {
        followup::Move wanted;
        wanted.followup = project.id;
        wanted.stage = stage;
        wanted.day = parse_day(day);
        wanted.exit = exit;
        return write([&] { return followup::move(store, wanted, today); });
    }
    followup::Outcome came(const std::string& what, const std::string& day, const std::string& moment,
                           const std::string& answer, std::optional<std::int64_t> count = {}) {
        followup::Outcome wanted;
        wanted.followup = project.id;
        wanted.outcome = what;
        wanted.day = parse_day(day);
        wanted.moment = moment;
        wanted.answer = answer;
        wanted.count = count;
        return write([&] { return followup::record_outcome(store, wanted, today); });
    }
    followup::Followup now() const { return followup::find(store, "atelier"); }
    std::vector<std::int64_t> years_due(const std::string& until) const {
        std::vector<std::int64_t> years;
        for (const auto& one : followup::due(store, followup::Track::professional, parse_day(until)))
            if (one.years) years.push_back(*one.years);
        return years;
    }
};

}  // namespace

TEST_CASE("where no stage is declared there are those of the field, and the last one ends") {
    Incubator here;
    CHECK(followup::stages(here.store).size() == 6);
    CHECK(here.project.stage == "orientation");
    here.to("post-creation", "2026-02-01");
    CHECK_FALSE(here.now().ended);
    here.to("exit", "2026-02-15", "local");
    CHECK(here.now().ended == parse_day("2026-02-15"));
    CHECK(followup::list(here.store, {}, today).size() == 1);
    CHECK(followup::list(here.store, {}, parse_day("2026-02-14")).size() == 2);
}

TEST_CASE("declared stages come in the order of the file") {
    Incubator here("[[stage]]\nid = \"zebra\"\n\n[[stage]]\nid = \"ant\"\nname = \"Fourmi\"\nends = true\n");
    CHECK(here.project.stage == "zebra");
    CHECK(here.to("fourmi", "2026-02-01").ends);
    CHECK_THROWS_AS(here.to("orientation", "2026-03-01"), NotFound);
}

TEST_CASE("a stage that left tiers.toml still ends those who are there") {
    Incubator here("[[stage]]\nid = \"idea\"\n\n[[stage]]\nid = \"out\"\nends = true\n");
    here.to("out", "2026-02-01");
    test::apply_text(here.store, test::a_place + "[[stage]]\nid = \"idea\"\n");
    CHECK(here.now().ended == parse_day("2026-02-01"));
}

TEST_CASE("a move noted late takes its place among the others") {
    Incubator here;
    here.to("creation", "2026-02-20");
    here.to("ideation", "2026-01-20");
    const auto moves = followup::moves(here.store, here.project.id);
    REQUIRE(moves.size() == 3);
    CHECK(moves[1].stage == "ideation");
    CHECK(moves[1].until == parse_day("2026-02-20"));
    CHECK(here.now().stage == "creation");
    CHECK(here.now().since == parse_day("2026-02-20"));
    CHECK(here.now().opened == parse_day("2026-01-12"));
}

TEST_CASE("another level of service begins no stage anew") {
    Incubator here("[[level]]\nid = \"intensive\"\n");
    followup::Move wanted;
    wanted.followup = here.project.id;
    wanted.level = "intensive";
    wanted.day = today;
    here.write([&] { return followup::move(here.store, wanted, today); });
    CHECK(here.now().level == "intensive");
    CHECK(here.now().since == parse_day("2026-01-12"));
    CHECK_THROWS_AS(here.write([&] { return followup::move(here.store, wanted, today); }), Conflict);
}

TEST_CASE("a move withdrawn counts no more, and one always stays") {
    Incubator here;
    const auto wrong = here.to("exit", "2026-02-15", "abandoned");
    here.write([&] { return followup::withdraw_move(here.store, wrong.id); });
    CHECK(here.now().stage == "orientation");
    CHECK_THROWS_AS(here.write([&] { return followup::withdraw_move(here.store, wrong.id); }), Conflict);
    const auto only = followup::moves(here.store, here.project.id).front().id;
    CHECK_THROWS_AS(here.write([&] { return followup::withdraw_move(here.store, only); }), Refused);
}

TEST_CASE("those who are followed are asked after 1, 3 and 5 years until they answered, or were lost") {
    Incubator here;
    here.came("company", "2020-02-29", "", "");
    CHECK(here.years_due("2021-02-28").empty());
    CHECK(here.years_due("2021-03-01") == std::vector<std::int64_t>{1});
    CHECK(here.years_due("2026-01-01") == std::vector<std::int64_t>{1, 3, 5});
    here.came("still-there", "2026-02-01", "3", "yes");
    CHECK(here.years_due("2026-01-01") == std::vector<std::int64_t>{5});
    here.came("still-there", "2026-02-01", "5", "lost");
    CHECK(here.years_due("2026-01-01").empty());
}

TEST_CASE("an outcome is answered once, but jobs now as often as they change") {
    Incubator here;
    here.came("jobs", "2026-01-12", "entry", "", 2);
    CHECK_THROWS_AS(here.came("jobs", "2026-01-13", "entry", "", 3), Conflict);
    here.came("jobs", "2026-02-01", "now", "", 2);
    CHECK_NOTHROW(here.came("jobs", "2026-03-01", "now", "", 3));
    CHECK_THROWS_AS(here.came("still-there", "2026-03-01", "1", ""), BadInput);
    CHECK_THROWS_AS(here.came("installed", "2026-03-01", "", "no", 4), BadInput);
    CHECK_THROWS_AS(here.came("company", "2026-03-03", "", ""), BadInput);
}

TEST_CASE("nothing of the personal track is in the professional one, nor in the journal") {
    Incubator here;
    followup::Note said;
    said.track = followup::Track::personal;
    said.followup = here.household.id;
    said.day = today;
    said.text = "Something secret";
    here.write([&] { return followup::note(here.store, {said}, today); });
    CHECK(followup::notes(here.store, followup::Track::professional, here.household.id).empty());
    CHECK(followup::notes(here.store, followup::Track::personal, here.household.id).size() == 1);
    auto row = here.store.db().prepare("select count(*) from journal where instr(content, 'secret')");
    row.step();
    CHECK(row.integer(0) == 0);
}

TEST_CASE("texts of follow-ups may be emptied, and nothing else of them changes") {
    Incubator here;
    followup::Note said;
    said.followup = here.project.id;
    said.day = today;
    said.who = "Jeanne";
    said.text = "Something";
    here.write([&] { return followup::note(here.store, {said}, today); });
    here.write([&] { return followup::amend(here.store, here.project.id, {.name = "Bois"}, today, today); });
    for (const auto* attack :
         {"update followup_note set text = 'else'", "update followup_note set day = '2020-01-01'",
          "delete from followup_note", "update followup_move set day = '2020-01-01'", "delete from followup_move",
          "insert or replace into followup_move values (1, 1, '2020-01-01', 'x', null, null, null, null, null, 0, 0)",
          "update followup set id = 9", "delete from followup", "delete from followup_was",
          "insert or replace into followup_member values (9, 1, 1, '2026-01-01', null, 0, 0)"})
        CHECK_THROWS_AS(here.store.db().execute(attack), Error);
    CHECK_NOTHROW(here.store.db().execute("update followup_note set text = '', who = null"));
}

TEST_CASE("what a follow-up was is kept") {
    Incubator here;
    here.write(
        [&] { return followup::amend(here.store, here.project.id, {.name = "Menuiserie", .add = {2}}, today, today); });
    auto row = here.store.db().prepare("select name from followup_was");
    REQUIRE(row.step());
    CHECK(row.text(0) == "Atelier bois");
    CHECK(followup::find(here.store, "menuiserie").members.size() == 2);
    CHECK_THROWS_AS(
        here.write([&] { return followup::amend(here.store, here.household.id, {.remove = {2}}, today, today); }),
        Refused);
}
