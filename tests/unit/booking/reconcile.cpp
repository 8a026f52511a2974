#include <doctest/doctest.h>
#include <tiers/affiliation.h>
#include <tiers/reconcile.h>
#include <tiers/subscription.h>

#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;

namespace {

const Zone paris = Zone::named("Europe/Paris");

Instant at(const std::string& wall) {
    return parse_instant(wall, paris);
}

constexpr member::Id jeanne = 1, paul = 2, workshops = 3;

/// A place with desks and rooms, two people and an organisation, bookings made on the first of February.
struct Place {
    std::shared_ptr<Instant> now = std::make_shared<Instant>(at("2026-02-01 08:00"));
    Store store = Store::in_memory([clock = now] { return *clock; });

    explicit Place(const std::string& hours = "Mo-Fr 08:30-19:00; PH off") {
        test::apply_text(store, test::with(test::a_place, "Mo-Fr 08:30-19:00; PH off", hours));
        Transaction transaction(store);
        for (const auto* name : {"Jeanne", "Paul", "Workshops"}) {
            member::Member someone;
            someone.name = name;
            someone.kind = std::string(name) == "Workshops" ? "organisation" : "person";
            member::add(store, someone);
        }
        transaction.commit();
    }
    booking::Id book(const std::string& resource, const std::string& span, member::Id who) {
        *now = at("2026-02-01 08:00");
        Transaction transaction(store);
        booking::Request request;
        request.resource = resource;
        request.span = parse_span(span, paris, *now);
        request.member = who;
        const auto made = booking::add(store, request).bookings.front().id;
        transaction.commit();
        *now = at("2026-04-01 08:00");
        return made;
    }
    void was_there(member::Id who, const std::string& from, const std::string& until) {
        *now = at("2026-04-01 08:00");
        const auto place = catalogue::find_place(store, "izarbel");
        Transaction transaction(store);
        member::checkin(store, place, {who}, at(from));
        member::checkout(store, place, {who}, at(until));
        transaction.commit();
    }
    booking::Reconciled march() const {
        return booking::reconcile(store, {parse_period("2026-03", parse_day("2026-04-01")), "izarbel"}).front();
    }
    std::size_t no_shows() const { return march().no_shows.value().size(); }
    std::size_t ghosts() const { return march().ghosts.value().size(); }
};

}  // namespace

TEST_CASE("where nobody noted who was there, no-shows and ghosts are not measured") {
    Place place;
    place.book("open-space", "2026-03-03 09:00-12:00", jeanne);
    CHECK(place.march().bookings == 1);
    CHECK_FALSE(place.march().no_shows);
    CHECK_FALSE(place.march().ghosts);
}

TEST_CASE("who came for their booking is neither, who came at another time is both") {
    Place place;
    place.book("open-space", "2026-03-03 09:00-12:00", jeanne);
    place.book("open-space", "2026-03-03 09:00-12:00", paul);
    place.was_there(jeanne, "2026-03-03 11:59", "2026-03-03 13:00");
    place.was_there(paul, "2026-03-03 12:00", "2026-03-03 13:00");
    REQUIRE(place.no_shows() == 1);
    REQUIRE(place.ghosts() == 1);
    CHECK(place.march().no_shows->front().member == paul);
    CHECK(place.march().ghosts->front().member == paul);
}

TEST_CASE("who came for a room came, and is a ghost where desks are counted by seats") {
    Place place;
    place.book("room-a", "2026-03-03 09:00-12:00", jeanne);
    place.was_there(jeanne, "2026-03-03 09:00", "2026-03-03 12:00");
    CHECK(place.no_shows() == 0);
    CHECK(place.ghosts() == 1);
}

TEST_CASE("who belongs to an organisation that day comes for its bookings") {
    Place place;
    place.book("open-space", "2026-03-03 09:00-12:00", workshops);
    place.book("open-space", "2026-03-10 09:00-12:00", workshops);
    Transaction transaction(place.store);
    member::Affiliation belongs;
    belongs.member = jeanne;
    belongs.organisation = workshops;
    belongs.last = parse_day("2026-03-05");
    member::affiliate(place.store, belongs);
    transaction.commit();
    place.was_there(jeanne, "2026-03-03 09:00", "2026-03-03 12:00");
    place.was_there(jeanne, "2026-03-10 09:00", "2026-03-10 12:00");
    REQUIRE(place.no_shows() == 1);
    REQUIRE(place.ghosts() == 1);
    CHECK(place.march().no_shows->front().span.start == at("2026-03-10 09:00"));
}

TEST_CASE("a booking checked in came, and measures no-shows but no ghosts") {
    Place place;
    const auto came = place.book("open-space", "2026-03-03 09:00-12:00", jeanne);
    place.book("open-space", "2026-03-03 09:00-12:00", paul);
    Transaction transaction(place.store);
    booking::checkin(place.store, came, at("2026-03-03 09:05"));
    transaction.commit();
    CHECK(place.no_shows() == 1);
    CHECK_FALSE(place.march().ghosts);
}

TEST_CASE("what was cancelled, or is not over, is no no-show") {
    Place place;
    const auto cancelled = place.book("open-space", "2026-03-03 09:00-12:00", jeanne);
    place.book("open-space", "2026-03-04 09:00-12:00", jeanne);
    place.was_there(paul, "2026-03-02 09:00", "2026-03-02 10:00");
    Transaction transaction(place.store);
    booking::cancel(place.store, cancelled, {});
    transaction.commit();
    *place.now = at("2026-03-04 11:00");
    CHECK(place.no_shows() == 0);
}

TEST_CASE("who came the evening before the period came for a booking of its first hours") {
    Place place("Mo-Su 18:00-02:00");
    place.book("open-space", "2026-03-01 00:00-01:00", paul);
    place.book("open-space", "2026-03-01 18:00-19:00", paul);
    place.was_there(paul, "2026-02-28 23:00", "2026-03-01 00:30");
    CHECK(place.march().bookings == 2);
    CHECK(place.march().presences == 0);
    place.was_there(jeanne, "2026-03-01 18:00", "2026-03-01 19:00");
    REQUIRE(place.no_shows() == 1);
    CHECK(place.march().no_shows->front().span.start == at("2026-03-01 18:00"));
}

TEST_CASE("who holds a desk by subscription is no ghost while they do") {
    Place place;
    test::apply_text(place.store, test::a_place +
                                      "\n[[plan]]\nid = \"desk\"\nname = \"Desk\"\nversions = [{ from = "
                                      "2026-01-01, price = \"100.00\", every = \"month\" }]\n");
    Transaction transaction(place.store);
    member::Subscribing wanted;
    wanted.member = jeanne;
    wanted.plan = "desk";
    wanted.first = parse_day("2026-03-01");
    wanted.last = parse_day("2026-03-03");
    wanted.resource = "open-space";
    member::subscribe(place.store, wanted);
    transaction.commit();
    place.was_there(jeanne, "2026-03-03 09:00", "2026-03-03 12:00");
    CHECK(place.ghosts() == 0);
    place.was_there(jeanne, "2026-03-04 09:00", "2026-03-04 12:00");
    CHECK(place.ghosts() == 1);
}
