#include <doctest/doctest.h>
#include <tiers/attendance.h>
#include <tiers/checkin.h>
#include <tiers/event_payment.h>

#include "base/signature.h"
#include "event/ticket_code.h"
#include "tests/unit/event/forum_fixture.h"
#include "tests/unit/store/folder.h"

using namespace tiers;
using namespace tiers::event;

/// Cases 22, 23 and 25 of the reference on events: what doors tell (pretix, libpretixsync). "Differs" says where tiers
/// does otherwise, and why.

namespace {

/// A forum in a file, beside which the key of its tickets lies.
struct TicketForum {
    test::Folder folder;
    Forum forum{std::nullopt, folder / "tiers.db"};
    Store& store = forum.store;

    IssuedTicket ticket(const std::string& who, bool anew = false) {
        Transaction transaction(store);
        auto made = issue_ticket(store, "forum", who, anew);
        transaction.commit();
        return made;
    }
    Scan scan(const IssuedTicket& ticket, const std::string& session = {}, const std::string& door = "north") {
        CheckIn here(store, "forum", session, door);
        Transaction transaction(store);
        auto told = here.scan(store, {ticket.text}).front();
        transaction.commit();
        return told;
    }
    std::string verdict(const IssuedTicket& ticket, const std::string& session = {}) {
        return scan(ticket, session).verdict;
    }
    /// A scan of a door without the database, some minutes from now.
    std::string merge(std::int64_t ticket, const std::string& nonce, int minutes) {
        const auto at = forum.now + std::chrono::minutes(minutes);
        Transaction transaction(store);
        auto told = merge_scans(store, "forum",
                                fmt::format(R"({{"at":"{}","verdict":"in","ticket":{},"door":"south","nonce":"{}"}})",
                                            rfc3339(at, Seconds(0)), ticket, nonce));
        transaction.commit();
        return told.front().verdict;
    }
    std::int64_t scans() const {
        auto row = store.db().prepare("select count(*) from scan");
        row.step();
        return row.integer(0);
    }
    void begin() { forum.now = get_session(store, "forum", "workshop").span.start; }
};

}  // namespace

TEST_CASE("case 22: a ticket comes in once, the same scan merged twice is one, and another is kept beside it") {
    TicketForum forum;
    forum.forum.put("ana");
    const auto ana = forum.ticket("ana");
    forum.begin();
    CHECK(forum.verdict(ana) == "in");
    const auto again = forum.scan(ana);
    CHECK(again.verdict == "already in");
    CHECK(again.inside == 1);
    const auto before = forum.scans();
    CHECK(forum.merge(ana.number, "n1", 5) == "two doors");
    CHECK(forum.merge(ana.number, "n1", 5) == "known");
    CHECK(forum.scans() == before + 1);
}

TEST_CASE("case 22: who came first is told by the time of the scan, and not by when it was merged") {
    TicketForum forum;
    forum.forum.put("ana");
    const auto ana = forum.ticket("ana");
    forum.begin();
    const auto early = forum.forum.now - std::chrono::minutes(10);
    forum.scan(ana);
    forum.merge(ana.number, "n1", -10);
    const auto told = forum.scan(ana);
    CHECK(told.first == early);
    CHECK(told.first_door == "south");
}

TEST_CASE("case 22 differs: nobody is scanned on the way out; a ticket comes in once a day, and once at each session") {
    TicketForum forum;
    forum.forum.session("next-day", 24 * 60, 25 * 60);
    forum.forum.put("ana");
    const auto ana = forum.ticket("ana");
    forum.begin();
    CHECK(forum.verdict(ana) == "in");
    CHECK(forum.verdict(ana, "workshop") == "in");
    CHECK(forum.verdict(ana, "workshop") == "already in");
    forum.forum.now += std::chrono::days(1);
    CHECK(forum.verdict(ana) == "in");
    const auto there = attendances(forum.store, "forum", "workshop");
    CHECK(there.size() == 1);
    CHECK(there.front().state == "present");
}

