#include <doctest/doctest.h>
#include <tiers/catalogue.h>
#include <tiers/error.h>

#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;
using namespace tiers::catalogue;

namespace {

/// What load_text has against a text; empty when it has nothing.
std::string complaint(const std::string& text) {
    try {
        load_text(text, "t");
    } catch (const BadInput& error) {
        return error.what();
    }
    return {};
}

const std::string head = "[operator]\nname = \"X\"\n";
const std::string place = head + "[[place]]\nid = \"p\"\n";
const std::string room = "[[place.resource]]\nid = \"r\"\nkind = \"room\"\n";

}  // namespace

TEST_CASE("the order of sections and keys in the file means nothing") {
    const auto one = place + "[privacy]\nmin_cell = 6\nretention = \"30d\"\n[mail]\nmax_per_run = 3\n";
    const auto other = place + "[mail]\nmax_per_run = 3\n[privacy]\nretention = \"30d\"\nmin_cell = 6\n";
    CHECK(load_text(one, "t") == load_text(other, "t"));
}

TEST_CASE("a file says what the catalogue holds") {
    const auto found = load_text(test::a_place, "t");
    REQUIRE(found.places.size() == 1);
    CHECK(found.places[0].timezone == "Europe/Paris");
    CHECK(found.places[0].holidays == "FR");
    CHECK(found.database == "tiers.db");
    CHECK(found.resource("open-space")->booked == "seats");
    CHECK(found.resource("open-space")->seats.on(always) == 4);
    CHECK(found.resource("hall")->whole());
    CHECK(found.resource("hall")->composed_of == std::vector<std::string>{"room-a", "room-b"});
    CHECK(found.resource("room-a")->rules.buffer.on(always) == Seconds(900));
    CHECK(found.resource("room-b")->seats.on(always) == 1);
}

