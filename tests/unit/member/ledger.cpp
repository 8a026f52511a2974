#include <doctest/doctest.h>
#include <tiers/error.h>
#include <tiers/ledger.h>
#include <tiers/upkeep.h>

#include "member/ledger_rules.h"
#include "store/database.h"
#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;

namespace {

const std::string packs = R"(
[[pack]]
id = "ten-days"
unit = "day"
amount = 10
of = ["desk"]
valid_for = "365d"

[[pack]]
id = "ten-hours"
unit = "hour"
amount = 10

[[pack]]
id = "ticket"
unit = "day"
amount = 1
)";

/// Jeanne (1) and Paul (2) of an organisation (3), and Sylvie (4) of none. Today is 10 March 2026.
struct House {
    Store store = Store::in_memory([] { return test::a_monday; });
    Day today = parse_day("2026-03-10");

    House() {
        test::apply_text(store, test::a_place + packs);
        Transaction transaction(store);
        for (const auto* name : {"Jeanne", "Paul", "Coop", "Sylvie"}) {
            member::Member someone;
            someone.name = name;
            if (someone.name == "Coop") someone.kind = "organisation";
            member::add(store, someone);
        }
        for (const member::Id id : {1, 2}) {
            auto someone = member::get(store, id);
            someone.organisation = 3;
            member::change(store, someone);
        }
        transaction.commit();
    }
    ~House() {
        for (const auto& finding : upkeep::verify(store))
            if (finding.check != "rights") FAIL_CHECK(finding.check, " ", finding.entity, " ", finding.id);
    }
    House(const House&) = delete;
    House& operator=(const House&) = delete;

    template <class Work>
    auto in_one(const Work& work) {
        Transaction transaction(store);
        auto made = work();
        transaction.commit();
        return made;
    }
    member::Bucket sell(const char* pack, const char* from = "2026-03-10", member::Id who = 1) {
        return in_one([&] { return member::sell_pack(store, {who}, {pack, parse_day(from), {}}, today).front(); });
    }
    member::Bucket give(const char* unit, std::int64_t amount, const char* from, const char* until,
                        member::Id who = 1) {
        member::Bucket bucket;
        bucket.member = who;
        bucket.unit = unit;
        bucket.granted = amount;
        bucket.first = parse_day(from);
        if (*until) bucket.last = parse_day(until);
        bucket.origin = "adjustment";
        return in_one([&] {
            auto made = member::give(store, bucket);
            member::record_given(store, {made}, {});
            return made;
        });
    }
    member::Use use(const char* unit, std::int64_t amount, const char* on = "2026-03-10", member::Id who = 1,
                    const char* of = "") {
        return in_one([&] { return member::use(store, {who, unit, amount, of, parse_day(on), ""}, today); });
    }
    member::Use withdraw(std::int64_t id) {
        return in_one([&] { return member::withdraw_use(store, id, today); });
    }
    member::Bucket adjust(std::int64_t bucket, std::int64_t amount) {
        member::Adjustment wanted;
        wanted.member = 1;
        wanted.bucket = bucket;
        wanted.amount = amount;
        wanted.reason = "Heating broke down";
        return in_one([&] { return member::adjust(store, wanted, today); });
    }
    /// What is left that counts on a day.
    std::int64_t left(const char* on = "2026-03-10", member::Id who = 1) const {
        std::int64_t sum = 0;
        for (const auto& bucket : member::balance(store, who, {.on = parse_day(on), .all = false}))
            sum += bucket.left();
        return sum;
    }
    /// "grant 20, use -2".
    std::string movements(std::int64_t bucket, const char* until = "2026-12-31") const {
        std::string text;
        const auto one = member::get_bucket(store, bucket, today);
        for (const auto& movement : member::movements(store, {one}, parse_day(until)))
            text += (text.empty() ? "" : ", ") + movement.kind + " " + std::to_string(movement.amount);
        return text;
    }
    std::int64_t number(const char* select) const {
        auto row = store.db().prepare(select);
        row.step();
        return row.integer(0);
    }
};

}  // namespace

TEST_CASE("a pack holds what it says, as long as it is valid") {
    House house;
    const auto pack = house.sell("ten-days");
    CHECK(pack.granted == 20);
    CHECK(pack.of == "desk");
    CHECK(pack.last == parse_day("2027-03-09"));
    CHECK(pack.source == "ten-days");
    CHECK_FALSE(house.sell("ticket").last);
}

TEST_CASE("F1: a pack of 600 minutes, eight hours used, another pack, four hours more") {
    House house;
    house.sell("ten-hours");
    for (int i = 0; i < 8; ++i) house.use("hour", 60);
    CHECK(house.left() == 120);
    house.sell("ten-hours");
    CHECK(house.left() == 720);
    for (int i = 0; i < 4; ++i) CHECK(house.use("hour", 60).uncovered() == 0);
    CHECK(house.left() == 480);
}

