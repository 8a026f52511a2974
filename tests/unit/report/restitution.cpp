#include <doctest/doctest.h>
#include <fmt/format.h>
#include <tiers/attendance.h>
#include <tiers/registration.h>
#include <algorithm>
#include <array>
#include <map>

#include "report/parts.h"
#include "report/restitution_count.h"
#include "report/zones.h"
#include "store/database.h"
#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;
using namespace tiers::report;

namespace {

const std::string zones_and_categories = R"(
[[zone]]
id = "agglo"
name = "Agglomération bayonnaise"
communes = ["64102", "64024"]

[[zone]]
id = "landes"
departements = ["40"]

[[category]]
id = "company"

[[category]]
id = "authority"

[[category]]
id = "association"
)";

/// The data that can be checked by hand of the reference on events: six people and two sessions, of which each knows
/// how many registered and how many came.
struct ByHand {
    Instant now = test::a_monday;
    Store store = Store::in_memory([this] { return now; });
    std::map<std::string, event::Registration> last;

    ByHand() {
        test::apply_text(store, test::a_place + zones_and_categories);
        Transaction transaction(store);
        event::Event wanted;
        wanted.code = "r1";
        wanted.title = "R1";
        wanted.place = "izarbel";
        event::add(store, wanted);
        add_session("s1", 7);
        add_session("s2", 8);
        event::open(store, "r1");
        transaction.commit();
        for (const auto* who : {"P1", "P2", "P3", "P4", "P5"}) put(who, "s1");
        for (const auto* who : {"P1", "P2", "P3", "P6"}) put(who, "s2");
        leave("P4");
        now = test::a_monday + std::chrono::days(7);
        attend("s1", {"P1", "P2", "P5"});
        now += std::chrono::days(1);
        attend("s2", {"P1", "P3", "P4"});
        now += std::chrono::days(1);
    }

    void add_session(const char* code, int days) {
        event::SessionRequest session;
        session.event = "r1";
        session.code = code;
        session.title = code;
        session.kind = "workshop";
        session.span = {now + std::chrono::days(days), now + std::chrono::days(days) + std::chrono::hours(2)};
        session.signup = true;
        event::add_session(store, session);
    }

    static event::Participant person(const std::string& name) {
        const std::map<std::string, std::array<const char*, 3>> known = {
            {"P1", {"company", "64102", "64"}},   {"P2", {"company", "64024", "64"}},
            {"P3", {"authority", "64445", "64"}}, {"P4", {"association", "40088", "40"}},
            {"P5", {"company", "33063", "33"}},   {"P6", {"", "", ""}}};
        const auto [category, commune, department] = known.at(name);
        event::Participant who;
        who.name = name;
        who.email = name + "@example.org";
        who.category = category;
        who.commune = commune;
        who.department = department;
        return who;
    }

    void put(const std::string& name, const std::string& session) {
        event::Registering request;
        request.event = "r1";
        request.sessions = {session};
        request.who = person(name);
        Transaction transaction(store);
        last[name] = event::register_for(store, request).registrations.front();
        transaction.commit();
    }
    void leave(const std::string& name) {
        Transaction transaction(store);
        event::unregister(store, {last.at(name).id}, "");
        transaction.commit();
    }
    void attend(const std::string& session, const std::vector<std::string>& names) {
        event::Attending attending;
        attending.event = "r1";
        attending.session = session;
        attending.at = now;
        for (const auto& name : names)
            attending.participants.push_back(event::find_participant(store, "r1", name + "@example.org").id);
        Transaction transaction(store);
        event::attend(store, attending);
        transaction.commit();
    }

    EventFigures figures() const { return figures_of(rows_of_event(store, "r1"), now); }
    std::map<std::string, Measure> by_zone() const {
        const Zones zones(store);
        return measures_by(rows_of_event(store, "r1"), [&](const auto& who) { return zones.of(who); });
    }
    std::map<std::string, Measure> by_category() const {
        return measures_by(rows_of_event(store, "r1"), [](const auto& who) { return who.category; });
    }
};

std::vector<Part> parts_named(const std::vector<std::pair<std::string, Measure>>& measures) {
    std::vector<Part> parts;
    for (const auto& [code, measure] : measures) parts.push_back({code, code, measure});
    return parts;
}

std::string told(const std::vector<Part>& parts) {
    std::string text;
    for (const auto& part : parts) text += fmt::format("{} {}; ", part.code, part.measure.participations);
    return text;
}

}  // namespace

TEST_CASE("R1: registrations are 9 gross, 8 active, of 5 people") {
    const auto figures = ByHand().figures();
    CHECK(figures.gross == 9);
    CHECK(figures.active() == 8);
    CHECK(figures.cancelled == 1);
    CHECK(figures.cancelled_late == 0);
    CHECK(figures.registered == 5);
}

TEST_CASE("R1: participations are 6, of 5 people, with one who walked in") {
    const auto figures = ByHand().figures();
    CHECK(figures.participations() == 6);
    CHECK(figures.walk_ins == 1);
    CHECK(figures.people == 5);
    CHECK(figures.person_days == 6);
}

