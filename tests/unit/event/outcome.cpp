#include <doctest/doctest.h>
#include <tiers/error.h>
#include <tiers/outcome.h>

#include "store/database.h"
#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;
using namespace tiers::event;

namespace {

const Topic a_map{
    .text = "Territoires",
    .children = {{.text = "Télétravail", .note = "deux jours", .children = {{.text = "trajets"}, {.text = "liens"}}},
                 {.text = "Réseau", .link = "https://example.org"}}};

struct Barcamp {
    Store store = Store::in_memory([] { return test::a_monday; });

    Barcamp() {
        test::apply_text(store, test::a_place);
        Transaction transaction(store);
        Event wanted;
        wanted.code = "camp";
        wanted.title = "Camp";
        wanted.place = "izarbel";
        event::add(store, wanted);
        event::open(store, "camp");
        propose(store, {.event = "camp", .titles = {"Territoires"}});
        transaction.commit();
    }

    Outcome bring(Bringing request) {
        request.event = "camp";
        if (request.tree == Topic{}) request.tree = a_map;
        Transaction transaction(store);
        auto made = bring_back(store, request);
        transaction.commit();
        return made;
    }
};

}  // namespace

TEST_CASE("a mind map that a group brought back is kept as it was, in its order") {
    Barcamp there;
    const auto made = there.bring({.topic = "terr"});
    CHECK(made.title == "Territoires");
    CHECK(made.topic == "Territoires");
    CHECK(made.topics == 5);
    CHECK(mind_map(there.store, made) == a_map);
}

TEST_CASE("an outcome that takes another's place withdraws it, once") {
    Barcamp there;
    const auto first = there.bring({.title = "Draft"});
    const auto second = there.bring({.title = "Fair copy", .replace = first.id});
    REQUIRE(outcomes(there.store, "camp").size() == 1);
    CHECK(outcomes(there.store, "camp").front().id == second.id);
    CHECK(outcomes(there.store, "camp", true).size() == 2);
    CHECK_THROWS_AS(there.bring({.replace = first.id}), Conflict);
    CHECK(outcomes(there.store, "camp", true).size() == 2);
}

TEST_CASE("the same key brings the same outcome again") {
    Barcamp there;
    const auto first = there.bring({.key = "k"});
    CHECK(there.bring({.key = "k"}).id == first.id);
    CHECK_THROWS_AS(there.bring({.tree = {.text = "Other"}, .key = "k"}), Conflict);
}

TEST_CASE("an outcome has a title, and is of a session or of a topic") {
    Barcamp there;
    CHECK_THROWS_AS(there.bring({.tree = {.text = "", .children = {{.text = "a branch of nothing"}}}}), BadInput);
    CHECK_THROWS_AS(there.bring({.session = "s", .topic = "Territoires"}), BadInput);
    CHECK_THROWS_AS(there.bring({.topic = "nothing"}), NotFound);
    CHECK_THROWS_AS(get_outcome(there.store, "camp", 9), NotFound);
}
