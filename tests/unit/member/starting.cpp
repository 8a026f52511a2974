#include <doctest/doctest.h>
#include <tiers/member.h>
#include <algorithm>
#include <random>
#include <set>

#include "base/text.h"

namespace tiers::member {

namespace {

Store store_of(const std::vector<Member>& members) {
    auto store = Store::in_memory([] { return Instant(Seconds(1'773'129'600)); });
    Transaction transaction(store);
    for (const auto& member : members) add(store, member);
    transaction.commit();
    return store;
}

Member called(const std::string& name, const std::string& email) {
    Member member;
    member.name = name;
    member.email = email;
    return member;
}

std::set<Id> ids(const std::vector<Member>& members) {
    std::set<Id> found;
    for (const auto& member : members) found.insert(member.id);
    return found;
}

/// What starting() promises, by reading everybody.
std::set<Id> one_by_one(const Store& store, const std::string& word) {
    std::set<Id> found;
    for (const auto& member : list(store, {}))
        if (std::to_string(member.id).starts_with(word) || folded(member.email).starts_with(folded(word)) ||
            folded(member.name).starts_with(folded(word)))
            found.insert(member.id);
    return found;
}

}  // namespace

TEST_CASE("members are found by the beginning of their id, e-mail or name") {
    std::mt19937 dice(2026);
    std::vector<Member> members;
    for (int i = 1; i <= 1'200; ++i)
        members.push_back(
            called(i % 7 ? "Hélène " + std::to_string(dice() % 100) : "zoé",
                   i % 3 ? std::to_string(i * 7 % 1'300) + "h" + std::to_string(i) + "@example.org" : ""));
    const auto store = store_of(members);
    for (const auto* word : {"", "1", "12", "120", "1200", "9", "99999", "0", "h", "HELENE", "hél", "helene 1", "Zo",
                             "7h1@", "7H1@", "%", "_", "'", "nobody"}) {
        CAPTURE(word);
        CHECK(ids(starting(store, word, 5'000)) == one_by_one(store, word));
    }
}

TEST_CASE("no more members are given than were asked for") {
    const auto store = store_of({called("Ann", ""), called("Anna", ""), called("Anne", "")});
    CHECK(starting(store, "ann", 2).size() == 2);
}

}  // namespace tiers::member
