#include <doctest/doctest.h>
#include <tiers/programme.h>

#include "tests/unit/exchange/calendar_fixture.h"

using namespace tiers;

namespace {

constexpr const char* ouvrir = "455d075f-48c0-2ec2-24b3-f5add30c383a";

std::string event_element(const std::string& guid, const std::string& title, const std::string& start,
                          const std::string& more = {}) {
    return fmt::format(
        "<event guid='{}'><title>{}</title><date>2026-04-02T{}:00+02:00</date><duration>01:00</duration>{}</event>",
        guid, title, start, more);
}

std::string programme_of(const std::string& room, const std::string& events) {
    return fmt::format(
        "<schedule><conference><title>Barcamp</title><acronym>barcamp</acronym></conference><day><room name='{}'>{}"
        "</room></day></schedule>",
        room, events);
}

std::vector<exchange::ProgrammeVerdict> take(Store& store, const std::string& xml,
                                             std::optional<std::int64_t> organiser = {}) {
    std::vector<exchange::ProgrammeVerdict> verdicts;
    Transaction transaction(store);
    exchange::import_programme(store, xml, {"f.xml", {}, "lieu", organiser},
                               [&](const exchange::ProgrammeVerdict& verdict) { verdicts.push_back(verdict); });
    transaction.commit();
    return verdicts;
}

member::Id cantine(Store& store) {
    Transaction transaction(store);
    member::Member one;
    one.kind = "organisation";
    one.name = "La Cantine";
    const auto id = member::add(store, one).id;
    transaction.commit();
    return id;
}

std::vector<event::Session> sessions_of_barcamp(const Store& store) {
    return event::sessions(store, event::get(store, "barcamp"));
}

}  // namespace

TEST_CASE("a programme makes a draft of its sessions, whose rooms are booked for the organiser") {
    auto store = test::an_open_place();
    const auto verdicts = take(store, programme_of("Salle", event_element(ouvrir, "Ouvrir", "09:00")), cantine(store));
    REQUIRE(verdicts.size() == 1);
    CHECK(verdicts.front().verdict == "added");
    CHECK(verdicts.front().room == "salle");
    CHECK(event::get(store, "barcamp").state == "draft");
    const auto session = sessions_of_barcamp(store).front();
    CHECK(session.booking.has_value());
    CHECK(session.location.empty());
    CHECK(test::booked(store) == std::vector<Span>{session.span});
}

TEST_CASE("a room that is not to be had, or of no place, is told as where the session is") {
    auto store = test::an_open_place();
    const auto verdicts = take(store, programme_of("salle", event_element(ouvrir, "Ouvrir", "09:00")));
    CHECK(verdicts.front().verdict == "added");
    CHECK(verdicts.front().code == "no_organiser");
    CHECK(sessions_of_barcamp(store).front().location == "salle");
    take(store, programme_of("Jardin", event_element("794a4f27-5ac4-6129-3c2c-459fdeed5ad7", "Repas", "12:00")));
    CHECK(sessions_of_barcamp(store).back().location == "Jardin");
    CHECK(test::booked(store).empty());
}

TEST_CASE("a second import of the same changes nothing, and what moves is known by its GUID") {
    auto store = test::an_open_place();
    const auto organiser = cantine(store);
    const auto xml = programme_of("salle", event_element(ouvrir, "Ouvrir", "09:00",
                                                         "<type>Atelier</type><abstract>a</abstract>"
                                                         "<persons><person>Jeanne</person></persons>"));
    take(store, xml, organiser);
    CHECK(take(store, xml).front().verdict == "unchanged");
    const auto moved = take(store, programme_of("labo", event_element(ouvrir, "Ouvrir un lieu", "14:00")));
    CHECK(moved.front().verdict == "updated");
    const auto sessions = sessions_of_barcamp(store);
    REQUIRE(sessions.size() == 1);
    CHECK(sessions.front().title == "Ouvrir un lieu");
    CHECK(sessions.front().room == "labo");
    CHECK(sessions.front().kind == "talk");
    CHECK(sessions.front().speakers.empty());
    CHECK(test::booked(store) == std::vector<Span>{sessions.front().span});
}

