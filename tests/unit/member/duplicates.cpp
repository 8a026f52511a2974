#include <doctest/doctest.h>
#include <fmt/format.h>
#include <tiers/duplicate.h>

#include "store/database.h"

namespace tiers::member {

namespace {

struct People {
    Store store = Store::in_memory([] { return Instant(Seconds(1'773'129'600)); });
    Transaction transaction{store};

    Id add(const std::string& name, const std::string& email = {}, const std::string& phone = {},
           const std::string& commune = {}) {
        Member member;
        member.name = name;
        member.email = email;
        member.phone = phone;
        member.commune = commune;
        return member::add(store, member).id;
    }
    std::vector<std::string> told(int least = 0) const {
        std::vector<std::string> all;
        for (const auto& pair : duplicates(store, least).pairs)
            all.push_back(fmt::format("{} {} {} {}", pair.one.id, pair.other.id, pair.reason, pair.score));
        return all;
    }
};

using Told = std::vector<std::string>;

}  // namespace

TEST_CASE("a phone is the same however it is written, and a name whatever the order of its words") {
    People people;
    people.add("Jeanne Martin", {}, "+33 (0)6 12 34 56 78");
    people.add("MARTIN  jeanne", {}, "06.12.34.56.78");
    people.add("Paul", {}, "0033612345678");
    people.add("Luc", {}, "17");
    people.add("Léa", {}, "17");
    CHECK(people.told() == Told{"1 2 phone name 45", "1 3 phone 25", "2 3 phone 25"});
    CHECK(people.told(26) == Told{"1 2 phone name 45"});
}

TEST_CASE("an e-mail that one had before and another has now counts") {
    People people;
    people.add("Jeanne", "jeanne@example.org");
    auto jeanne = get(people.store, 1);
    jeanne.email = "j@example.org";
    change(people.store, jeanne);
    people.add("Madame Martin", "Jeanne+club@Example.org");
    CHECK(people.told() == Told{"1 2 email 45"});
}

TEST_CASE("names one letter apart are near in the same commune, and nowhere else") {
    People people;
    people.add("Jeanne Etchegaray", {}, {}, "64125");
    people.add("Jeane Etchegaray", {}, {}, "64125");   // a letter less
    people.add("Jeanne Etchegarai", {}, {}, "64125");  // another
    people.add("Jeanne Etchegaray", {}, {}, "64102");
    people.add("Jeanne Ethcegaray", {}, {}, "64102");  // one moved
    people.add("Jeanne Echegarai", {}, {}, "64102");   // two
    CHECK(people.told() ==
          Told{"1 4 name 20", "1 2 near-name commune 15", "1 3 near-name commune 15", "4 5 near-name commune 15"});
}

TEST_CASE("numbers and short words differ on purpose; persons and organisations are never the same") {
    People people;
    people.add("Salle 2024", {}, {}, "64125");
    people.add("Salle 2025", {}, {}, "64125");
    people.add("Ana Li", {}, {}, "64125");
    people.add("Ana Lo", {}, {}, "64125");
    Member organisation;
    organisation.kind = "organisation";
    organisation.name = "Ana Li";
    add(people.store, organisation);
    CHECK(people.told().empty());
}

TEST_CASE("what more than twenty members share is said to tell nobody apart") {
    People people;
    for (int i = 0; i < 21; ++i) people.add(fmt::format("Personne {:c}", 'a' + i), {}, "0559000000");
    const auto found = duplicates(people.store);
    CHECK(found.pairs.empty());
    CHECK(found.shared == 1);
}

}  // namespace tiers::member