TEST_CASE("R1: 5 of 8 came, 3 registrations were no-shows, and one person was never seen") {
    const auto figures = ByHand().figures();
    CHECK(figures.expected == 8);
    CHECK(figures.came == 5);
    CHECK(figures.no_shows() == 3);
    CHECK(figures.unseen == 1);
}

TEST_CASE("R1: turn-up by session keeps walk-ins apart") {
    const auto figures = ByHand().figures();
    REQUIRE(figures.sessions.size() == 2);
    CHECK(figures.sessions[0].registered == 4);
    CHECK(figures.sessions[0].came == 3);
    CHECK(figures.sessions[0].walk_ins == 0);
    CHECK(figures.sessions[1].registered == 4);
    CHECK(figures.sessions[1].came == 2);
    CHECK(figures.sessions[1].walk_ins == 1);
}

TEST_CASE("R1: the conurbation has half of participations and registrations, and 2 of 5 people") {
    const auto zones = ByHand().by_zone();
    CHECK(zones.at("agglo") == Measure{3, 2, 4, 2});
    CHECK(zones.at("landes") == Measure{1, 1, 0, 0});
    CHECK(zones.at(elsewhere) == Measure{2, 2, 3, 2});
    CHECK(zones.at("") == Measure{0, 0, 1, 1});
}

TEST_CASE("R1: companies have two thirds of participations, and 3 of 5 people") {
    const auto categories = ByHand().by_category();
    CHECK(categories.at("company").participations == 4);
    CHECK(categories.at("company").people == 3);
}

TEST_CASE("one registration fewer is one registration fewer") {
    ByHand there;
    there.now = test::a_monday;
    there.leave("P6");
    there.now += std::chrono::days(9);
    CHECK(there.figures().active() == 7);
    CHECK(there.figures().expected == 7);
    CHECK(there.figures().unseen == 0);
}

TEST_CASE("heads that were counted add to participations beyond those who are named") {
    ByHand there;
    Transaction transaction(there.store);
    event::count_heads(there.store, "r1", "s1", 10, "");
    transaction.commit();
    const auto figures = there.figures();
    CHECK(figures.participations() == 13);
    CHECK(figures.named == 6);
    CHECK(figures.counted == 7);
    CHECK(figures.people == 5);
}

TEST_CASE("where nobody noted who was there, registrations are no no-shows") {
    ByHand there;
    Transaction transaction(there.store);
    there.now = test::a_monday;
    there.add_session("s3", 1);
    transaction.commit();
    there.put("P1", "s3");
    there.now += std::chrono::days(9);
    CHECK(there.figures().active() == 9);
    CHECK(there.figures().expected == 8);
}

TEST_CASE("small parts are put together when a page is published") {
    const auto parts = parts_named({{"a", {40, 20, 50}}, {"b", {9, 8, 9}}, {"c", {3, 2, 3}}, {"d", {4, 3, 4}}});
    CHECK(told(without_small(parts, 5)) == "a 40; b 9; others-merged 7; ");
    CHECK(told(without_small(parts, 1)) == "a 40; b 9; d 4; c 3; ");
}

TEST_CASE("a lone small part goes with the next smallest, so that nobody can subtract it") {
    const auto parts = parts_named({{"a", {40, 20, 50}}, {"b", {9, 8, 9}}, {"c", {3, 2, 3}}});
    CHECK(told(without_small(parts, 5)) == "a 40; others-merged 12; ");
}

TEST_CASE("a part with many participations of few people is small") {
    const auto parts = parts_named({{"a", {40, 20, 50}}, {"b", {9, 8, 9}}, {"c", {30, 2, 30}}});
    CHECK(told(without_small(parts, 5)) == "a 40; others-merged 39; ");
}

TEST_CASE("a part with many registrations of few people is small") {
    const auto parts = parts_named({{"a", {40, 20, 50, 20}}, {"b", {9, 8, 9, 8}}, {"c", {30, 7, 30, 2}}});
    CHECK(told(without_small(parts, 5)) == "a 40; others-merged 39; ");
}

TEST_CASE("of parts, the smallest is put into what is together already, until one is left") {
    auto parts = parts_named({{"a", {40, 20, 50}}, {"b", {9, 8, 9}}, {"c", {12, 8, 9}}, {not_given, {2, 1, 2}}});
    REQUIRE(put_smallest_together(parts));
    REQUIRE(put_smallest_together(parts));
    CHECK(told(parts) == "a 40; others-merged 21; not-given 2; ");
    REQUIRE(put_smallest_together(parts));
    REQUIRE(put_smallest_together(parts));
    CHECK(told(parts) == "others-merged 63; ");
    CHECK_FALSE(put_smallest_together(parts));
}

TEST_CASE("who gave no answer is told apart, and hides the others only where nothing else does") {
    CHECK(told(without_small(parts_named({{"a", {40, 20, 50}}, {"b", {9, 8, 9}}, {not_given, {2, 1, 2}}}), 5)) ==
          "a 40; b 9; not-given 2; ");
    CHECK(told(without_small(parts_named({{"b", {2, 1, 2}}, {not_given, {30, 10, 30}}}), 5)) == "others-merged 32; ");
}