TEST_CASE("F2: of two hours one is used, and of two more one is free") {
    House house;
    const auto credit = house.give("hour", 120, "2026-03-01", "");
    house.use("hour", 60);
    CHECK(house.use("hour", 120).uncovered() == 60);
    CHECK(member::get_bucket(house.store, credit.id, house.today).used == 120);
    CHECK(house.use("hour", 60).covered == 0);
}

TEST_CASE("M2: presence under a pass uses no ticket, tickets go first in first out, and the rest is debt") {
    House house;
    const auto first = house.sell("ticket", "2026-01-05"), second = house.sell("ticket", "2026-01-06");
    const auto pass = house.give("day", 2 * 31, "2026-03-01", "2026-03-31");  // a day a day
    house.use("day", 2, "2026-03-10");
    CHECK(house.movements(pass.id, "2026-03-10") == "grant 62, use -2");
    CHECK(house.left("2026-04-01") == 4);
    house.use("day", 1, "2026-04-01");
    CHECK(house.movements(first.id) == "grant 2, use -1");
    CHECK(house.movements(second.id) == "grant 2");
    house.use("day", 2, "2026-04-02");
    CHECK(house.movements(first.id) == "grant 2, use -1, use -1");
    CHECK(house.movements(second.id) == "grant 2, use -1");
    CHECK(house.use("day", 2, "2026-04-03").uncovered() == 1);
    CHECK(house.use("day", 1, "2026-04-04").uncovered() == 1);
}

TEST_CASE("an organisation's allowances are used by each of its people, and by nobody else") {
    House house;
    const auto shared = house.give("day", 20, "2026-03-01", "2026-03-31", 3);
    CHECK(house.use("day", 2, "2026-03-10", 1).uncovered() == 0);
    CHECK(house.use("day", 2, "2026-03-10", 2).uncovered() == 0);
    CHECK(house.use("day", 2, "2026-03-10", 3).uncovered() == 0);
    CHECK(house.use("day", 2, "2026-03-10", 4).uncovered() == 2);
    CHECK(house.movements(shared.id) == "grant 20, use -2, use -2, use -2, expire -14");
    const auto own = house.give("day", 1, "2026-03-01", "2026-03-31", 1);
    house.use("day", 2, "2026-03-10", 1);
    CHECK(house.movements(own.id, "2026-03-31") == "grant 1, use -1");
    CHECK(house.left("2026-03-10", 2) == 13);
    CHECK(house.left("2026-03-10", 4) == 0);
}

TEST_CASE("what was used is told apart from what is used later, and neither is left") {
    House house;
    const auto pack = house.sell("ten-days");
    house.use("day", 2, "2026-03-10");
    house.use("day", 4, "2026-03-20");
    const auto now = member::get_bucket(house.store, pack.id, parse_day("2026-03-10"));
    CHECK(now.used == 2);
    CHECK(now.later == 4);
    CHECK(now.left() == 14);
    CHECK(member::get_bucket(house.store, pack.id, parse_day("2026-03-20")).used == 6);
}

TEST_CASE("what is taken back goes to the bucket it came from") {
    House house;
    const auto small = house.give("day", 1, "2026-03-01", "2026-03-31");
    const auto pack = house.sell("ten-days");
    const auto use = house.use("day", 4);
    CHECK(use.covered == 4);
    const auto back = house.withdraw(use.id);
    CHECK(back.withdrawn);
    CHECK(back.covered == 0);
    CHECK(house.movements(small.id, "2026-03-10") == "grant 1, use -1, restore 1");
    CHECK(house.movements(pack.id) == "grant 20, use -3, restore 3");
    CHECK(house.left() == 21);
    CHECK_THROWS_AS(house.withdraw(use.id), Conflict);
    CHECK_THROWS_AS(house.withdraw(99), NotFound);
}

TEST_CASE("nothing goes back to a bucket that has expired") {
    House house;
    const auto gone = house.give("day", 1, "2026-03-01", "2026-03-10");
    const auto pack = house.sell("ten-days");
    const auto use = house.use("day", 4);
    house.today = parse_day("2026-03-11");
    CHECK(house.withdraw(use.id).covered == 1);
    CHECK(house.movements(gone.id) == "grant 1, use -1");
    CHECK(house.movements(pack.id) == "grant 20, use -3, restore 3");
}

TEST_CASE("an allowance expires whether anybody writes it down or not") {
    House house;
    const auto gone = house.give("day", 4, "2026-03-01", "2026-03-31");
    house.use("day", 1);
    CHECK(house.left("2026-03-31") == 3);
    CHECK(house.left("2026-04-01") == 0);
    CHECK(house.movements(gone.id, "2026-03-31") == "grant 4, use -1");
    CHECK(house.movements(gone.id, "2026-04-01") == "grant 4, use -1, expire -3");
    CHECK(house.number("select count(*) from ledger where kind = 'expire'") == 0);
}

