#include "store/row_feed.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <tiers/error.h>
#include <optional>
#include <vector>

namespace tiers {

namespace {

/// A table that takes no row without seats.
struct Numbers {
    Numbers() : db(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE) {
        db.execute("create table number (id integer primary key, text text, seats integer not null) strict");
    }
    RowFeed feed(std::vector<std::optional<std::int64_t>>& rows) {
        return {db, "fed_number", "insert into number (text, seats) select c0, c1 from fed_number",
                [&rows, text = std::string("two\0parts", 9)](std::size_t row, int column, const FedCell& cell) {
                    if (column == 0 && row > 0) cell.set(std::string_view(text));
                    if (column == 1 && rows[row]) cell.set(*rows[row]);
                }};
    }
    std::string told() {
        std::string text;
        for (auto row = db.prepare("select id, hex(text), seats from number order by id"); row.step();)
            text += fmt::format("{} {} {};", row.integer(0), row.text(1), row.integer(2));
        return text;
    }

    Database db;
};

}  // namespace

TEST_CASE_FIXTURE(Numbers, "rows in memory are stored in their order, as often as there are some") {
    std::vector<std::optional<std::int64_t>> rows = {7, 8};
    {
        auto numbers = feed(rows);
        numbers.run(2);
        rows = {9};
        numbers.run(1);
        numbers.run(0);
    }
    CHECK(told() == "1  7;2 74776F007061727473 8;3  9;");
    feed(rows).run(1);
    CHECK(told() == "1  7;2 74776F007061727473 8;3  9;4  9;");
}

TEST_CASE_FIXTURE(Numbers, "of rows that break a rule of the table none is stored") {
    std::vector<std::optional<std::int64_t>> rows = {7, {}, 9};
    auto numbers = feed(rows);
    CHECK_THROWS_AS(numbers.run(3), Error);
    CHECK(told().empty());
    rows[1] = 8;
    numbers.run(3);
    CHECK(told() == "1  7;2 74776F007061727473 8;3 74776F007061727473 9;");
}

}  // namespace tiers
