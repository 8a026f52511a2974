#include <doctest/doctest.h>
#include <tiers/checkin.h>
#include <tiers/error.h>
#include <string>
#include <vector>

#include "base/signature.h"
#include "event/ticket_code.h"

using namespace tiers;
using namespace tiers::event;

namespace {

const std::string secret(32, 's');
const Zone paris = Zone::named("Europe/Paris");

Instant at(const char* text) {
    return parse_instant(text, paris);
}

/// Two days and three sessions of event 3; 1 is its edition before.
TicketPack pack() {
    TicketPack pack{.event = 3, .code = "rn", .title = "Rencontres", .zone = paris, .editions = {1}};
    pack.sessions = {{5, "opening", "Opening", {at("2026-04-08 09:00"), at("2026-04-08 12:00")}},
                     {6, "party", "Party", {at("2026-04-08 21:00"), at("2026-04-09 02:00")}},
                     {7, "barcamp", "BarCamp", {at("2026-04-09 14:00"), at("2026-04-09 18:00")}}};
    pack.public_keys = {public_key_of(secret)};
    pack.revoked = {13};
    pack.names = {{121, "Jeanne Martin"}};
    return pack;
}

std::string code(const Ticket& ticket) {
    return ticket_code(ticket, secret);
}

std::string verdict(TicketDoor& door, const Ticket& ticket, const char* when = "2026-04-08 09:00") {
    return door.scan(code(ticket), at(when)).verdict;
}

}  // namespace

TEST_CASE("a ticket comes in once a day, and the second time is told of the first") {
    TicketDoor door(pack(), "", "north");
    const auto first = door.scan(code({.event = 3, .number = 121}), at("2026-04-08 09:00"));
    CHECK(first.verdict == "in");
    CHECK(first.ticket == 121);
    CHECK(first.name == "Jeanne Martin");
    CHECK(first.inside == 1);
    const auto copied = door.scan(code({.event = 3, .number = 121}), at("2026-04-08 09:10"));
    CHECK(copied.verdict == "already in");
    CHECK(copied.first == at("2026-04-08 09:00"));
    CHECK(copied.first_door == "north");
    CHECK(copied.inside == 1);
    CHECK(copied.nonce != first.nonce);
    CHECK(verdict(door, {.event = 3, .number = 122}) == "in");
    const auto next_day = door.scan(code({.event = 3, .number = 121}), at("2026-04-09 14:00"));
    CHECK(next_day.verdict == "in");
    CHECK(next_day.inside == 1);
}

TEST_CASE("revoked, foreign and forged tickets, and those of another event or edition, are told apart") {
    TicketDoor door(pack(), "", "");
    CHECK(verdict(door, {.event = 3, .number = 13}) == "revoked");
    CHECK(verdict(door, {.event = 1, .number = 13}) == "other edition");
    CHECK(verdict(door, {.event = 2, .number = 121}) == "other event");
    const auto foreign =
        door.scan(ticket_code({.event = 3, .number = 121}, std::string(32, 'x')), at("2026-04-08 09:00"));
    CHECK(foreign.verdict == "foreign");
    CHECK_FALSE(foreign.ticket);
    CHECK(foreign.name.empty());
    auto text = code({.event = 3, .number = 121});
    text[60] = text[60] == 'A' ? 'B' : 'A';
    CHECK(door.scan(text, at("2026-04-08 09:00")).verdict == "forged");
    CHECK(door.scan("hello", at("2026-04-08 09:00")).verdict == "unreadable");
    CHECK(door.scan("", at("2026-04-08 09:00")).inside == 0);
    CHECK_FALSE(door.scan(code({.event = 2, .number = 121}), at("2026-04-08 09:00")).ticket);
}

TEST_CASE("a ticket is for the days and the session that it names") {
    TicketDoor door(pack(), "", "");
    CHECK(verdict(door, {.event = 3, .number = 1}, "2026-04-07 23:59") == "other day");
    CHECK(verdict(door, {.event = 3, .number = 1}, "2026-04-08 00:00") == "in");
    CHECK(verdict(door, {.event = 3, .number = 1}, "2026-04-10 00:00") == "other day");
    const Ticket second_day{.event = 3, .number = 2, .days = {parse_day("2026-04-09")}};
    CHECK(verdict(door, second_day, "2026-04-08 10:00") == "other day");
    CHECK(verdict(door, second_day, "2026-04-09 10:00") == "in");
    const Ticket party{.event = 3, .number = 4, .session = 6};
    CHECK(verdict(door, party, "2026-04-09 01:00") == "in");  // it ends after midnight
    CHECK(verdict(door, {.event = 3, .number = 5, .session = 5}, "2026-04-09 10:00") == "other day");
}

TEST_CASE("the door of a session takes tickets of the event and of that session, each once") {
    TicketDoor door(pack(), "party", "");
    CHECK(verdict(door, {.event = 3, .number = 1}, "2026-04-08 21:00") == "in");
    CHECK(verdict(door, {.event = 3, .number = 1}, "2026-04-09 00:30") == "already in");
    CHECK(verdict(door, {.event = 3, .number = 4, .session = 6}, "2026-04-08 21:00") == "in");
    CHECK(verdict(door, {.event = 3, .number = 5, .session = 5}, "2026-04-08 21:00") == "other session");
    CHECK(verdict(door, {.event = 3, .number = 6}, "2026-04-07 21:00") == "other day");
    const auto last = door.scan(code({.event = 3, .number = 7}), at("2026-04-09 01:00"));
    CHECK(last.inside == 3);
    CHECK(last.session == "party");
    CHECK_THROWS_AS(TicketDoor(pack(), "pary", ""), NotFound);
}

TEST_CASE("who came in before is remembered") {
    TicketDoor door(pack(), "", "north");
    door.remember(121, at("2026-04-08 08:50"), "south");
    const auto scan = door.scan(code({.event = 3, .number = 121}), at("2026-04-08 09:00"));
    CHECK(scan.verdict == "already in");
    CHECK(scan.first_door == "south");
    CHECK(scan.inside == 1);
    door.remember(121, at("2026-04-08 08:40"), "east");  // told later, and came first
    CHECK(door.scan(code({.event = 3, .number = 121}), at("2026-04-08 09:01")).first_door == "east");
    door.revoke(121);
    CHECK(verdict(door, {.event = 3, .number = 121}) == "revoked");
}

TEST_CASE("a pack comes back from its text") {
    const auto back = read_pack(pack_text(pack()));
    CHECK(pack_text(back) == pack_text(pack()));
    CHECK(back.event == 3);
    CHECK(back.zone.name() == "Europe/Paris");
    CHECK(back.sessions.at(1).span == pack().sessions[1].span);
    CHECK(back.public_keys == pack().public_keys);
    CHECK(back.revoked == pack().revoked);
    CHECK(back.names == pack().names);
}

TEST_CASE("what is no pack is refused") {
    const auto text = pack_text(pack());
    const auto with = [&](const std::string& from, const std::string& to) {
        auto other = text;
        return other.replace(other.find(from), from.size(), to);
    };
    CHECK_NOTHROW(read_pack(text));
    for (const auto& wrong :
         {std::string(), std::string("{}"), std::string("[]"), text.substr(0, 100), with("pack/1", "pack/2"),
          with("\"event\":3", "\"event\":0"), with("Europe/Paris", "Mars"), with("\"ticket\":13", "\"ticket\":\"x\""),
          with("2026-04-08T07:00:00+00:00", "soon"), with("public_keys\":[\"", "public_keys\":[\"AA")})
        CHECK_THROWS_WITH_AS(read_pack(wrong), "it is no pack of an event", BadInput);
}