TEST_CASE("the next write about a member writes down what expired, once, and reads as before") {
    House house;
    const auto gone = house.give("day", 4, "2026-03-01", "2026-03-31");
    house.use("day", 1);
    house.today = parse_day("2026-04-05");
    house.use("use", 1, "2026-04-05");
    house.use("use", 1, "2026-04-05");
    CHECK(house.number("select count(*) from ledger where kind = 'expire'") == 1);
    CHECK(house.movements(gone.id, "2026-04-05") == "grant 4, use -1, expire -3");
    CHECK(house.left("2026-03-31") == 3);
    CHECK(house.left("2026-04-05") == 0);
}

TEST_CASE("what is noted late is covered by what counted on its day, whether its expiry was written or not") {
    for (const auto written : {false, true}) {
        CAPTURE(written);
        House house;
        const auto gone = house.give("day", 4, "2026-03-01", "2026-03-31");
        house.today = parse_day("2026-04-05");
        if (written) house.use("use", 1, "2026-04-05");
        CHECK(house.use("day", 2, "2026-03-30").uncovered() == 0);
        CHECK(house.use("day", 4, "2026-03-30").uncovered() == 2);
        CHECK(house.number("select sum(amount) from ledger") == 0);
        CHECK(member::get_bucket(house.store, gone.id, house.today).used == 4);
    }
}

TEST_CASE("an adjustment adds and takes, and leaves nothing below 0") {
    House house;
    const auto pack = house.sell("ten-days");
    CHECK(house.adjust(pack.id, 2).left() == 22);
    CHECK(house.adjust(pack.id, -22).left() == 0);
    CHECK_THROWS_AS(house.adjust(pack.id, -1), Conflict);
    house.today = parse_day("2027-03-10");
    CHECK_THROWS_AS(house.adjust(pack.id, 1), Refused);
}

TEST_CASE("an adjustment has a reason, and is of the member's own") {
    House house;
    const auto pack = house.sell("ten-days", "2026-03-10", 2);
    CHECK_THROWS_AS(house.adjust(pack.id, 1), NotFound);
    member::Adjustment wanted;
    wanted.member = 1;
    wanted.unit = "day";
    wanted.amount = 2;
    wanted.first = house.today;
    CHECK_THROWS_AS(house.in_one([&] { return member::adjust(house.store, wanted, house.today); }), BadInput);
    wanted.reason = " ";
    CHECK_THROWS_AS(house.in_one([&] { return member::adjust(house.store, wanted, house.today); }), BadInput);
    wanted.reason = "Helped";
    wanted.of = "nothing-of-this-name";
    CHECK_THROWS_AS(house.in_one([&] { return member::adjust(house.store, wanted, house.today); }), NotFound);
    wanted.of = "open-space room-a";
    CHECK(house.in_one([&] { return member::adjust(house.store, wanted, house.today); }).of == "open-space room-a");
    wanted.last = parse_day("2026-03-09");
    CHECK_THROWS_AS(house.in_one([&] { return member::adjust(house.store, wanted, house.today); }), BadInput);
}

TEST_CASE("the same key makes one bucket, one adjustment and one use") {
    House house;
    const auto pack = [&] {
        return house.in_one([&] {
            return member::sell_pack(house.store, {1}, {"ten-days", house.today, {}}, house.today, "p").front().id;
        });
    };
    CHECK(pack() == pack());
    const auto use = [&] {
        return house.in_one([&] {
            return member::use(house.store, {1, "day", 2, "", house.today, ""}, house.today, "u").id;
        });
    };
    CHECK(use() == use());
    member::Adjustment wanted;
    wanted.member = 1;
    wanted.bucket = 1;
    wanted.amount = 2;
    wanted.reason = "Helped";
    for (int i = 0; i < 2; ++i) house.in_one([&] { return member::adjust(house.store, wanted, house.today, "a"); });
    CHECK(house.left() == 20);
}

TEST_CASE("the database itself lets no allowance give more than it holds, or on other days") {
    House house;
    house.give("day", 2, "2026-03-01", "2026-03-31");
    CHECK(house.use("day", 9, "2026-04-10").covered == 0);
    auto& db = house.store.db();
    const auto refused = [&](const char* statement) {
        try {
            db.execute(statement);
        } catch (const Conflict& error) {
            return error.code();
        }
        return std::string();
    };
    const std::string head = "insert into ledger (bucket_id, kind, amount, day, use_id, created) values ";
    CHECK(refused((head + "(1, 'use', -3, '2026-03-10', 1, 0)").c_str()) == "allowance_negative");
    CHECK(refused((head + "(1, 'use', -1, '2026-04-01', 1, 0)").c_str()) == "allowance_days");
    db.execute("insert into allowance_use values (2, 1, 'day', 1, '', '2026-03-10', '', null, 0, null, null)");
    CHECK(refused((head + "(1, 'use', -2, '2026-03-10', 2, 0)").c_str()) == "allowance_use_whole");
    CHECK(refused((head + "(1, 'restore', 1, '2026-03-10', 2, 0)").c_str()) == "allowance_use_whole");
}
