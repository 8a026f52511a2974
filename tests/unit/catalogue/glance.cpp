#include <doctest/doctest.h>
#include <tiers/error.h>
#include <tiers/glance.h>
#include <fstream>

using namespace tiers;

namespace {

struct File {
    std::filesystem::path path = std::filesystem::temp_directory_path() / "tiers-glance.toml";
    explicit File(const char* text) { std::ofstream(path) << text; }
    ~File() { std::filesystem::remove(path); }
};

std::string told(const char* text) {
    const File file(text);
    const auto glance = catalogue::glance(file.path);
    return glance.database.string() + " " + glance.language;
}

}  // namespace

TEST_CASE("a glance finds the database and the language wherever they stand") {
    CHECK(told("") == "tiers.db ");
    CHECK(told("[operator]\nlanguage = \"fr\"\n[[place]]\nid = \"a\"\n [ database ] # where\npath = \"b.db\"") ==
          "b.db fr");
    CHECK(told("database.path = \"c.db\"\n[[place]]\nid = \"operator\"\n") == "c.db ");
    CHECK(told("[\"database\"]\npath = \"d.db\"\n") == "d.db ");
    CHECK(told("[[place]]\nname = '''\n[database]\npath = \"no.db\"\n'''\n") == "tiers.db ");
    CHECK(told("[operator]\nlist = [\n[1],\n]\nlanguage = \"fr\"\n") == "tiers.db fr");
}

TEST_CASE("a glance does not look at the catalogue, which may be half written") {
    CHECK(told("[database]\npath = \"a.db\"\n[[place]]\nid = \n") == "a.db ");
}

TEST_CASE("what a glance looks at and cannot read is told with its line") {
    const File file("[[place]]\nid = \"a\"\n[database]\npath = \n");
    try {
        catalogue::glance(file.path);
        FAIL("it was read");
    } catch (const BadInput& error) {
        CHECK(std::string(error.what()).find(":4:") != std::string::npos);
    }
}
