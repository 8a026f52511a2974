#include "exchange/member_dues.h"

#include <doctest/doctest.h>
#include <tiers/error.h>
#include <tiers/payment.h>

using namespace tiers;
using namespace tiers::exchange;

namespace {

Dues dues_of_row(const Store& store, const char* paid, const char* discount = "", const char* reference = "R1") {
    MemberRow row;
    row.text[Field::paid] = paid;
    row.text[Field::discount] = discount;
    row.text[Field::paid_ref] = reference;
    row.text[Field::paid_on] = "05/03/2026 21:59";
    MemberMap map;
    map.dates = DayOrder::day_first;
    map.defaults[Field::paid_by] = "helloasso";
    return dues_of(store, row, map).value();
}

}  // namespace

TEST_CASE("amounts are read as people write them, less what was taken off") {
    auto store = Store::in_memory();
    CHECK(dues_of_row(store, "85,00").amount == 8500);
    CHECK(dues_of_row(store, "1 085,50 €").amount == 108550);
    CHECK(dues_of_row(store, "20.00", "5,00").amount == 1500);
    CHECK(dues_of_row(store, "20").day == parse_day("2026-03-05"));
    CHECK_THROWS_AS(dues_of_row(store, "5", "6"), BadInput);
    CHECK_THROWS_AS(dues_of_row(store, "many"), BadInput);
    CHECK_THROWS_AS(dues_of_row(store, "5", "", ""), BadInput);
    CHECK_FALSE(dues_of(store, MemberRow{}, MemberMap{}).has_value());
}

TEST_CASE("a payment is noted once, and one reference serves for several members") {
    auto store = Store::in_memory();
    Transaction transaction(store);
    member::Member person;
    person.name = "Anne";
    const auto anne = member::add(store, person).id;
    person.name = "Bea";
    const auto bea = member::add(store, person).id;
    const auto dues = dues_of_row(store, "20,00");
    CHECK(settle(store, anne, dues) != "");
    CHECK(settle(store, bea, dues) != "");
    CHECK(settle(store, anne, dues) == "");
    CHECK(settle(store, bea, dues) == "");
    const auto noted = member::payments(store, std::nullopt);
    REQUIRE(noted.size() == 2);
    CHECK(noted[0].reference == "R1");
    CHECK(noted[1].reference == "R1-2");
    CHECK(noted[1].means == "helloasso");
}
