#include "catalogue/commented.h"

#include <doctest/doctest.h>
#include <tiers/catalogue.h>
#include <fstream>
#include <iterator>
#include <string>

#include "base/text.h"
#include "catalogue/keys.h"

using namespace tiers;
using namespace tiers::catalogue;

namespace {

/// Every line that shows an unset key, set.
std::string uncommented(const std::string& text) {
    std::string result;
    for (const auto line : split(text, '\n')) {
        const auto shows = line.size() > 1 && line[0] == '#' && line[1] != ' ';  // "#     from: ..." stays
        result += std::string(shows ? line.substr(1) : line) + '\n';
    }
    return result;
}

}  // namespace

TEST_CASE("the sample works as it is, and shows every key") {
    CHECK_NOTHROW(load_text(sample(), "sample"));
    const auto all = "\n" + uncommented(sample());
    const auto shown = [&](const std::string& text) { return all.find("\n" + text) != all.npos; };
    for (const auto& key : keys()) {
        const std::string path = key.path;
        const auto within = path.find("closures.") != path.npos   ? std::string("place.closures")
                            : path.find("choices.") != path.npos  ? std::string("question.choices")
                            : path.find("versions.") != path.npos ? path.substr(0, path.find('.')) + ".versions"
                                                                  : std::string();
        if (!within.empty())
            CHECK_MESSAGE(shown("#     " + path.substr(within.size() + 1) + ": "), path);
        else if (key.kind == KeyKind::table_)
            CHECK_MESSAGE(shown("[" + path + "]"), path);
        else
            CHECK_MESSAGE((shown("[[" + path + "]]") || shown(std::string(last_part(path)) + " = ")), path);
    }
}

TEST_CASE("every example of the sample is right: with all its keys set it still loads") {
    CHECK_NOTHROW(load_text(uncommented(sample()), "sample"));
}

TEST_CASE("config/tiers.toml is what the table of keys gives") {
    std::ifstream file(TIERS_SOURCE_DIR "/config/tiers.toml");
    const std::string committed{std::istreambuf_iterator<char>(file), {}};
    CHECK(committed == sample());
}

TEST_CASE("values are written with all of their list, and read back the same") {
    const std::string values =
        "[operator]\nname = \"A \\\"b\\\"\"\n[[place]]\nid = \"p\"\n[[place.resource]]\nid = \"r\"\nkind = \"room\"\n"
        "[[place.resource]]\nid = \"s\"\nkind = \"desk\"\ncapacity = [{ from = 2026-01-01, seats = 4 }]\n"
        "[[place]]\nid = \"q\"\n[[place.resource]]\nid = \"t\"\nkind = \"desk\"\n";
    CHECK(load_text(commented(parse_toml(values)), "t") == load_text(values, "t"));
}
