#include "event/ticket_code.h"

#include <doctest/doctest.h>
#include <tiers/error.h>
#include <algorithm>
#include <cctype>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "base/base32.h"
#include "base/signature.h"
#include "format/qr.h"

using namespace tiers;
using namespace tiers::event;
using Is = TicketRead::Is;

namespace {

const std::string secret(32, 's'), elsewhere(32, 'x');
const std::vector<TicketKey> keys = {TicketKey(public_key_of(std::string(32, 'r'))), TicketKey(public_key_of(secret))};
const Ticket ticket{.event = 3,
                    .number = 121,
                    .session = 5,
                    .days = {parse_day("2026-04-08"), parse_day("2026-04-10"), parse_day("2026-04-12")}};

/// As a scanner types it that is set to QWERTY, on a computer set to AZERTY.
std::string through_azerty(std::string_view code) {
    const std::string_view keys_of_qwerty = "AQZWM234567";
    const std::vector<std::string> on_azerty = {"Q", "A", "W", "Z", "?", "é", "\"", "'", "(", "-", "è"};
    std::string typed;
    for (const auto c : code) {
        const auto key = keys_of_qwerty.find(c);
        typed += key == std::string_view::npos ? std::string(1, c) : on_azerty[key];
    }
    return typed;
}

/// Numbers that are the same on every machine.
struct Random {
    std::mt19937_64 source{20260408};
    std::size_t below(std::size_t bound) { return source() % bound; }
    std::string bytes(std::size_t count) {
        std::string made(count, '\0');
        for (std::size_t at = 0; at < count; at += 8) {
            const auto eight = source();
            std::memcpy(&made[at], &eight, std::min<std::size_t>(8, count - at));
        }
        return made;
    }
};

Ticket some_ticket(Random& random) {
    return {.event = static_cast<std::int64_t>(random.below(1U << 31U)),
            .number = static_cast<std::int64_t>(random.below(1U << 31U))};
}

}  // namespace

TEST_CASE("a ticket comes back from its code, with any of several keys") {
    for (const auto& each :
         {ticket, Ticket{.event = 1, .number = 1}, Ticket{.event = 4294967295, .number = 4294967295}}) {
        const auto read = read_ticket(ticket_code(each, secret), keys);
        CHECK(read.is == Is::genuine);
        CHECK(read.ticket == each);
        CHECK_FALSE(read.wrong_keyboard);
    }
}

TEST_CASE("the code of a ticket stays what it is for ever") {
    CHECK(ticket_code(ticket, secret) ==
          "AFTVP4QAAAAAGAAAAB4QAAAAAVIEOAAVY3O4R5RURM5WWA2PYQFEINOU2LK33QGND6A76GL2QWCCSZL4EROWDXQYVVSIR6QIRR543LWEDSWK"
          "ITLQS2QE43HCMKR4MYEQPQR3GAY");
}

