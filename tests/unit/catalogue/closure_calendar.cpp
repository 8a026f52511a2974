#include "catalogue/closure_calendar.h"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>

#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;
using namespace tiers::catalogue;

namespace {

/// A folder with a calendar of these lines of events, one after the other.
class Folder {
public:
    explicit Folder(const std::vector<std::string>& events) {
        auto name = (std::filesystem::temp_directory_path() / "tiers-closures-XXXXXX").string();
        path_ = mkdtemp(name.data());
        std::ofstream file(path_ / "c.ics");
        file << "BEGIN:VCALENDAR\n";
        for (std::size_t i = 0; i < events.size(); ++i)
            file << "BEGIN:VEVENT\nUID:" << i << "\n" << events[i] << "END:VEVENT\n";
        file << "END:VCALENDAR\n";
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

struct Read {
    std::vector<std::string> days;
    std::vector<Problem> problems;
};

Read read(const std::vector<std::string>& events, const std::string& closures = "") {
    const Folder folder(events);
    const auto toml = test::with(test::a_place, "hours =", closures + "closures_ics = [\"c.ics\"]\nhours =");
    auto catalogue = load_text(toml, "t");
    Read found;
    found.problems = add_calendar_closures(catalogue, parse_toml(toml), folder.path(), test::a_monday);  // 2 March 2026
    for (const auto& closure : catalogue.places.front().closures)
        found.days.push_back(iso(closure.first) + "/" + iso(closure.last));
    return found;
}

using Days = std::vector<std::string>;

}  // namespace

TEST_CASE("an event closes every day of the place that it touches") {
    CHECK(read({"DTSTART;VALUE=DATE:20260501\n"}).days == Days{"2026-05-01/2026-05-01"});
    CHECK(read({"DTSTART;VALUE=DATE:20260501\nDTEND;VALUE=DATE:20260504\n"}).days == Days{"2026-05-01/2026-05-03"});
    CHECK(read({"DTSTART:20260501T210000\nDTEND:20260502T000000\n"}).days == Days{"2026-05-01/2026-05-01"});
    CHECK(read({"DTSTART:20260501T210000Z\nDURATION:PT2H\n"}).days == Days{"2026-05-01/2026-05-02"});
}

TEST_CASE("what comes again closes up to the end of the year after next") {
    CHECK(read({"DTSTART;VALUE=DATE:20240229\nRRULE:FREQ=YEARLY\n"}).days ==
          Days{"2024-02-29/2024-02-29", "2028-02-29/2028-02-29"});
    CHECK(read({"DTSTART;VALUE=DATE:20261224\nDURATION:P10D\nRRULE:FREQ=YEARLY\n"}).days ==
          Days{"2026-12-24/2027-01-02", "2027-12-24/2028-01-02", "2028-12-24/2029-01-02"});
    CHECK(read({"DTSTART;VALUE=DATE:20260504\nRDATE;VALUE=DATE:20260511\nEXDATE;VALUE=DATE:20260504\n"}).days ==
          Days{"2026-05-11/2026-05-11"});
}

TEST_CASE("the same days are closed once") {
    const std::string day = "DTSTART;VALUE=DATE:20260501\n";
    CHECK(read({day, day}, "closures = [{ from = 2026-05-01 }]\n").days == Days{"2026-05-01/2026-05-01"});
}

TEST_CASE("a calendar that cannot be read is told where tiers.toml names it") {
    const auto found = read({"DTSTART;VALUE=DATE:19900101\nRRULE:FREQ=DAILY\n"});
    REQUIRE(found.problems.size() == 1);
    CHECK(found.problems.front().at == Position{6, 17});
    CHECK(found.problems.front().message == "'c.ics': line 2: it comes more than 2000 times");
    CHECK(read({"SUMMARY:never\n"}).problems.size() == 1);
    CHECK(read({"DTSTART:20260501T210000\n"}).problems.size() == 1);
}
