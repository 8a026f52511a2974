#include "format/schedule.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <tiers/error.h>

#include "base/json.h"

using namespace tiers;
using namespace tiers::format;

namespace {

struct Read {
    Schedule schedule;
    std::vector<ScheduleFinding> findings;
};

Read read(std::string_view text) {
    Read found;
    found.schedule = read_schedule(text, "f.xml", found.findings);
    return found;
}

std::string complaint(std::string_view text) {
    try {
        read(text);
    } catch (const BadInput& error) {
        return error.what();
    }
    return {};
}

std::vector<std::string> codes(const std::vector<ScheduleFinding>& findings) {
    std::vector<std::string> found;
    for (const auto& finding : findings) found.push_back(finding.code);
    return found;
}

/// A programme of one session, of which the elements are told.
std::string one_session(const std::string& elements, const std::string& conference = "<title>T</title>") {
    return fmt::format(
        "<schedule><version>1</version><conference>{}</conference>\n<day><room "
        "name='A'>\n<event>{}</event></room></day>"
        "</schedule>",
        conference, elements);
}

const std::string least = "<title>Open a place</title><date>2026-03-10T09:00:00+01:00</date><duration>01:30</duration>";

ScheduleSession session_at(const char* title, std::int64_t id, int minute, int minutes, const char* room) {
    ScheduleSession session;
    session.title = title;
    session.id = id;
    session.guid = fmt::format("00000000-0000-0000-0000-{:012}", id);
    session.room = room;
    session.start = {parse_instant("2026-03-10T09:00:00+01:00", Zone::utc()) + Minutes(minute), std::chrono::hours(1)};
    session.duration = Minutes(minutes);
    return session;
}

Schedule programme(std::vector<ScheduleSession> sessions) {
    Schedule schedule;
    schedule.title = "Barcamp";
    schedule.acronym = "barcamp";
    schedule.zone = "Europe/Paris";
    schedule.first = schedule.last = parse_day("2026-03-10");
    schedule.rooms = {"A", "B"};
    schedule.sessions = std::move(sessions);
    return schedule;
}

bool says(const std::string& text, std::string_view wanted) {
    return text.find(wanted) != text.npos;
}

}  // namespace

