#include <doctest/doctest.h>
#include <tiers/enrol.h>

#include "tests/unit/event/forum_fixture.h"

using namespace tiers;

namespace {

/// The verdicts of a file of reference, name, e-mail, number of people and state.
std::string taken(event::Forum& forum, const std::string& rows) {
    std::string verdicts;
    exchange::EnrolOptions options;
    options.event = "forum";
    options.territory = TIERS_SOURCE_DIR "/config/territory";
    Transaction transaction(forum.store);
    exchange::enrol(
        forum.store, "reference,name,email,heads,state\n" + rows, options, [&](const exchange::EnrolVerdict& one) {
            verdicts += (verdicts.empty() ? "" : " ") + one.verdict + (one.code.empty() ? "" : ":" + one.code);
        });
    transaction.commit();
    return verdicts;
}

}  // namespace

TEST_CASE("the rows of a file have seats in their order, and a group is not passed over") {
    event::Forum forum(4);
    CHECK(taken(forum, "1,Ana,ana@example.org,2,\n2,Bo,bo@example.org,3,\n3,Cy,cy@example.org,1,\n") ==
          "registered waiting waiting");
    CHECK(forum.line() == "2 event_full, 3 behind");
    CHECK(taken(forum, "1,Ana,ana@example.org,2,cancelled\n4,Di,di@example.org,1,\n") == "cancelled waiting");
    CHECK(event::get(forum.store, "forum").taken == 4);
    CHECK(forum.line() == "4 event_full");
}

TEST_CASE("a file that names somebody twice, or cancels whom it brought, is taken row by row") {
    event::Forum forum(1);
    CHECK(taken(forum,
                "1,Ana,ana@example.org,1,\n2,Ana,ANA@example.org,1,\n3,Bo,,1,\n4,Bo,,1,\n1,Ana,ana@example.org,1,"
                "cancelled\n") == "registered unchanged registered unchanged cancelled");
    CHECK(forum.state(2) == "confirmed");
}

TEST_CASE("who is in a file has a seat, where others are offered one") {
    event::Forum forum(1);
    forum.change({.offer = Seconds(std::chrono::hours(48))});
    const auto ana = forum.put("ana").id, bo = forum.put("bo").id;
    forum.leave(ana);
    CHECK(forum.state(bo) == "offered");
    forum.change({.capacity = 2});
    CHECK(taken(forum, "1,Cy,cy@example.org,1,\n") == "registered");
    CHECK(forum.state(3) == "confirmed");
    CHECK(taken(forum, "2,Di,di@example.org,0,\n3,Ed,ed,1,\n") == "refused:bad_heads refused:bad_email");
}
