#include "report/differences.h"

#include <doctest/doctest.h>

#include "store/database.h"
#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;
using namespace tiers::report;

namespace {

/// Forty members of three communes, who joined and came in the first months of 2026; some left again.
class SomePeople {
public:
    Store store = Store::in_memory([] { return test::a_monday; });

    SomePeople() {
        test::apply_text(store, test::a_place, catalogue::OnHit::refuse, true);
        store.db().execute(
            "with recursive n (id) as (select 1 union all select id + 1 from n where id < 40) "
            "insert into member (id, kind, name, folded, commune, joined, left_on, created, recorded) "
            "select id, 'person', 'm' || id, 'm' || id, '6402' || (id % 3), date('2025-11-20', (id * 3) || ' days'), "
            "iif(id % 4 = 0, date('2025-12-20', (id * 2) || ' days'), null), 0, 0 from n");
        store.db().execute(
            "with recursive n (id) as (select 1 union all select id + 1 from n where id < 200) "
            "insert into presence (member_id, place_id, checked_in, checked_out, automatic, created, recorded) "
            "select 1 + id % 40, (select id from place), at, at + 3600, 0, at, at "
            "from (select id, unixepoch('2026-01-05 10:00', (id * 7 % 55) || ' days') + id * 60 as at from n)");
    }
};

using People = std::map<std::string, std::vector<Shares::Share>>;

People by_key(const std::map<std::string, Shares>& known) {
    People people;
    for (const auto& [key, shares] : known) people[key] = {shares.begin(), shares.end()};
    return people;
}

DaySpan months(const char* first, const char* behind) {
    return {parse_day(first), parse_day(behind)};
}

}  // namespace

TEST_CASE("people counted once for several tables are those counted for each by itself") {
    SomePeople some;
    const auto january = months("2026-01-01", "2026-02-01"), both = months("2026-01-01", "2026-03-01");
    const std::vector<PublishedTable> tables = {{"", measures::present, "month", {}, january, {}},
                                                {"", measures::present, "", {}, both, {}},
                                                {"", measures::present, "commune", "izarbel", january, {}},
                                                {"", measures::present, "weekday", {}, both, {}},
                                                {"", measures::present, "month", {}, january, {}},
                                                {"", measures::members, "month", {}, both, {}},
                                                {"", measures::members, "kind", {}, january, {}},
                                                {"", measures::membership, "commune", {}, january, {}},
                                                {"", measures::joined, "month", {}, both, {}},
                                                {"", measures::left, "since", {}, january, {}},
                                                {"", measures::left, "commune,since", {}, both, {}},
                                                {"", measures::returned, "", {}, both, {}}};
    for (const auto expected : {false, true}) {
        PeopleOfTables people(some.store);
        if (expected)
            for (const auto& table : tables) people.expect(table);
        for (const auto& table : tables) {
            CAPTURE(table.measure);
            CAPTURE(table.by);
            const auto alone = by_key(shares_by_key(some.store, table));
            CHECK((alone.empty()) == (table.measure == std::string(measures::returned)));
            CHECK(by_key(people.by_key(table)) == alone);
        }
    }
}

TEST_CASE("a table has the same cells at each point after many others") {
    SomePeople some;
    const auto days = months("2026-01-01", "2026-03-01");
    PublishedTable table{"", measures::present, "commune", {}, days, {{{"64020", "64021"}, 9, ""}, {{"64022"}, 9, ""}}};
    PeopleByPoint people(behind(some.store, measures::present, days, {"commune"}));
    const auto cells = people.cells_of(table);
    CHECK(std::set(cells.begin(), cells.end()) == std::set<std::size_t>{0, 1});
    for (int other = 0; other < 100; ++other) {
        const auto few = static_cast<std::int64_t>(other);
        const auto& of_other = people.cells_of({"", measures::present, "month", {}, days, {{{"2026-01"}, few, ""}}});
        CHECK(std::set(of_other.begin(), of_other.end()) == std::set<std::size_t>{0, PeopleByPoint::no_cell});
    }
    CHECK(people.cells_of(table) == cells);
}
