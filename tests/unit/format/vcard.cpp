#include "format/vcard.h"

#include <doctest/doctest.h>
#include <tiers/error.h>

using namespace tiers;
using format::Card;
using format::vcards;

namespace {

Card one(const std::string& lines, const std::string& version = "4.0") {
    const auto cards = vcards("BEGIN:VCARD\r\nVERSION:" + version + "\r\n" + lines + "END:VCARD\r\n");
    REQUIRE(cards.size() == 1);
    return cards.front();
}

}  // namespace

TEST_CASE("a card says who it is and how to reach them") {
    const auto card = one(
        "UID:urn:uuid:1\r\nFN:Jeanne Martin\r\nN:Martin;Jeanne;;;\r\nEMAIL:jeanne@example.org\r\n"
        "item1.EMAIL;TYPE=work;PREF=1:mailto:jm@coop.example\r\nTEL;VALUE=uri:tel:+33-5-59-00-00-00\r\n"
        "ORG:Coop\\; et fils;Atelier\r\nADR;TYPE=home:;;1 rue du Port;Bidart;;64210;France\r\nNOTE: Deux\\nlignes\r\n");
    CHECK(card.name() == "Jeanne Martin");
    CHECK(card.emails == std::vector<std::string>{"jeanne@example.org", "jm@coop.example"});
    CHECK(card.email == "jm@coop.example");
    CHECK(card.phones == std::vector<std::string>{"+33-5-59-00-00-00"});
    CHECK(card.organisation == "Coop; et fils");
    CHECK(card.locality == "Bidart");
    CHECK(card.postcode == "64210");
    CHECK(card.uid == "urn:uuid:1");
    CHECK(card.note == " Deux\nlignes");
}

TEST_CASE("a card without FN is named by what it has") {
    CHECK(one("N:Martin;Jeanne;;;\r\n", "3.0").name() == "Jeanne Martin");
    CHECK(one("FN: \r\nN:Martin;;;;\r\n").name() == "Martin");
    CHECK(one("ORG:Coop;Atelier\r\n").name() == "Coop");
    CHECK(one("EMAIL:x@example.org\r\n").name() == "x@example.org");
    CHECK(one("TITLE:Nobody\r\n").name().empty());
}

TEST_CASE("2.1 writes texts as quoted-printable, broken after an equals sign") {
    const auto card =
        one("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:H=C3=A9l=\r\n=C3=A8ne\r\n"
            "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:caf=E9 =3D 1\r\n",
            "2.1");
    CHECK(card.name() == "Hélène");
    CHECK(card.note == "café = 1");
}

TEST_CASE("a folded text that ends in an equals sign is not broken") {
    CHECK(one("NOTE:x\r\n quoted-printable=\r\nFN:Jeanne\r\n").note == "xquoted-printable=");
}

TEST_CASE("what stands within a card is not its own") {
    const auto card = one("FN:Jeanne\r\nBEGIN:VCARD\r\nFN:Her agent\r\nEMAIL:agent@example.org\r\nEND:VCARD\r\n");
    CHECK(card.name() == "Jeanne");
    CHECK(card.emails.empty());
}

TEST_CASE("what is no card, or ends within one, is refused") {
    CHECK_THROWS_WITH_AS(vcards("name,email\nJeanne,j@example.org\n"), "no card begins: is it a vCard file?", BadInput);
    CHECK_THROWS_WITH_AS(vcards("BEGIN:VCARD\nFN:A\nEND:VCARD\nBEGIN:VCARD\nFN:B\n"),
                         "line 4: the card that begins here has no end", BadInput);
}

TEST_CASE("a card that was written is read again as it was") {
    Card card;
    card.kind = "individual";
    card.formatted = "Jeanne; \"Martin\", née O'Hara \\ 🙂";
    card.emails = {"jeanne@example.org", "jm@coop.example"};
    card.phones = {"05 59 00 00 00"};
    card.organisation = "Coop; et fils, SARL";
    card.locality = "Saint-Étienne-du-Grès";
    card.postcode = "13103";
    card.uid = "member-12";
    card.note = "Deux\nlignes, longues : " + std::string(100, 'x');
    for (const auto version : {3, 4}) {
        CAPTURE(version);
        const auto read = vcards(written(card, version));
        REQUIRE(read.size() == 1);
        CHECK(read.front().name() == card.name());
        CHECK(read.front().emails == card.emails);
        CHECK(read.front().phones == card.phones);
        CHECK(read.front().organisation == card.organisation);
        CHECK(read.front().locality == card.locality);
        CHECK(read.front().postcode == card.postcode);
        CHECK(read.front().uid == card.uid);
        CHECK(read.front().note == card.note);
        CHECK(read.front().kind == (version == 4 ? "individual" : ""));
    }
}

TEST_CASE("a backslash at the end of a value hides nothing") {
    CHECK(one("N:Martin;Jeanne\\\r\n", "3.0").given == "Jeanne\\");
}