TEST_CASE("what is exported is imported as what is there already, in both forms") {
    auto store = test::an_open_place();
    take(store, programme_of("salle", event_element(ouvrir, "Ouvrir", "09:00")), cantine(store));
    {
        Transaction transaction(store);
        event::SessionRequest own;
        own.event = "barcamp";
        own.title = "Bilan";
        own.span = sessions_of_barcamp(store).front().span;
        event::add_session(store, own);
        transaction.commit();
    }
    const auto event = event::get(store, "barcamp");
    for (const auto& file : {exchange::programme_xml(store, event), exchange::programme_json(store, event)}) {
        const auto verdicts = take(store, file);
        REQUIRE(verdicts.size() == 2);
        for (const auto& verdict : verdicts) CHECK(verdict.verdict == "unchanged");
    }
    CHECK(exchange::programme_xml(store, event).find(ouvrir) != std::string::npos);
}

TEST_CASE("the sessions of a copy have other GUIDs than those they were copied from") {
    auto store = test::an_open_place();
    take(store, programme_of("Jardin", event_element(ouvrir, "Ouvrir", "09:00")));
    Transaction transaction(store);
    event::copy(store, "barcamp", "barcamp-2", parse_day("2027-04-01"), {});
    transaction.commit();
    CHECK(exchange::programme_xml(store, event::get(store, "barcamp-2")).find(ouvrir) == std::string::npos);
}

TEST_CASE("a session that was cancelled here is refused, and the others are taken") {
    auto store = test::an_open_place();
    const auto xml =
        programme_of("Jardin", event_element(ouvrir, "Ouvrir", "09:00") +
                                   event_element("794a4f27-5ac4-6129-3c2c-459fdeed5ad7", "Repas", "12:00"));
    take(store, xml);
    {
        Transaction transaction(store);
        event::cancel_session(store, "barcamp", ouvrir, "");
        transaction.commit();
    }
    const auto verdicts = take(store, xml);
    CHECK(verdicts[0].verdict == "refused");
    CHECK(verdicts[0].code == "session_cancelled");
    CHECK(verdicts[0].exit == Exit::conflict);
    CHECK(verdicts[1].verdict == "unchanged");
}

TEST_CASE("a page shows the rooms of each day side by side, each session where and when it is") {
    auto store = test::an_open_place();
    take(store, programme_of("Jardin", event_element(ouvrir, "Ouvrir", "09:30") +
                                           event_element("794a4f27-5ac4-6129-3c2c-459fdeed5ad7", "Repas", "12:00")));
    const auto page = exchange::programme(store, event::get(store, "barcamp"), Language::en);
    const auto& table = std::get<Table>(page.sections.at(0));
    CHECK(table.title == "Thu 2 April 2026");
    CHECK(table.rows.front() == Row{"09:30-10:30", "Ouvrir", "Jardin", Value(), Value()});
    CHECK(table.columns[4].machine_only);  // nobody speaks
    const auto& timetable = std::get<Timetable>(page.sections.at(1));
    CHECK(timetable.from == 9 * 60);
    CHECK(timetable.to == 13 * 60);
    REQUIRE(timetable.columns.size() == 1);
    CHECK(timetable.columns.front().heading == "Jardin");
    const auto& blocks = timetable.columns.front().blocks;
    REQUIRE(blocks.size() == 4);
    CHECK(blocks[0].look == Timetable::Look::free);
    CHECK(blocks[1].from == 9 * 60 + 30);
    CHECK(blocks[1].lines == std::vector<std::string>{"Ouvrir"});
    CHECK(blocks[3].to == 13 * 60);
}
