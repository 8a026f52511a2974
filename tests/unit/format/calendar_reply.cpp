#include "format/calendar_reply.h"

#include <doctest/doctest.h>
#include <tiers/error.h>

#include "base/digest.h"
#include "format/calendar_part.h"
#include "format/mailto.h"

using namespace tiers;
using format::calendar_part;
using format::read_reply;

namespace {

std::string calendar_of(const std::string& method, const std::string& event) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:" + method + "\r\nBEGIN:VEVENT\r\n" + event +
           "END:VEVENT\r\nEND:VCALENDAR\r\n";
}

const std::string yes =
    "UID:one\r\nSEQUENCE:3\r\nATTENDEE;CN=\"A;B:C\";PARTSTAT=ACCEPTED:MAILTO:jo%2Be@example.org\r\n";

std::string within(const std::string& border, const std::string& type, const std::string& body) {
    return "--" + border + "\r\nContent-Type: " + type + "\r\n" + body + "\r\n";
}

}  // namespace

TEST_CASE("an answer tells who answers what, to which version of which event") {
    const auto reply = read_reply(calendar_of("REPLY", yes));
    CHECK(reply.uid == "one");
    CHECK(reply.sequence == 3);
    CHECK(reply.attendee == "jo+e@example.org");
    CHECK(reply.answer == "ACCEPTED");
}

TEST_CASE("what is no answer, or not one, is refused") {
    CHECK_THROWS_AS(read_reply(calendar_of("REQUEST", yes)), BadInput);
    CHECK_THROWS_AS(read_reply(calendar_of("REPLY", yes + yes)), BadInput);
    CHECK_THROWS_AS(read_reply(calendar_of("REPLY", yes + "END:VEVENT\r\nBEGIN:VEVENT\r\n")), BadInput);
    CHECK_THROWS_AS(read_reply(calendar_of("REPLY", "UID:one\r\n")), BadInput);
    CHECK_THROWS_AS(read_reply(calendar_of("REPLY", yes + "SEQUENCE:-1\r\n")), BadInput);
    CHECK_THROWS_AS(read_reply(calendar_of("REPLY", yes + "END:VCALENDAR\r\n")), BadInput);
    CHECK_THROWS_AS(read_reply(calendar_of("REPLY", yes).substr(0, 60)), BadInput);
    CHECK_THROWS_AS(read_reply(""), BadInput);
}

TEST_CASE("the parts of an alarm in an event are not the event's") {
    CHECK(read_reply(
              calendar_of("REPLY", yes + "BEGIN:VALARM\r\nATTENDEE:mailto:x@example.org\r\nUID:two\r\nEND:VALARM\r\n"))
              .uid == "one");
}

TEST_CASE("the calendar of a mail is found in its parts, however it is encoded") {
    const auto plain = within("b", "text/plain", "\r\n--c\r\nno calendar");
    const auto calendar = calendar_of("REPLY", yes);
    const std::string head = "From: jo@example.org\r\nContent-Type: multipart/mixed;\r\n\tboundary=\"b\"\r\n\r\n";
    const auto coded =
        within("b", "Text/Calendar; charset=utf-8", "Content-Transfer-Encoding: BASE64\r\n\r\n" + base64(calendar));
    CHECK(calendar_part(head + plain + coded + "--b--\r\n") == calendar);
    CHECK(calendar_part(head + plain + coded) == calendar);
    const auto quoted = within("c", "text/calendar",
                               "Content-Transfer-Encoding: quoted-printable\r\n\r\nBEGIN:VCALENDAR=\r\n X=3D=C3=A9");
    CHECK(
        calendar_part(head + within("b", "multipart/alternative; boundary=c", "\r\n" + quoted + "--c--") + "--b--\r\n")
            .starts_with("BEGIN:VCALENDAR X=é"));
    CHECK(calendar_part(calendar) == calendar);
}

TEST_CASE("a mail without a calendar, a forwarded one, and one that nests without end are refused") {
    CHECK_THROWS_AS(calendar_part("Subject: no\r\n\r\nnothing"), BadInput);
    CHECK_THROWS_AS(calendar_part(""), BadInput);
    CHECK_THROWS_AS(
        calendar_part("Content-Type: message/rfc822\r\n\r\nContent-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR"),
        BadInput);
    CHECK_THROWS_AS(calendar_part("Content-Type: text/calendar\r\nContent-Transfer-Encoding: base64\r\n\r\n!"),
                    BadInput);
    std::string nested;
    for (int i = 0; i < 20; ++i)
        nested += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\r\n\r\n--b" + std::to_string(i) +
                  "\r\n";
    CHECK_THROWS_AS(calendar_part(nested), BadInput);
}

TEST_CASE("an address goes into a URI and comes back") {
    for (const std::string address : {"a@b.org", "a%b?c@d.org", "é+x@d.org"})
        CHECK(format::address_of_mailto(format::mailto(address)) == address);
    CHECK(format::address_of_mailto("mailto:a@b.org?subject=x") == "a@b.org");
    CHECK(format::address_of_mailto("mailto:a%") == "a%");
    CHECK(format::address_of_mailto("https://b.org").empty());
    CHECK(format::address_of_mailto("").empty());
}