TEST_CASE("a session wants a title, a date and a duration, and nothing else") {
    const auto [schedule, findings] = read(one_session(least));
    REQUIRE(schedule.sessions.size() == 1);
    const auto& session = schedule.sessions.front();
    CHECK(session.title == "Open a place");
    CHECK(session.room == "A");
    CHECK(session.id == 1);
    CHECK(session.start ==
          Moment{Instant(Seconds(1'773'129'600)), std::chrono::hours(1)});  // date -d 2026-03-10T08:00Z +%s
    CHECK(session.duration == Minutes(90));
    CHECK(session.guid.size() == 36);
    CHECK(iso(schedule.first) == "2026-03-10");
    CHECK(findings.empty());
    CHECK(complaint(one_session("<date>2026-03-10T09:00:00Z</date><duration>01:30</duration>")) ==
          "f.xml:3:1: a session without a title");
    CHECK(complaint(one_session("<title>a</title><duration>01:30</duration>")) ==
          "f.xml:3:1: a session without a date");
    CHECK(complaint(one_session("<title>a</title><date>2026-03-10T09:00:00Z</date>")) ==
          "f.xml:3:1: '' is no duration");
}

TEST_CASE("a session without a GUID has the same one at each reading, and one that is no UUID is made one") {
    const auto guid = [](const std::string& text) { return read(text).schedule.sessions.front().guid; };
    CHECK(guid(one_session(least)) == guid(one_session(least)));
    CHECK(guid(one_session(least)) != guid(one_session(least + "<subtitle/>", "<acronym>other</acronym>")));
    const auto named =
        "<schedule><conference/><day><room name='A'><event guid='{}'>" + least + "</event></room></day></schedule>";
    CHECK(guid(fmt::format(fmt::runtime(named), "455D075F-48c0-2ec2-24b3-f5add30c383a")) ==
          "455d075f-48c0-2ec2-24b3-f5add30c383a");
    CHECK(guid(fmt::format(fmt::runtime(named), "talk-1")).size() == 36);
    CHECK(guid(fmt::format(fmt::runtime(named), "talk-1")) != guid(fmt::format(fmt::runtime(named), "talk-2")));
}

TEST_CASE("two sessions of one GUID are refused, and two of one id get another") {
    const auto event = [](int id, const char* guid, const char* title) {
        return fmt::format("<event id='{}' guid='{}'>{}<subtitle>{}</subtitle></event>", id, guid, least, title);
    };
    const auto both = [&](const char* second) {
        return "<schedule><conference/><day><room name='A'>" + event(1, "455d075f-48c0-2ec2-24b3-f5add30c383a", "a") +
               event(1, second, "b") + "</room></day></schedule>";
    };
    CHECK(says(complaint(both("455D075F-48C0-2EC2-24B3-F5ADD30C383A")),
               "a session before it has the GUID '455d075f-48c0-2ec2-24b3-f5add30c383a'"));
    const auto schedule = read(both("794a4f27-5ac4-6129-3c2c-459fdeed5ad7")).schedule;
    CHECK(schedule.sessions[0].id != schedule.sessions[1].id);
}

TEST_CASE("a date has an offset, or that of the zone the file names") {
    const auto at = [](const char* date, const char* conference = "") {
        return read(one_session(fmt::format("<title>a</title><date>{}</date><duration>1:00</duration>", date),
                                conference))
            .schedule.sessions.front()
            .start;
    };
    const auto nine = Instant(Seconds(1'773'129'600));
    CHECK(at("2026-03-10T09:00:00+01:00") == Moment{nine, std::chrono::hours(1)});
    CHECK(at("2026-03-10T08:00:00Z") == Moment{nine, Seconds(0)});
    CHECK(at(" 2026-03-10T09:00+0100 ") == Moment{nine, std::chrono::hours(1)});
    CHECK(at("2026-03-10T08:00:00.000Z") == Moment{nine, Seconds(0)});
    CHECK(at("2026-03-10T05:00:00-03:00") == Moment{nine, -std::chrono::hours(3)});
    CHECK(at("2026-03-10T09:00:00", "<time_zone_name>Europe/Paris</time_zone_name>") ==
          Moment{nine, std::chrono::hours(1)});
    CHECK_THROWS_WITH_AS(at("2026-03-10T09:00:00"),
                         "f.xml:3:24: '2026-03-10T09:00:00' has no offset, and the file no time zone", BadInput);
    for (const auto* bad : {"2026-02-30T09:00:00Z", "2026-03-10", "2026-03-10T24:00:00Z", "2026-03-10T09:60:00Z",
                            "2026-03-10T09:00:00+15:00", "2026-03-10T09:00:00Z Z", "soon", "0000-01-01T00:00:00Z"}) {
        INFO(bad);
        CHECK_THROWS_AS(at(bad), BadInput);
    }
    CHECK_THROWS_AS(at("2026-03-10T09:00:00Z", "<time_zone_name>Mars/Olympus</time_zone_name>"), BadInput);
}

TEST_CASE("a duration is of hours and minutes, with seconds behind or days before") {
    const auto lasts = [](const char* duration) {
        return read(one_session(fmt::format("<title>a</title><date>2026-03-10T09:00:00Z</date><duration>{}</duration>",
                                            duration)))
            .schedule.sessions.front()
            .duration.count();
    };
    CHECK(lasts("01:30") == 90);
    CHECK(lasts("1:30") == 90);
    CHECK(lasts("123:30") == 7410);
    CHECK(lasts("01:30:00") == 90);
    CHECK(lasts("1:01:30") == 1530);
    for (const auto* bad : {"PT90M", "00:00", "01:60", "-1:00", "90", "1:24:00", "1:2:3:4", "99999:00", ""}) {
        INFO(bad);
        CHECK_THROWS_AS(lasts(bad), BadInput);
    }
}

TEST_CASE("what contradicts itself in a file is told") {
    CHECK(codes(read(one_session(least + "<room>B</room><start>09:00</start>")).findings) ==
          std::vector<std::string>{"room_differs"});
    CHECK(codes(read(one_session(least + "<start>25:00</start>")).findings) ==
          std::vector<std::string>{"start_differs"});
    // The start is of the zone where the date is told in another.
    const auto paris = "<time_zone_name>Europe/Paris</time_zone_name>";
    const auto utc = "<title>a</title><date>2026-03-10T08:00:00Z</date><duration>1:00</duration><start>09:00</start>";
    CHECK(read(one_session(utc, paris)).findings.empty());
}

TEST_CASE("texts lose what XML cannot hold, and links what is none") {
    const auto schedule = read(one_session(least + "<abstract> a&#1;b<!-- c --><![CDATA[<i>]]>\r\n</abstract>"
                                                   "<url>javascript:alert(1)</url>"
                                                   "<links><link href='https://x.org/a b'>A\nB</link>"
                                                   "<link href='/etc/passwd'>no</link></links>"))
                              .schedule;
    const auto& session = schedule.sessions.front();
    CHECK(session.abstract == "ab<i>");
    CHECK(session.url.empty());
    CHECK(session.links == std::vector<ScheduleLink>{{"A B", "https://x.org/a%20b"}});
}

TEST_CASE("XML with a DOCTYPE, nested too deep, or of something else is refused with its place") {
    CHECK(complaint("<!DOCTYPE schedule [<!ENTITY a 'b'>]><schedule/>") ==
          "f.xml:1:1: it has a DOCTYPE, which is read from nobody");
    CHECK(complaint("<schedule>\n<a></schedule>") == "f.xml:2:6: no XML from here on");
    CHECK(complaint("<rss/>") == "f.xml:1:1: it begins with <rss>, and a programme with <schedule>");
    CHECK(says(complaint(""), "no XML"));
    std::string deep;
    for (int i = 0; i < 100; ++i) deep += "<a>";
    std::string up;
    for (int i = 0; i < 100; ++i) up += "</a>";
    CHECK(complaint(deep + up) == "f.xml:1:193: XML nested more than 64 deep");
    CHECK(complaint(std::string_view("<schedule>\n\0</schedule>", 23)) == "f.xml:2:1: a NUL character");
}

TEST_CASE("the form in JSON is read with the names of frab and of pretalx") {
    const auto schedule =
        read(R"({"schedule":{"version":"2","conference":{"title":"T","acronym":"t26","time_zone_name":"Europe/Paris",
        "days":[{"index":1,"date":"2026-03-10","day_start":"2026-03-10T08:00:00+01:00","day_end":"2026-03-10T20:00:00+01:00",
        "rooms":{"A":[{"id":7,"title":"Open","date":"2026-03-10T09:00:00+01:00","duration":"00:45","subtitle":null,
          "persons":[{"id":3,"public_name":"Jeanne"},{"name":"Paul","guid":"455d075f-48c0-2ec2-24b3-f5add30c383a"}],
          "links":["https://a.org",{"title":"B","url":"https://b.org"}]}],"B":[]}}]}}})")
            .schedule;
    REQUIRE(schedule.sessions.size() == 1);
    const auto& session = schedule.sessions.front();
    CHECK(session.id == 7);
    CHECK(session.persons ==
          std::vector<SchedulePerson>{{"Jeanne", "", 3}, {"Paul", "455d075f-48c0-2ec2-24b3-f5add30c383a", 0}});
    CHECK(session.links == std::vector<ScheduleLink>{{"B", "https://b.org"}, {"", "https://a.org"}});
    CHECK(schedule.rooms == std::vector<std::string>{"A", "B"});
    CHECK(schedule.days.size() == 1);
}

TEST_CASE("what is wrong in JSON is told with its line, or its path") {
    CHECK(complaint("{\"schedule\":\n  oops}") == "f.xml:2:3: no JSON from here on");
    CHECK(complaint("{}") == "f.xml: it has no schedule.conference, as a programme has");
    CHECK(complaint(
              R"({"schedule":{"conference":{"title":"T","days":[{"rooms":{"A":[{"title":"x","date":"soon"}]}}]}}})") ==
          "f.xml: schedule.conference.days[0].rooms['A'][0].date: 'soon' is no date and time");
    std::string many = "{\"a0\":0";
    for (int i = 1; i < 1100; ++i) many += fmt::format(",\"a{}\":0", i);
    CHECK(complaint(many + "}") == "f.xml: a JSON object of more than 1,000 names");
}

// What the schema of schedule.xml refuses, and so is never written.
TEST_CASE("an acronym is written as the schema wants it") {
    const auto acronym = [](const char* told) {
        auto schedule = programme({});
        schedule.acronym = told;
        return read(schedule_xml(schedule)).schedule.acronym;
    };
    CHECK(acronym("barcamp") == "barcamp");
    CHECK(acronym("barcamp-2026") == "barcamp_2026");
    CHECK(acronym("été") == "ete_2026");
    CHECK(acronym("Bar") == "bar_2026");
    CHECK(acronym("日本") == "event");
    CHECK(acronym("") == "barcamp");  // of the title
}

TEST_CASE("a session is written with a slug of its acronym, id and title") {
    auto session = session_at("Ouvrir un tiers-lieu : l'été", 7, 0, 30, "A");
    CHECK(says(schedule_xml(programme({session})), "<slug>barcamp-7-ouvrir-un-tiers-lieu-l-ete</slug>"));
    session.title = "?";
    CHECK(says(schedule_xml(programme({session})), "<slug>barcamp-7-session</slug>"));
}

TEST_CASE("times are written as the clock on the wall with its offset, durations in two digits") {
    const auto xml = schedule_xml(programme({session_at("a", 1, 30, 90, "A")}));
    CHECK(says(xml, "<date>2026-03-10T09:30:00+01:00</date>"));
    CHECK(says(xml, "<start>09:30</start>"));
    CHECK(says(xml, "<duration>01:30</duration>"));
    CHECK(says(
        xml, R"(<day index="1" date="2026-03-10" start="2026-03-10T00:00:00+01:00" end="2026-03-11T00:00:00+01:00">)"));
    CHECK(says(schedule_xml(programme({session_at("a", 1, 0, 6'000, "A")})), "<duration>4:04:00</duration>"));
    CHECK(says(schedule_json(programme({session_at("a", 1, 0, 6'000, "A")})), R"("duration":"100:00")"));
}

TEST_CASE("links that are none, and empty ones, are left out") {
    auto session = session_at("a", 1, 0, 30, "A");
    session.url = "mailto:jeanne@example.org";
    const auto xml = schedule_xml(programme({session}));
    CHECK_FALSE(says(xml, "mailto"));
    CHECK_FALSE(says(xml, "<url"));
    CHECK_FALSE(says(xml, "feedback_url"));
    CHECK_FALSE(says(xml, "color"));
}

TEST_CASE("all that a schema wants is there, and empty where nothing is known") {
    const auto xml = schedule_xml(programme({session_at("a", 1, 0, 30, "A")}));
    for (const auto* name : {"abstract", "track", "subtitle", "type"})
        CHECK(says(xml, fmt::format("<{0}></{0}>", name)));
    const auto json = read_json(schedule_json(programme({session_at("a", 1, 0, 30, "A")})));
    const auto day = json->find("schedule")->find("conference")->list("days").front();
    CHECK(day.find("rooms")->list("A").front().names() ==
          std::vector<std::string>{"guid", "id", "date", "start", "duration", "room", "slug", "url", "title",
                                   "subtitle", "track", "type", "language", "abstract", "description", "persons",
                                   "links"});
}

TEST_CASE("what is written is read again as it was, in both forms") {
    auto session = session_at("Ouvrir <un> \"lieu\" & 'plus'", 7, 0, 90, "B");
    session.abstract = "Deux\nlignes";
    session.persons = {{"Jeanne", "455d075f-48c0-2ec2-24b3-f5add30c383a", 3}, {"Paul", "", 0}};
    session.links = {{"Notes", "https://example.org/n?a=1&b=2#c"}};
    session.url = "https://example.org/s/7";
    auto schedule = programme({session_at("a", 1, 0, 30, "A"), session});
    schedule.url = "https://example.org";
    const auto from_xml = read(schedule_xml(schedule)).schedule;
    CHECK(from_xml.sessions == schedule.sessions);
    CHECK(from_xml.rooms == schedule.rooms);
    CHECK(read(schedule_xml(from_xml)).schedule == from_xml);
    auto from_json = read(schedule_json(schedule)).schedule;
    from_json.sessions.front().url.clear();  // the schema wants one: that of the conference
    CHECK(from_json.sessions == schedule.sessions);
}

TEST_CASE("a session at midnight is of the day that begins, and a programme without any has a day") {
    const auto schedule = programme({session_at("eve", 1, 0, 30, "A"), session_at("midnight", 2, 15 * 60, 30, "A")});
    const auto days = read(schedule_xml(schedule)).schedule.days;
    REQUIRE(days.size() == 2);
    CHECK(iso(days[1].date) == "2026-03-11");
    CHECK(read(schedule_xml(programme({}))).schedule.days.size() == 1);
}

// pretalx, schedule/domain/test_warnings.py: [0,60) with each of these.
TEST_CASE("two sessions overlap in a room when one begins before the other has ended") {
    const auto overlap = [](int start, int end) {
        auto sessions = std::vector{session_at("a", 1, 0, 60, "A"), session_at("b", 2, start, end - start, "A")};
        if (start < 0) std::swap(sessions[0], sessions[1]);
        return !lint(programme(sessions)).empty();
    };
    CHECK(overlap(0, 60));
    CHECK(overlap(0, 30));
    CHECK(overlap(30, 60));
    CHECK(overlap(0, 90));
    CHECK(overlap(15, 45));
    CHECK(overlap(-15, 15));
    CHECK_FALSE(overlap(60, 90));
}

TEST_CASE("a long session overlaps with those behind a short one") {
    const auto findings = lint(programme({session_at("long", 1, 0, 120, "A"), session_at("short", 2, 15, 15, "A"),
                                          session_at("late", 3, 60, 15, "A"), session_at("else", 4, 60, 15, "B")}));
    REQUIRE(findings.size() == 2);
    CHECK(findings[0] == ScheduleFinding{"room_twice", "00000000-0000-0000-0000-000000000002",
                                         "'short' begins in 'A' before 'long' has ended"});
    CHECK(findings[1].guid == "00000000-0000-0000-0000-000000000003");
}

TEST_CASE("somebody in two places at once, a start in no day, and a foreign clock are told") {
    auto here = session_at("here", 1, 0, 60, "A"), there = session_at("there", 2, 30, 60, "B");
    here.persons = {{"Hélène", "", 0}};
    there.persons = {{"helene", "", 0}};
    CHECK(codes(lint(programme({here, there}))) == std::vector<std::string>{"person_twice"});
    auto abroad = session_at("abroad", 1, 0, 60, "A");
    abroad.start.offset = Seconds(0);
    CHECK(codes(lint(programme({abroad}))) == std::vector<std::string>{"offset_differs"});
    auto schedule = programme({session_at("late", 1, 0, 60, "A")});
    schedule.days = {{parse_day("2026-03-11"),
                      {here.start.at + one_day, here.start.offset},
                      {here.start.at + 2 * one_day, here.start.offset}}};
    CHECK(codes(lint(schedule)) == std::vector<std::string>{"outside_day"});
}
