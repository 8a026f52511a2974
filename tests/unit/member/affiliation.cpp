#include <doctest/doctest.h>
#include <tiers/affiliation.h>
#include <tiers/error.h>

#include "store/database.h"

namespace tiers::member {

namespace {

using std::chrono::days;

constexpr Day today = Day(days(20'522));  // 2026-03-10

/// A person, 1, and two organisations, 2 and 3; the clock stands where it is put.
struct People {
    Instant now = Instant(Seconds(1'773'129'600));
    Store store = Store::in_memory([this] { return now; });

    People() {
        add("Jeanne", "person");
        add("Écluse", "organisation");
        add("Forge", "organisation");
    }
    void add(const std::string& name, const std::string& kind) {
        Member member;
        member.name = name;
        member.kind = kind;
        member::add(store, member);
    }
    void belong(std::optional<Id> organisation) {
        auto member = get(store, 1);
        member.organisation = organisation;
        change(store, member);
    }
    Affiliation join(Id organisation, const std::string& role, std::optional<Day> first, std::optional<Day> last = {}) {
        return member::affiliate(
            store, {.member = 1, .organisation = organisation, .role = role, .first = first, .last = last});
    }
    std::size_t count() const { return affiliations(store, {}).size(); }
};

}  // namespace

TEST_CASE("the record names the organisation that holds today and began first") {
    People people;
    people.join(2, "treasurer", today - days(100), today - days(1));
    CHECK_FALSE(get(people.store, 1).organisation);
    people.join(3, "founder", today - days(10));
    people.join(2, "member", today - days(5));
    CHECK(get(people.store, 1).organisation == 3);
    people.now += std::chrono::hours(24);
    leave(people.store, 1, 3, {}, today);
    CHECK(get(people.store, 1).organisation == 2);
}

TEST_CASE("another organisation in the record ends the one that was there, and the day before") {
    People people;
    people.belong(2);
    people.now += std::chrono::hours(48);
    people.belong(3);
    const auto all = affiliations(people.store, {.who = 1, .on = {}, .role = {}});
    REQUIRE(all.size() == 2);
    CHECK(all[0].last == today + days(1));
    CHECK(all[1].first == today + days(2));
    people.belong({});
    CHECK_FALSE(get(people.store, 1).organisation);
    CHECK(people.count() == 1);  // the one that began and ended today never held
}

TEST_CASE("the same role in the same organisation is held once on a day") {
    People people;
    people.join(2, "Gérante", {}, today);
    CHECK_THROWS_AS(people.join(2, "gerante", today), Conflict);
    CHECK_NOTHROW(people.join(2, "gerante", today + days(1)));
    CHECK_NOTHROW(people.join(2, "associée", today));
    CHECK_THROWS_AS(people.join(1, "", today), BadInput);
    CHECK_THROWS_AS(people.join(2, "", today, today - days(1)), BadInput);
}

TEST_CASE("what an affiliation was is kept, and none is deleted or replaced") {
    People people;
    people.join(2, "", today);
    leave(people.store, 1, 2, {}, today);
    CHECK_THROWS_AS(leave(people.store, 1, 2, {}, today), NotFound);
    auto was = people.store.db().prepare("select count(*) from affiliation_was where last is null");
    REQUIRE(was.step());
    CHECK(was.integer(0) == 1);
    for (const auto* attack : {"delete from affiliation", "update affiliation set id = 9",
                               "delete from affiliation_was", "update affiliation_was set role = 'x'",
                               "insert or replace into affiliation values (1, 1, 3, '', null, null, null, 0, 0)"})
        CHECK_THROWS(people.store.db().execute(attack));
}

}  // namespace tiers::member
