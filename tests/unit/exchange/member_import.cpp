#include <doctest/doctest.h>
#include <tiers/exchange.h>
#include <tiers/member.h>
#include <random>

using namespace tiers;
using namespace tiers::exchange;

namespace {

/// Rows of a few names, e-mails and phones, so that they meet one another in every way.
std::string random_rows(std::mt19937& dice, int count) {
    const auto pick = [&](std::initializer_list<const char*> words) {
        return *(words.begin() + dice() % words.size());
    };
    std::string csv = "name;email;phone;organisation;external_id\n";
    for (int i = 0; i < count; ++i) {
        csv += pick({"Anne", "anne", "Bruno", "Zoé", ""});
        for (const auto* cell : {pick({"", "a@x.fr", "A@x.fr", "b@x.fr", "bad"}), pick({"", "1", "2"}),
                                 pick({"", "", "Club", "club"}), pick({"", "", "7", "8"})})
            csv += std::string(";") + cell;
        csv += '\n';
    }
    return csv;
}

MemberImport import(Store& store, const std::string& csv, const std::string& match) {
    MemberOptions options;
    options.file = "f.csv";
    options.match = match;
    options.territory = TIERS_SOURCE_DIR "/config/territory";
    Transaction transaction(store);
    auto imported = import_members(store, csv, options, [](const MemberVerdict&) {});
    transaction.commit();
    return imported;
}

}  // namespace

TEST_CASE("importing a file again changes nothing, whatever its rows say of one another") {
    std::mt19937 dice(20260305);
    std::int64_t added = 0, refused = 0;
    for (int round = 0; round < 200; ++round) {
        const auto csv = random_rows(dice, 12);
        const std::string match = round % 2 ? "email" : "external-id";
        auto store = Store::in_memory();
        const auto first = import(store, csv, match);
        const auto members = member::list(store, {});
        const auto second = import(store, csv, match);
        CAPTURE(csv);
        REQUIRE(second.added == 0);
        REQUIRE(second.updated == 0);
        REQUIRE(second.organisations == 0);
        REQUIRE(second.refused == first.refused);
        REQUIRE(member::list(store, {}) == members);
        REQUIRE(static_cast<std::int64_t>(members.size()) == first.added + first.organisations);
        added += first.added;
        refused += first.refused;
    }
    CHECK(added > 400);
    CHECK(refused > 400);
}

TEST_CASE("a commune that is not known is refused in each row that names it, with the same words") {
    auto store = Store::in_memory();
    const auto imported = import(store, "nom;ville\nAnne;Nulle Part\nBruno;Bidart\nChloé;Nulle Part\nZoé;Bidart\n", "");
    CHECK(imported.added == 2);
    REQUIRE(imported.bad.size() == 2);
    CHECK(imported.bad[0].line == 2);
    CHECK(imported.bad[1].line == 4);
    CHECK(imported.bad[0].reason == imported.bad[1].reason);
    CHECK(imported.bad[1].code == "no_commune");
}
