#include <doctest/doctest.h>
#include <fmt/format.h>
#include <tiers/error.h>
#include <tiers/own_report.h>

#include "store/database.h"
#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;

namespace {

/// A network of one place and two tables that no view reads.
class Asked {
public:
    Asked() {
        test::apply_text(store_, test::a_place);
        store_.db().execute("create table secret (id integer)");
        store_.db().execute("create temp table hidden (id integer)");
    }

    /// What the only column of the only row holds; -1 where it is refused.
    std::int64_t count(const std::string& sql) {
        try {
            const auto document = report::run_own(store_, {"query", "the query", sql}, {});
            return std::get<std::int64_t>(std::get<Table>(document.sections.front()).rows.at(0).at(0));
        } catch (const BadInput&) {
            return -1;
        }
    }

    Store& store() { return store_; }

private:
    Store store_ = Store::in_memory([] { return test::a_monday; });
};

}  // namespace

TEST_CASE("a query may count the rows of its own parts without asking for a column of them") {
    Asked asked;
    CHECK(asked.count("with recursive t as (select 1 as n union all select n + 1 from t where n < 7) select count(*) "
                      "as n from t") == 7);
    CHECK(asked.count("with recursive t(n) as (values (1) union select n + 1 from T where n < 7) select count(*) as n "
                      "from \"T\"") == 7);
    CHECK(asked.count("with t as materialized (select id from resources) select count(*) as n from t") == 4);
    CHECK(asked.count("with t as (select id from places union all select id from resources limit 9) select count(*) as "
                      "n from t") == 5);
    CHECK(asked.count("with t as materialized (select 1 as n), u as materialized (select 2 as n from t) select "
                      "count(*) as n from t, u") == 1);
}

TEST_CASE("under the name of what is no view, not even rows are counted") {
    Asked asked;
    for (const std::string name : {"secret", "SECRET", "main.secret", "hidden", "temp.hidden", "journal", "identifier",
                                   "sqlite_schema", "sqlite_master", "Sqlite_Temp_Schema", "main.sqlite_schema",
                                   "pragma_table_info('member')", "pragma_database_list", "PRAGMA_module_list",
                                   "json_each('[1]')", "json_tree('[1]')", "dbstat", "sqlite_stmt"}) {
        CAPTURE(name);
        for (const auto* query :
             {"select count(*) as n from {}", "select 1 as n from {} limit 1", "select (select count(*) from {}) as n",
              "select exists (select * from {}) as n",
              "with t as materialized (select 1 as a from {}) select count(*) as n from t",
              "with recursive t(n) as (values (1) union all select n + 1 from t, {} limit 3) select 1 as n from t"})
            CHECK(asked.count(fmt::format(fmt::runtime(query), name)) == -1);
    }
}

TEST_CASE("a part of a query lends its name to no table") {
    Asked asked;
    for (const std::string name : {"secret", "Secret", "hidden", "journal", "sqlite_schema"}) {
        CAPTURE(name);
        for (const auto* query :
             {"with {0} as materialized (select 1 as n) select count(*) as n from main.{0}",
              "select (with {0} as materialized (select 1 as n) select count(*) from {0}) + "
              "(select count(*) from {0}) as n",
              "with t as (select count(*) as n from {0}), {0} as (select n from t) select n from {0}"})
            CHECK(asked.count(fmt::format(fmt::runtime(query), name)) == -1);
    }
}

TEST_CASE("what SQLite made a table of its own accord before is asked by no query") {
    Asked asked;
    for (const auto* sql :
         {"select count(*) from json_each('[1, 2]')", "select count(*) from pragma_table_info('member')"})
        asked.store().db().execute(sql);
    CHECK(asked.count("select count(*) as n from json_each('[1, 2]')") == -1);
    CHECK(asked.count("select count(*) as n from pragma_table_info('member')") == -1);
    CHECK(asked.count("select count(*) as n from pragma_table_list") == -1);
}
