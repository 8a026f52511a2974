#include <doctest/doctest.h>
#include <tiers/error.h>
#include <tiers/profile.h>

#include "store/database.h"

namespace tiers::member {

namespace {

Store empty_store() {
    return Store::in_memory([] { return Instant(Seconds(1'773'129'600)); });
}

Member called(const std::string& name) {
    Member member;
    member.name = name;
    return member;
}

Member with_siret(const std::string& siret) {
    auto member = called("Atelier");
    member.siret = siret;
    return member;
}

std::vector<std::string> words(const Store& store, Id member) {
    std::vector<std::string> found;
    for (const auto& one : profile(store, member).words) found.push_back(one.kind + " " + one.word);
    return found;
}

}  // namespace

TEST_CASE("a SIRET is taken by its key, and brings its SIREN") {
    auto store = empty_store();
    Transaction transaction(store);
    CHECK(add(store, with_siret("732 829 320 00074")).siren == "732829320");
    for (const auto* wrong : {"73282932000075", "7328293200007", "732829320000740", "7328293200007a", "73282932100074"})
        CHECK_THROWS_AS(add(store, with_siret(wrong)), BadInput);
}

TEST_CASE("La Poste's establishments count by the sum of their digits, its head office by the rule of all") {
    auto store = empty_store();
    Transaction transaction(store);
    CHECK(add(store, with_siret("35600000000048")).siren == "356000000");
    CHECK(add(store, with_siret("35600000009075")).siren == "356000000");
    CHECK_THROWS_AS(add(store, with_siret("35600000009076")), BadInput);
}

TEST_CASE("what was taken away is still known to have been there") {
    auto store = empty_store();
    Transaction transaction(store);
    ProfileEdit edit;
    edit.tags.add = {"Founder, Bénévole"};
    edit.offers.add = {"bois"};
    edit.emails.add = {"work:a@example.org"};
    const auto member = add(store, called("Jeanne"), {}, edit);
    CHECK(words(store, member.id) == std::vector<std::string>{"tag Founder", "tag Bénévole", "offers bois"});
    ProfileEdit back;
    back.tags.take = {"benevole"};
    back.emails.take = {"A@example.org"};
    change(store, member, back);
    CHECK(words(store, member.id) == std::vector<std::string>{"tag Founder", "offers bois"});
    CHECK(profile(store, member.id).contacts.empty());
    auto ceased = store.db().prepare(
        "select (select count(*) from tag where ceased > 0), count(*) from contact where ceased > 0");
    REQUIRE(ceased.step());
    CHECK(ceased.integer(0) == 1);
    CHECK(ceased.integer(1) == 1);
}

TEST_CASE("a row about a member begins and ceases, and is never changed, replaced or deleted") {
    auto store = empty_store();
    Transaction transaction(store);
    ProfileEdit edit;
    edit.tags.add = {"a", "b"};
    add(store, called("Jeanne"), {}, edit);
    for (const auto* attack :
         {"delete from tag", "update tag set word = 'c'", "update tag set id = 9 where id = 1",
          "insert or replace into tag (id, member_id, kind, word, folded, created) values (1, 1, 'tag', 'c', 'c', 0)",
          "insert or replace into tag (member_id, kind, word, folded, created) values (1, 'tag', 'A', 'a', 0)",
          "update or replace tag set member_id = 2, ceased = 1"})
        CHECK_THROWS(store.db().execute(attack));
    CHECK(words(store, 1) == std::vector<std::string>{"tag a", "tag b"});
}

TEST_CASE("the first e-mail and a further one change places") {
    auto store = empty_store();
    Transaction transaction(store);
    auto member = called("Jeanne");
    member.email = "one@example.org";
    ProfileEdit edit;
    edit.emails.add = {"two@example.org", "ONE@example.org"};
    member = add(store, member, {}, edit);
    REQUIRE(profile(store, member.id).contacts.size() == 1);
    member.email = "Two@example.org";
    ProfileEdit swap;
    swap.emails.add = {"home:one@example.org"};
    change(store, member, swap);
    const auto contacts = profile(store, member.id).contacts;
    REQUIRE(contacts.size() == 1);
    CHECK(contacts.front().value == "one@example.org");
    CHECK(contacts.front().label == "home");
    CHECK(find(store, "one@EXAMPLE.org").id == member.id);
}

TEST_CASE("a category that nobody declared stays where it was, and is given to nobody") {
    auto store = empty_store();
    Transaction transaction(store);
    auto member = called("Jeanne");
    member.category = "usager";
    member = add(store, member);
    store.db().execute("insert into declared (kind, code, content) values ('category', 'adherent', '{}')");
    member.phone = "06";
    CHECK(change(store, member).category == "usager");
    auto other = called("Paul");
    other.category = "usager";
    CHECK_THROWS_AS(add(store, other), BadInput);
    member.category = "adherant";
    CHECK_THROWS_WITH_AS(change(store, member), "no category 'adherant' is declared", BadInput);
}

TEST_CASE("a value that no longer fits the type declared is told as text") {
    auto store = empty_store();
    Transaction transaction(store);
    store.db().execute(
        "insert into declared (kind, code, content) values ('attribute', 'born', '{\"type\":\"text\"}')");
    ProfileEdit edit;
    edit.set = {"born=long ago"};
    const auto member = add(store, called("Jeanne"), {}, edit);
    store.db().execute("update declared set content = '{\"type\":\"day\"}'");
    const auto told = sheet(member, profile(store, member.id));
    CHECK(told.columns.back().kind == Kind::text);
    CHECK(std::get<std::string>(told.rows.front().back()) == "long ago");
    edit.set = {"born=1980-01-02"};
    change(store, member, edit);
    CHECK(sheet(member, profile(store, member.id)).columns.back().kind == Kind::day);
}

}  // namespace tiers::member
