#include <doctest/doctest.h>
#include <tiers/attest.h>

#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;

namespace {

const Zone paris = Zone::named("Europe/Paris");

Instant at(const std::string& wall) {
    return parse_instant(wall, paris);
}

/// A member at a place that is open from 08:30 to 19:00, on the first of April.
struct Somebody {
    Store store = Store::in_memory([] { return at("2026-04-01 12:00"); });
    catalogue::Place place;

    Somebody() {
        test::apply_text(store, test::a_place);
        place = catalogue::find_place(store, "izarbel");
        Transaction transaction(store);
        member::Member someone;
        someone.name = "Jeanne";
        member::add(store, someone);
        transaction.commit();
    }
    void was_there(const std::string& from, const std::string& until = "") {
        Transaction transaction(store);
        member::checkin(store, place, {1}, at(from));
        if (!until.empty()) member::checkout(store, place, {1}, at(until));
        transaction.commit();
    }
    Document attested() const {
        const auto today = parse_day("2026-04-01");
        return member::attest(store, {1, parse_period("2026-03", today), "", today}, Language::en);
    }
    Value cell(std::size_t row, const std::string& column) const {
        const auto document = attested();
        const auto& table = std::get<Table>(document.sections.at(2));
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            if (table.columns[i].name == column) return table.rows.at(row)[i];
        return {};
    }
    std::int64_t total(std::size_t fact) const {
        return std::get<std::int64_t>(std::get<Facts>(attested().sections.at(1)).items.at(fact).second);
    }
};

}  // namespace

TEST_CASE("a day that somebody left and came back to is one day, of two half-days by its sum") {
    Somebody jeanne;
    jeanne.was_there("2026-03-02 09:00", "2026-03-02 12:00");
    jeanne.was_there("2026-03-02 14:00", "2026-03-02 16:00");
    CHECK(jeanne.cell(0, "times") == Value("09:00-12:00, 14:00-16:00"));
    CHECK(jeanne.cell(0, "half_days") == Value(std::int64_t{2}));
    CHECK(jeanne.total(0) == 1);
    CHECK(jeanne.total(1) == 2);
    CHECK(jeanne.total(2) == 300);
}

TEST_CASE("a departure that nobody noted is marked, and what it means is told") {
    Somebody jeanne;
    jeanne.was_there("2026-03-03 15:00");
    CHECK(jeanne.cell(0, "times") == Value("15:00-19:00*"));
    CHECK(jeanne.cell(0, "automatic") == Value(true));
    CHECK(jeanne.attested().notes.back().starts_with("*: "));
}

TEST_CASE("presences outside the period count for nothing") {
    Somebody jeanne;
    jeanne.was_there("2026-02-27 09:00", "2026-02-27 12:00");
    jeanne.was_there("2026-03-31 18:00", "2026-03-31 18:30");
    jeanne.was_there("2026-04-01 09:00", "2026-04-01 10:00");
    CHECK(jeanne.total(0) == 1);
    CHECK(jeanne.total(2) == 30);
}

TEST_CASE("nothing is certified or signed where nothing was noted") {
    const auto document = Somebody().attested();
    REQUIRE(document.sections.size() == 1);
    CHECK(std::get<Table>(document.sections.front()).empty == "Test has noted no presence of Jeanne in this period.");
}