TEST_CASE("the code of a ticket is 135 letters and digits, and a QR code of version 6") {
    const auto code = ticket_code(ticket, secret);
    CHECK(code.size() == 135);
    CHECK(code.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") == std::string::npos);
    CHECK(qr_of(code).size == 17 + 4 * 6);
}

TEST_CASE("what a ticket has no room for is refused") {
    CHECK_THROWS_AS(ticket_code({.event = 4294967296, .number = 1}, secret), BadInput);
    CHECK_THROWS_AS(ticket_code({.event = 1, .number = -1}, secret), BadInput);
    CHECK_THROWS_AS(
        ticket_code({.event = 1, .number = 1, .days = {parse_day("2026-04-01"), parse_day("2026-04-17")}}, secret),
        BadInput);
    CHECK_THROWS_AS(
        ticket_code({.event = 1, .number = 1, .days = {parse_day("2026-04-02"), parse_day("2026-04-01")}}, secret),
        BadInput);
    CHECK_THROWS_AS(ticket_code({.event = 1, .number = 1, .days = {parse_day("2150-01-01")}}, secret), BadInput);
    CHECK_NOTHROW(
        ticket_code({.event = 1, .number = 1, .days = {parse_day("2026-04-01"), parse_day("2026-04-16")}}, secret));
}

TEST_CASE("case and white space do not matter") {
    auto code = ticket_code(ticket, secret);
    for (auto at = code.size() - 5; at > 0; at -= 5) code.insert(at, " ");
    CHECK(read_ticket("\t" + code + " \r\n", keys).is == Is::genuine);
    for (auto& c : code) c = static_cast<char>(std::tolower(c));
    CHECK(read_ticket(code, keys).is == Is::genuine);
}

TEST_CASE("a scanner set to the wrong keyboard is understood, and it is said") {
    const auto read = read_ticket(through_azerty(ticket_code(ticket, secret)), keys);
    CHECK(read.is == Is::genuine);
    CHECK(read.ticket == ticket);
    CHECK(read.wrong_keyboard);
}

TEST_CASE("what is not genuine through the wrong keyboard is told as it would be through the right one") {
    const auto read = read_ticket(through_azerty(ticket_code(ticket, elsewhere)), keys);
    CHECK(read.is == Is::foreign);
    CHECK(read.ticket == ticket);
    CHECK(read.wrong_keyboard);
}

TEST_CASE("a ticket of another's is foreign, and one that claims to be ours is forged") {
    CHECK(read_ticket(ticket_code(ticket, elsewhere), keys).is == Is::foreign);
    CHECK(read_ticket(ticket_code(ticket, secret), {}).is == Is::foreign);
    auto bytes = from_base32(ticket_code(ticket, secret)).value();
    bytes[11] ^= 1;
    CHECK(read_ticket(base32(bytes), keys).is == Is::forged);
}

TEST_CASE("of two keys with one id either serves") {
    auto same_id = keys;
    same_id[0].id = same_id[1].id;
    CHECK(read_ticket(ticket_code(ticket, secret), same_id).is == Is::genuine);
}

TEST_CASE("a later version is unreadable") {
    auto bytes = from_base32(ticket_code(ticket, secret)).value();
    bytes[0] = 2;
    CHECK(read_ticket(base32(bytes), keys).is == Is::unreadable);
}

TEST_CASE("texts that are no tickets are unreadable") {
    const auto code = ticket_code(ticket, secret);
    for (const auto& text :
         {std::string(), std::string("\0", 1), std::string("https://example.org"), code + code, code + "A",
          code.substr(1), code.substr(0, 134), std::string(100'000, 'A'), code + std::string(400, ' ')}) {
        const auto read = read_ticket(text, keys);
        CHECK(read.is == Is::unreadable);
        CHECK_FALSE(read.wrong_keyboard);
    }
    CHECK(read_ticket(code + std::string(300, ' '), keys).is == Is::genuine);
}

// The hundred thousand: a quarter of each kind, counted rather than checked one by one.
TEST_CASE("no random text is a ticket") {
    Random random;
    int unreadable = 0, foreign = 0;
    for (int i = 0; i < 12'500; ++i) {
        unreadable += read_ticket(random.bytes(random.below(600)), keys).is == Is::unreadable;
        foreign += read_ticket(base32(std::string(1, 1) + random.bytes(83)), keys).is == Is::foreign;
    }
    CHECK(unreadable == 12'500);
    CHECK(foreign == 12'500);
}

TEST_CASE("no ticket that is cut short is accepted") {
    Random random;
    const auto code = ticket_code(ticket, secret);
    int unreadable = 0;
    for (int i = 0; i < 25'000; ++i)
        unreadable += read_ticket(code.substr(0, random.below(code.size())), keys).is == Is::unreadable;
    CHECK(unreadable == 25'000);
}

TEST_CASE("no ticket with bits that were flipped is accepted") {
    Random random;
    const auto bytes = from_base32(ticket_code(ticket, secret)).value();
    int genuine = 0, same = 0;
    for (int i = 0; i < 25'000; ++i) {
        auto flipped = bytes;
        for (auto flips = 1 + random.below(3); flips > 0; --flips)
            flipped[random.below(flipped.size())] ^= static_cast<char>(1U << random.below(8));
        genuine += read_ticket(base32(flipped), keys).is == Is::genuine;
        same += flipped == bytes;  // a bit that was flipped back
    }
    CHECK(genuine == same);
}

TEST_CASE("no ticket signed with another key is accepted, even under the name of ours") {
    Random random;
    int foreign = 0, forged = 0;
    for (int i = 0; i < 12'500; ++i) {
        const auto other = random.bytes(32);
        auto bytes = from_base32(ticket_code(some_ticket(random), other)).value();
        foreign += read_ticket(base32(bytes), keys).is == Is::foreign;
        bytes.replace(1, 3, keys[1].id);
        bytes.replace(20, 64, signature_of(bytes.substr(0, 20), other));
        forged += read_ticket(base32(bytes), keys).is == Is::forged;
    }
    CHECK(foreign == 12'500);
    CHECK(forged == 12'500);
}
