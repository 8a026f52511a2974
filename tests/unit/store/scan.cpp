#include "store/scan.h"

#include <doctest/doctest.h>
#include <tiers/error.h>
#include <stdexcept>

using namespace tiers;

namespace {

constexpr const char* numbers =
    "with recursive number (n) as (select :from union all select n + 1 from number where n < :from + 2) "
    "select each_row(n) from number";

std::vector<std::int64_t> scanned(Database& db, std::int64_t from) {
    std::vector<std::int64_t> found;
    Scan scan(db, [&](const ScanRow& row) { found.push_back(row.integer(0)); });
    auto select = db.prepare(numbers);
    scan.run(select.bind(":from", from));
    return found;
}

using Numbers = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("rows come to the scan that asked for them while a statement is half read") {
    const auto store = Store::in_memory([] { return Instant(); });
    auto half_read = store.db().prepare("select 1 union all select 2");
    REQUIRE(half_read.step());
    CHECK(scanned(store.db(), 1) == Numbers{1, 2, 3});
    CHECK(scanned(store.db(), 5) == Numbers{5, 6, 7});
}

TEST_CASE("a scan runs within the rows of another") {
    const auto store = Store::in_memory([] { return Instant(); });
    Numbers found;
    Scan scan(store.db(), [&](const ScanRow& row) {
        found.push_back(row.integer(0));
        for (const auto inner : scanned(store.db(), 10 * row.integer(0))) found.push_back(inner);
    });
    auto select = store.db().prepare("select each_row(n) from (select 1 as n union all select 2)");
    scan.run(select);
    CHECK(found == Numbers{1, 10, 11, 12, 2, 20, 21, 22});
}

TEST_CASE("what the function of a scan throws comes out, and the next scan runs") {
    const auto store = Store::in_memory([] { return Instant(); });
    Scan scan(store.db(), [](const ScanRow&) { throw std::out_of_range("enough"); });
    {
        auto select = store.db().prepare(numbers);
        CHECK_THROWS_AS(scan.run(select.bind(":from", 1)), std::out_of_range);
    }
    CHECK(scanned(store.db(), 1) == Numbers{1, 2, 3});
}

TEST_CASE("a statement that asks for rows by itself is refused") {
    const auto store = Store::in_memory([] { return Instant(); });
    scanned(store.db(), 1);
    auto select = store.db().prepare(numbers);
    CHECK_THROWS_AS(select.bind(":from", 1).step(), Error);
}