TEST_CASE("case 23: who left, waits or let an offer lapse has no ticket; one for elsewhere or another day is refused") {
    TicketForum forum;
    forum.forum.session("next-day", 24 * 60, 25 * 60);
    const auto ana = forum.forum.put("ana").id;
    forum.forum.put("bo", "workshop");
    const auto of_ana = forum.ticket("ana"), of_bo = forum.ticket("bo");
    forum.forum.leave(ana);
    forum.begin();
    CHECK(forum.verdict(of_ana) == "revoked");
    CHECK(forum.forum.exit_of([&] { issue_ticket(forum.store, "forum", "ana"); }) == 5);
    CHECK(forum.verdict(of_bo, "next-day") == "other session");
    forum.forum.now += std::chrono::days(1);
    CHECK(forum.verdict(of_bo) == "other day");
    CHECK(forum.scans() == 0);

    TicketForum full;
    full.forum.change({.capacity = 1, .offer = Seconds(std::chrono::hours(24))});
    const auto first = full.forum.put("ana").id;
    full.forum.put("bo");
    const auto no_ticket = [&] { return full.forum.exit_of([&] { issue_ticket(full.store, "forum", "bo"); }); };
    CHECK(no_ticket() == 5);
    full.forum.leave(first);
    CHECK(no_ticket() == 5);
    full.forum.now += std::chrono::days(1);
    CHECK(no_ticket() == 5);
}

TEST_CASE("case 23 differs: who has not paid comes in, as a seat is a seat; what they owe stands beside their name") {
    TicketForum forum;
    forum.forum.change({.price = 1000});
    CHECK(forum.forum.put("ana").due == 1000);
    const auto ana = forum.ticket("ana");
    forum.begin();
    CHECK(forum.verdict(ana) == "in");
}

TEST_CASE("case 23 differs: what must be answered is asked when somebody registers, and so never at the door") {
    Forum forum({}, {},
                "\n[[question]]\nid = \"diet\"\ntext = \"What do you eat?\"\nevent = \"forum\"\nrequired = true\n");
    Registering request;
    request.event = "forum";
    request.who.name = "ana";
    CHECK(forum.exit_of([&] { register_for(forum.store, request); }) == 5);
    request.answers = {{"diet", "all"}};
    CHECK(forum.exit_of([&] { register_for(forum.store, request); }) == 0);
}

TEST_CASE("case 25: a ticket is right or told for what it is, and nothing is written of one that is not let in") {
    TicketForum forum;
    for (const auto* name : {"ana", "bo"}) forum.forum.put(name);
    auto ana = forum.ticket("ana");
    const auto bo = forum.ticket("bo");
    forum.begin();
    {
        Transaction transaction(forum.store);
        revoke_ticket(forum.store, "forum", "bo");
        transaction.commit();
    }
    CHECK(forum.verdict(bo) == "revoked");
    auto altered = ana;
    altered.text[60] = altered.text[60] == 'A' ? 'B' : 'A';
    CHECK(forum.verdict(altered) == "forged");
    auto foreign = ana;
    foreign.text = ticket_code({.event = 1, .number = ana.number}, std::string(32, 'x'));
    CHECK(forum.verdict(foreign) == "foreign");
    CHECK(forum.scans() == 0);
    CHECK(forum.verdict(ana) == "in");
    CHECK(forum.scans() == 1);
}

TEST_CASE(
    "case 25: a ticket is good from midnight to midnight, to the minute (differs: it is good for days, not hours)") {
    TicketForum forum;
    forum.forum.put("ana");
    const auto ana = forum.ticket("ana");
    const auto paris = Zone::named("Europe/Paris");
    const auto verdict_at = [&](const char* when) {
        forum.forum.now = parse_instant(when, paris);
        return forum.verdict(ana);
    };
    CHECK(verdict_at("2026-03-08 23:59") == "other day");
    CHECK(verdict_at("2026-03-09 00:00") == "in");
    CHECK(verdict_at("2026-03-09 23:59") == "already in");
    CHECK(verdict_at("2026-03-10 00:00") == "other day");
}

TEST_CASE(
    "case 25: a ticket stays the same until it is asked anew or its seat changes, and the former is revoked then") {
    TicketForum forum;
    forum.forum.put("ana", "workshop");
    const auto first = forum.ticket("ana");
    const auto same = forum.ticket("ana");
    CHECK(same.text == first.text);
    CHECK(same.known);
    const auto anew = forum.ticket("ana", true);
    CHECK(anew.text != first.text);
    forum.forum.put("ana");
    const auto of_all = forum.ticket("ana");
    CHECK(of_all.text != anew.text);
    CHECK(of_all.session.empty());
    forum.begin();
    CHECK(forum.verdict(first) == "revoked");
    CHECK(forum.verdict(anew) == "revoked");
    CHECK(forum.verdict(of_all) == "in");
}
