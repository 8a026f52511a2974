#include "base/json.h"

#include <doctest/doctest.h>
#include <tiers/error.h>
#include <limits>

using namespace tiers;

TEST_CASE("JSON is written on one line, in the order in which names came") {
    Json json{{"done", "added"}, {"id", 7}, {"share", 0.5}, {"member", true}, {"last", std::optional<int>()}};
    json["list"].push_back(std::vector<Json>{"tag", "wood"});
    json["id"] = std::int64_t{8};
    CHECK(written(json) == R"({"done":"added","id":8,"share":0.5,"member":true,"last":null,"list":[["tag","wood"]]})");
    CHECK(written(Json::array()) == "[]");
    CHECK(written(Json::object()) == "{}");
    CHECK(written({{"inner", {{"one", 1}}}}) == R"({"inner":{"one":1}})");
}

TEST_CASE("any text survives in JSON, and what is no UTF-8 is replaced") {
    CHECK(written("a \"b\" \\ \n \x01") == R"("a \"b\" \\ \n \u0001")");
    CHECK(written("Hélène") == "\"Hélène\"");
    CHECK(written("\xff") == "\"\xef\xbf\xbd\"");
}

TEST_CASE("JSON that was read says what is named, or what stands for it") {
    const auto json =
        read_json(R"({"name":"Hélène","count":3,"on":true,"of":["a",1,"b"],"rows":[{"id":1}],"none":null})");
    REQUIRE(json);
    CHECK(json->text("name") == "Hélène");
    CHECK(json->text("count", "other") == "other");
    CHECK(json->number("count") == 3);
    CHECK(json->number("name", 5) == 5);
    CHECK(json->flag("on"));
    CHECK(json->real("count") == 3.0);
    CHECK(json->real("name") == std::nullopt);
    CHECK_FALSE(json->flag("count"));
    CHECK(json->texts("of") == std::vector<std::string>{"a", "b"});
    CHECK(json->list("rows").front().number("id") == 1);
    CHECK(json->find("absent") == nullptr);
    CHECK(json->text("absent", "none") == "none");
    CHECK(written(*json) == R"({"name":"Hélène","count":3,"on":true,"of":["a",1,"b"],"rows":[{"id":1}],"none":null})");
}

TEST_CASE("what is read and taken away is the same again only with it") {
    auto one = *read_json(R"({"name":"a","price":"1"})");
    const auto other = *read_json(R"({"name":"b","price":"1"})");
    CHECK_FALSE(one == other);
    one.erase("name");
    CHECK(written(one) == R"({"price":"1"})");
}

TEST_CASE("what is no JSON, or too deep, is not read") {
    CHECK_FALSE(read_json("{\"a\":"));
    CHECK_FALSE(read_json(std::string(1'000, '[') + std::string(1'000, ']')));
    CHECK(read_json(std::string(60, '[') + std::string(60, ']')));
    CHECK_THROWS_AS(stored_json("nothing"), Unusable);
}

TEST_CASE("whole numbers of JSON keep all their digits") {
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    CHECK(written(most) == "9223372036854775807");
    CHECK(read_json(R"({"n":9223372036854775807})")->number("n") == most);
    CHECK(read_json(R"({"n":9223372036854775808})")->number("n", 1) == 1);
}

TEST_CASE("a file of JSON that others wrote tells where it is none, and is not too wide") {
    CHECK(read_json_file(R"({"a":1})", "f").names() == std::vector<std::string>{"a"});
    CHECK_THROWS_WITH_AS(read_json_file("{\n\"é\" 1}", "f"), "f:2:5: no JSON from here on", BadInput);
    CHECK_THROWS_WITH_AS(read_json_file("[", "f"), "f:1:2: no JSON from here on", BadInput);
    CHECK_THROWS_WITH_AS(read_json_file(std::string(70, '['), "f"), "f: JSON nested more than 64 deep", BadInput);
    CHECK_THROWS_WITH_AS(read_json_file("1e999", "f"), "f: a number that is none", BadInput);
}
