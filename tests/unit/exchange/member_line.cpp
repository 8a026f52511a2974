#include "exchange/member_line.h"

#include <doctest/doctest.h>
#include <tiers/error.h>
#include <tiers/exchange.h>

using namespace tiers;
using namespace tiers::exchange;

namespace {

MemberImport import(Store& store, const std::string& lines) {
    MemberOptions options;
    options.file = "f.jsonl";
    Transaction transaction(store);
    auto imported = import_members(store, lines, options, [](const MemberVerdict&) {});
    transaction.commit();
    return imported;
}

std::string exported(const Store& store) {
    std::string lines;
    member::Query query;
    query.left = true;
    export_lines(store, query, [&](std::string_view line) { lines += line; });
    return lines;
}

}  // namespace

TEST_CASE("a line says texts, lists, and what was so from a day to a day") {
    const auto row = row_of_line(
        R"({"name":"Anne","siren":732829320,"tags":["a","b, c"],"offers":"x, y","attributes":{"badge":7,"key":true},)"
        R"("trips":[{"since":"2026-01-01","work":"home"}],"email":null})");
    CHECK(row.text[Field::name] == "Anne");
    CHECK(row.text[Field::siren] == "732829320");
    CHECK(row.text[Field::email].empty());
    CHECK(row.profile.tags.add == std::vector<std::string>{"a", "b, c"});
    CHECK(row.profile.offers.add == std::vector<std::string>{"x", "y"});
    CHECK(row.profile.set == std::vector<std::string>{"badge=7", "key=true"});
    REQUIRE(row.history.trips.size() == 1);
    CHECK(row.history.trips[0].work == "home");
}

TEST_CASE("what is no line of a member is refused") {
    for (const auto* line : {"[]", "{", "{} x", R"({"name":{}})", R"({"nam":"x"})", R"({"tags":{"a":1}})",
                             R"({"trips":[{"work":"home"}]})", R"({"trips":[{"since":"2026-13-01"}]})",
                             R"({"affiliations":[{"role":"x"}]})", R"({"consents":[{"consent":"x","first":""}]})"}) {
        CAPTURE(line);
        CHECK_THROWS_AS(row_of_line(line), BadInput);
    }
    CHECK_THROWS_AS(row_of_line(R"({"attributes":)" + std::string(200, '[') + std::string(200, ']') + "}"), BadInput);
}

TEST_CASE("importing what was exported changes nothing, and makes the same in an empty place") {
    auto store = Store::in_memory();
    CHECK(import(store, R"({"id":9,"name":"Club","kind":"organisation"}
{"id":4,"name":"Anne","email":"a@x.fr","other_phones":["home:1"],"affiliations":[{"organisation":9,"organisation_name":"Club","role":"chair","first":"2025-01-01"}]}
{"id":5,"name":"Anne"}
{"id":6,"name":"Anne","left":"2026-01-01","joined":"2025-01-01"}
)")
              .added == 4);
    const auto lines = exported(store);
    CHECK(import(store, lines).unchanged == 4);
    auto empty = Store::in_memory();
    CHECK(import(empty, lines).added == 4);
    CHECK(exported(empty) == lines);
}

TEST_CASE("a line that is refused leaves nothing behind, not even the organisation it names") {
    auto store = Store::in_memory();
    const auto imported = import(
        store,
        R"({"name":"Anne","affiliations":[{"organisation_name":"New"}],"consents":[{"consent":"none","first":"2026-01-01","wording":"x"}]}
{"name":"Bea"}
)");
    CHECK(imported.refused == 1);
    CHECK(imported.organisations == 0);
    const auto members = member::list(store, {});
    REQUIRE(members.size() == 1);
    CHECK(members[0].name == "Bea");
}
