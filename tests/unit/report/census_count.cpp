#include "report/census_count.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <tiers/member.h>
#include <random>
#include <set>

#include "store/database.h"
#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;

namespace {

struct CensusWorld {
    Instant now = parse_instant("2026-03-15T10:00:00Z", Zone::utc());
    Store store = Store::in_memory([this] { return now; });

    CensusWorld() {
        test::apply_text(store, test::a_place + "[[place]]\nid = \"other\"\n");
        Transaction transaction(store);
        for (int i = 1; i <= 4; ++i) {
            member::Member someone;
            someone.name = fmt::format("M{}", i);
            member::add(store, someone, {});
        }
        transaction.commit();
        for (int event = 1; event <= 3; ++event)
            run("insert into event (id, code, title, place_id, organiser_id, state, created, recorded)"
                " values ({0}, 'e{0}', 'E', {1}, 1, 'open', 0, 0)",
                event, event == 3 ? 2 : 1);
    }

    template <class... Values>
    void run(fmt::format_string<Values...> sql, Values&&... values) {
        store.db().execute(fmt::format(sql, std::forward<Values>(values)...).c_str());
    }

    report::CensusCounted count(const char* period, const char* place = "") const {
        report::Query query;
        query.period = parse_period(period, Day{});
        query.by = "question";
        query.place = place;
        return report::count_census(store, query);
    }
};

/// What a test wrote of one who was noted.
struct Noted {
    std::int64_t session, training, participant;
    std::string who;  ///< "m1" for a member, "p7" for a guest
};

}  // namespace

TEST_CASE("trainings, events and who came to them agree with a model that looks at each row, on random ones") {
    std::mt19937 random(2026);
    const auto any = [&](int below) { return std::uniform_int_distribution<>(0, below - 1)(random); };
    for (int round = 0; round < 10; ++round) {
        CensusWorld world;
        std::vector<std::pair<std::int64_t, std::string>> participants;  // event, who
        for (std::int64_t id = 1; id <= 12; ++id) {
            const auto event = 1 + any(3);
            const auto member = id <= 6 ? 1 + any(4) : 0;
            const auto who = member > 0 ? fmt::format("m{}", member) : fmt::format("p{}", id);
            const auto twice = std::find(participants.begin(), participants.end(),
                                         std::pair<std::int64_t, std::string>(event, who)) != participants.end();
            participants.emplace_back(twice ? 0 : event, who);
            if (!twice)
                world.run(
                    "insert into participant (id, event_id, member_id, name, folded, created, recorded)"
                    " values ({0}, {1}, {2}, 'x{0}', 'x{0}', 0, 0)",
                    id, event, member > 0 ? std::to_string(member) : "null");
        }
        std::vector<Noted> noted;
        std::set<std::int64_t> sessions[2], events[2];
        for (std::int64_t id = 1; id <= 20; ++id) {
            const auto event = 1 + any(3);
            const auto training = any(2) == 0, cancelled = any(5) == 0;
            const auto start = parse_instant("2026-02-01T00:00:00Z", Zone::utc()) + std::chrono::hours(any(24 * 60));
            const auto at = start.time_since_epoch().count();
            world.run(
                "insert into session (id, event_id, code, title, kind, start, \"end\", wall_start, cancelled, "
                "created, recorded) values ({0}, {1}, 's{0}', 'S', '{2}', {3}, {4}, {3}, {5}, 0, 0)",
                id, event, training ? "training" : "talk", at, at + 3600, cancelled ? "1" : "null");
            const auto counts = !cancelled && event != 3 && start < world.now &&
                                start < parse_instant("2026-03-31T22:00:00Z", Zone::utc()) &&
                                start >= parse_instant("2026-01-31T23:00:00Z", Zone::utc());
            if (counts) sessions[training ? 1 : 0].insert(id), events[training ? 1 : 0].insert(event);
            for (std::size_t i = 0; i < participants.size(); ++i) {
                if (participants[i].first != event || any(2) == 0) continue;
                const auto present = any(3) != 0, withdrawn = any(5) == 0;
                for (int half = 1; half <= 1 + any(2); ++half)
                    world.run(
                        "insert into attendance (session_id, participant_id, half, state, at, withdrawn, created, "
                        "recorded) values ({}, {}, {}, '{}', 0, {}, 0, 0)",
                        id, i + 1, half, present ? "present" : "absent", withdrawn ? "1" : "null");
                if (counts && present && !withdrawn)
                    noted.push_back({id, training ? 1 : 0, static_cast<std::int64_t>(i) + 1, participants[i].second});
            }
        }
        const auto counted = world.count("2026-02..2026-03", "izarbel");
        for (const auto training : {0, 1}) {
            std::set<std::int64_t> with;
            std::set<std::string> people;
            std::set<std::pair<std::int64_t, std::int64_t>> participations;
            for (const auto& one : noted) {
                if (one.training != training) continue;
                with.insert(one.session);
                people.insert(one.who);
                participations.emplace(one.session, one.participant);
            }
            const auto& figures = training == 1 ? counted.trainings : counted.others;
            CHECK(figures.sessions == static_cast<std::int64_t>(sessions[training].size()));
            CHECK(figures.events == static_cast<std::int64_t>(events[training].size()));
            CHECK(figures.noted == static_cast<std::int64_t>(with.size()));
            CHECK(figures.people == static_cast<std::int64_t>(people.size()));
            CHECK(figures.participations == static_cast<std::int64_t>(participations.size()));
        }
    }
}

TEST_CASE("rooms of a place are those that are booked by themselves, with the people they hold") {
    const CensusWorld world;
    const auto counted = world.count("2026-02", "izarbel");
    REQUIRE(counted.places.size() == 1);
    const auto rooms = report::CensusCounted::rooms_of(counted.places.front(), parse_day("2026-02-28"));
    CHECK(rooms.rooms == 2);
    CHECK(rooms.capacity == 9);  // 1 where nothing is said
}
