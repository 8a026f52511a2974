#include "format/mail.h"

#include <doctest/doctest.h>

#include "base/digest.h"
#include "format/calendar_part.h"

using namespace tiers;

namespace {

format::Mail a_mail() {
    return {.from_name = "Bureau",
            .from = "bureau@example.org",
            .reply_to = "",
            .to_name = "Jeanne",
            .to = "jeanne@example.org",
            .subject = "Assembly",
            .id = "assembly-1-member-2",
            .date = Instant(Seconds(1773129600)),
            .body = "Good day.\n"};
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != text.npos;
}

}  // namespace

TEST_CASE("a mail has the headers that RFC 5322 wants, and lines that end in CRLF") {
    const auto text = format::written(a_mail());
    CHECK(text.starts_with("From: \"Bureau\"\r\n <bureau@example.org>\r\nTo: \"Jeanne\"\r\n <jeanne@example.org>\r\n"));
    CHECK(holds(text, "Date: Tue, 10 Mar 2026 08:00:00 +0000\r\n"));
    CHECK(holds(text, "Message-ID: <assembly-1-member-2@example.org>\r\n"));
    CHECK(text.ends_with("\r\n\r\n" + base64("Good day.\r\n") + "\r\n"));
    CHECK_FALSE(holds(text, "Reply-To"));
}

TEST_CASE("what is not ASCII is encoded in words of 75 characters, cut between characters") {
    auto mail = a_mail();
    mail.subject.clear();
    for (int i = 0; i < 60; ++i) mail.subject += "é";
    const auto text = format::written(mail);
    const auto begin = text.find("Subject: ") + 9;
    const auto subject = text.substr(begin, text.find("\r\nDate") - begin);
    CHECK(subject.starts_with("=?UTF-8?B?" + base64(mail.subject.substr(0, 44)) + "?=\r\n =?UTF-8?B?"));
}

TEST_CASE("no text of a mail begins another header, and no address hides another") {
    auto mail = a_mail();
    mail.to_name = "A\r\nBcc: all@example.org";
    mail.subject = "B\r\n\r\nbody";
    mail.to = "x@example.org>,<all@example.org";
    const auto text = format::written(mail);
    CHECK_FALSE(holds(text, "\r\nBcc"));
    CHECK_FALSE(holds(text, "\r\nbody"));
    CHECK_FALSE(holds(text, "<all@"));
    mail.to_name = "A \"quoted\" name";
    CHECK(holds(format::written(mail), "To: \"A \\\"quoted\\\" name\"\r\n"));
}

TEST_CASE("a mail with a calendar has both as alternatives, the calendar last, with what it is for") {
    auto mail = a_mail();
    mail.calendar = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";
    mail.method = "REQUEST";
    const auto text = format::written(mail);
    CHECK(holds(text, "Content-Type: multipart/alternative; boundary=\"=_tiers\"\r\n\r\n--=_tiers\r\n"));
    CHECK(text.find("text/plain") < text.find("text/calendar; method=REQUEST; charset=UTF-8\r\n"));
    CHECK(holds(text, "\r\n\r\n" + base64("Good day.\r\n") + "\r\n--=_tiers\r\n"));
    CHECK(text.ends_with("\r\n--=_tiers--\r\n"));
    CHECK(format::calendar_part(text) == mail.calendar);
}

TEST_CASE("files stand behind the message, each with its name") {
    auto mail = a_mail();
    mail.attachments = {{"event.ics", "text/calendar; charset=UTF-8", "BEGIN"},
                        {"ticket-1.png", "image/png", "\x89PNG"}};
    const auto text = format::written(mail);
    CHECK(holds(text,
                "Content-Type: multipart/mixed; boundary=\"=_tiers_files\"\r\n\r\n--=_tiers_files\r\n"
                "Content-Type: text/plain; charset=UTF-8\r\n"));
    CHECK(holds(text,
                "--=_tiers_files\r\nContent-Type: text/calendar; charset=UTF-8; name=\"event.ics\"\r\n"
                "Content-Disposition: attachment; filename=\"event.ics\"\r\n"
                "Content-Transfer-Encoding: base64\r\n\r\n" +
                    base64("BEGIN") + "\r\n"));
    CHECK(text.ends_with(base64("\x89PNG") + "\r\n--=_tiers_files--\r\n"));
}