TEST_CASE("rules of [booking] hold for every resource that has none of its own") {
    const auto found =
        load_text(place + room + "hold = \"1d\"\n[booking]\nhold = \"3d\"\nno_show_after = \"15min\"\n", "t");
    CHECK(found.resource("r")->rules.hold == Seconds(86'400));
    CHECK(found.resource("r")->rules.no_show_after == Seconds(900));
}

TEST_CASE("a value may change by date") {
    const auto found = load_text(
        place + room + "capacity = [{ from = 2020-01-01, seats = 4 }, { from = 2026-01-01, seats = 6 }]\n", "t");
    const auto& seats = found.resource("r")->seats;
    CHECK(!seats.on(parse_day("2019-12-31")));
    CHECK(seats.on(parse_day("2025-12-31")) == 4);
    CHECK(seats.on(parse_day("2026-01-01")) == 6);
}

TEST_CASE("an unknown key is told with its place and the nearest right one, or all there are") {
    CHECK(complaint(place + "surfce_m2 = 12\n") ==
          "t:5:1: unknown key 'surfce_m2' in 'place': did you mean 'surface_m2'?");
    CHECK(complaint(place + "[privacy]\nzzz = 12\n") ==
          "t:6:1: unknown key 'zzz' in 'privacy': there are min_cell, retention, personal_retention");
}

TEST_CASE("all errors of a file are told at once, in its order") {
    const auto told = complaint(place + "commune = 64125\nopened = \"2012-07-01\"\n" + room + "capacity = \"ten\"\n");
    CHECK(told ==
          "t:5:11: 'commune': wants an INSEE code in quotes, not a whole number\n"
          "t:6:10: 'opened': wants a date without quotes such as 2026-03-05, not text\n"
          "t:10:12: 'capacity': wants a whole number, not text");
}

TEST_CASE("two overlapping closures are an error") {
    const auto told = complaint(
        place + "closures = [{ from = 2026-12-24, to = 2027-01-02 }, { from = 2027-01-02, to = 2027-01-05 }]\n");
    CHECK(told == "t:5:53: closures overlap: 2026-12-24 to 2027-01-02 and 2027-01-02 to 2027-01-05");
}

TEST_CASE("months are offered before a longer term of the calendar") {
    const auto plan = [](const std::string& more) {
        return head + "[[plan]]\nid = \"p\"\nversions = [{ from = 2026-01-01, price = \"20.00\", every = \"year\", " +
               more + " }]\n";
    };
    CHECK(complaint(plan("term_months = 12, periods_from = 2026-01-01, offered_months = 3")).empty());
    for (const auto* lacking : {"offered_months = 3", "term_months = 12, offered_months = 3",
                                "periods_from = 2026-01-01, offered_months = 3"})
        CHECK(complaint(plan(lacking)).find("give term_months and periods_from") != std::string::npos);
    CHECK(complaint(plan("term_months = 3, periods_from = 2026-01-01, offered_months = 3"))
              .find("3 months are offered of a term of 3") != std::string::npos);
}

TEST_CASE("a grant has an amount or no limit, and nothing rolls over of what has none") {
    const auto grant = [](const std::string& says) {
        return head + "[[plan]]\nid = \"p\"\nversions = [{ from = 2026-01-01, price = \"20.00\", grants = [{ unit = " +
               "\"day\"" + says + " }] }]\n";
    };
    CHECK(complaint(grant(", amount = 10, rollover = \"31d\"")).empty());
    CHECK(complaint(grant(", amount = 10, unlimited = false")).empty());
    CHECK(complaint(grant(", unlimited = true")).empty());
    for (const auto* neither_or_both : {"", ", unlimited = false", ", amount = 10, unlimited = true"})
        CHECK(complaint(grant(neither_or_both)).find("a grant has either an amount or unlimited = true") !=
              std::string::npos);
    CHECK(complaint(grant(", unlimited = true, rollover = \"31d\"")).find("nothing is left to roll over") !=
          std::string::npos);
}

TEST_CASE("a question has choices where it is answered by them, and each once") {
    const auto question = [](const std::string& says) {
        return head + "[[question]]\nid = \"q\"\ntext = \"Why?\"\n" + says;
    };
    CHECK(complaint(question("")).empty());
    CHECK(
        complaint(question("type = \"scale\"\nhighest = 7\nsurvey = \"s\"\nevent = \"e\"\nrequired = true\n")).empty());
    CHECK(
        complaint(question("type = \"choices\"\nchoices = [{ id = \"a\" }, { id = \"b\", label = \"B\" }]\n")).empty());
    CHECK(complaint(question("type = \"choice\"\n")) == "t:3:1: a choice has choices");
    CHECK(complaint(question("choices = [{ id = \"a\" }]\n")) == "t:3:1: only a choice has choices");
    CHECK(complaint(question("type = \"choice\"\nchoices = [\"a\"]\n")).find("wants a table") != std::string::npos);
    CHECK(complaint(question("type = \"choice\"\nchoices = [{ id = \"a\" }, { id = \"a\" }]\n"))
              .find("id 'a' is already used") != std::string::npos);
    CHECK(complaint(question("type = \"maybe\"\n")).find("'type'") != std::string::npos);
    CHECK(complaint(question("type = \"scale\"\nhighest = 1\n")).find("from 2 to 100") != std::string::npos);
    CHECK(complaint(question("survey = \"registration\"\n")).find("name the event instead") != std::string::npos);
    CHECK(complaint(question("survey = \"s\"\nrequired = true\n")).find("only a question of an event") !=
          std::string::npos);
}

TEST_CASE("closures that touch do not overlap") {
    CHECK(complaint(place + "closures = [{ from = 2026-12-24, to = 2027-01-02 }, { from = 2027-01-03 }]\n").empty());
}

TEST_CASE("a resource composed of itself is an error at any depth") {
    const auto nested = [](const char* id, const char* part) {
        return std::string("[[place.resource]]\nid = \"") + id + "\"\nkind = \"room\"\ncomposed_of = [\"" + part +
               "\"]\n";
    };
    CHECK(complaint(place + nested("a", "a")) == "t:8:16: 'a' is composed of itself, by 'a'");
    CHECK(complaint(place + nested("a", "b") + nested("b", "c") + nested("c", "a"))
              .find("'a' is composed of itself, by 'b'") != std::string::npos);
}

TEST_CASE("ids follow the rule, and stand once") {
    for (const auto* id : {"", "-a", "A", "a_b", "12", "any", "all", "é"})
        CHECK_MESSAGE(complaint(head + "[[place]]\nid = \"" + id + "\"\n").find("is not an id") != std::string::npos,
                      id);
    CHECK(complaint(head + "[[place]]\nid = \"3d-print\"\n").empty());
    CHECK(complaint(head + "[[place]]\nid = \"" + std::string(63, 'a') + "\"\n").empty());
    CHECK(!complaint(head + "[[place]]\nid = \"" + std::string(64, 'a') + "\"\n").empty());
    CHECK(complaint(place + room + room) == "t:9:6: id 'r' is already used in line 5");
}

TEST_CASE("unknown resources, zones and holidays are named with the nearest") {
    CHECK(complaint(place + room + "composed_of = [\"rr\"]\n").find("no resource 'rr': did you mean 'r'?") !=
          std::string::npos);
    CHECK(complaint(place + "timezone = \"Europe/Pari\"\n").find("no time zone 'Europe/Pari'") != std::string::npos);
    CHECK(complaint(place + "holidays = \"FR-99\"\n").find("unknown word 'FR-99': one of FR, FR-57") !=
          std::string::npos);
}

TEST_CASE("a VAT rate under a regime without VAT is an error") {
    const auto tariff =
        room + "[[tariff]]\nresources = [\"r\"]\nversions = [{ from = 2026-01-01, hour = \"2.00\", vat = \"20\" }]\n";
    CHECK(complaint(place + tariff).find("VAT of 20 percent under the regime 'out-of-scope'") != std::string::npos);
    const auto taxed = test::with(place, "name = \"X\"\n",
                                  "name = \"X\"\nvat = [{ from = 2025-01-01, regime = \"franchise\" }, { from = "
                                  "2026-01-01, regime = \"taxable\" }]\n");
    CHECK(complaint(taxed + tariff).empty());
    CHECK(!complaint(test::with(taxed, "2026-01-01", "2026-01-02") + tariff).empty());
}

TEST_CASE("hours that do not parse are an error at their place") {
    CHECK(complaint(place + "hours = \"whenever\"\n").find("t:5:9:") == 0);
}

TEST_CASE("what is no TOML is told with its place") {
    CHECK(complaint("[operator\n").find("t:1:10: not TOML:") == 0);
}

TEST_CASE("a key of too many parts is refused before it is parsed") {
    std::string key = "a";
    for (int i = 0; i < 5000; ++i) key += ".a";
    CHECK(complaint(key + " = 1\n") == "t:1:64: a key has more than 32 parts");
    CHECK(complaint("x = \"" + key + "\"\n# " + key + "\n").find("parts") == std::string::npos);
}

TEST_CASE("a table header without a name is told, where toml++ would abort") {
    for (const auto* header : {"[*a]", "[[*a]]", "  [ \t.a]", "[", "[[", "[]", "[\n"})
        CHECK_MESSAGE(complaint(std::string("a = 1\n") + header).find("t:2:") == 0, header);
    CHECK(complaint(head + "a = [\n[\n.5]]\n").find("t:5:1: not TOML") == 0);
}

TEST_CASE("letters outside quotes are plain ones, and a byte order mark is none of them") {
    CHECK(complaint("a = 1\n[[plac\u048desource]]\n") ==
          "t:2:7: not TOML: only plain letters may stand outside quotes");
    CHECK(complaint("\ufeff" + place + "name = \"\u048d\"  # \u048d\n").empty());
}

TEST_CASE("what toml++ takes for granted and does not hold is an error of the file") {
    CHECK(complaint("a = 1\nm=2019-01-v1 0,\nb = 2\n") == "t:2:1: not TOML: this line cannot be read");
}

TEST_CASE("a letter may follow an escaped end of line") {
    CHECK(load_text("[operator]\nname = \"\"\"L'\\\n  étage\"\"\"\n", "t").operator_.name == "L'étage");
}

TEST_CASE("nesting and size have limits") {
    CHECK(complaint("a = " + std::string(100'000, '[')).find("nested more than 32 deep") != std::string::npos);
    CHECK(complaint(std::string((1U << 20U) + 1, '#')) == "t:1:1: the file is larger than 1 MiB");
}

TEST_CASE("the example of each key is right") {
    for (const auto& key : keys())
        CHECK_MESSAGE((*key.help != '\0' && std::string(key.path).find_first_not_of(
                                                "abcdefghijklmnopqrstuvwxyz_0123456789.") == std::string::npos),
                      key.path);
}
