#include "render/qr.h"

#include <doctest/doctest.h>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "tests/unit/store/folder.h"

using namespace tiers;
using namespace tiers::render;

namespace {

const std::string ticket =
    "AEBAGBAFAYDQQCIKBMGA2DQPCAIREEYUCULBOGAZDINRYHI6D4QCCIRDEQSSMJZIFEVCWLBNFYXTAMJSGM2DKNRXHA4TUOZ4HU7D6QCBIJBUIRKGI5"
    "EESSSLJRGU4T2QKFJFGVCVKZLVQ";

/// What a reader takes for dark where `mark` is drawn; rows of modules with the quiet zone.
std::vector<std::string> modules_of(std::string_view drawn, bool ink_is_dark) {
    std::vector<std::string> rows;
    std::string upper, lower;
    const auto put = [&](bool up, bool low) {
        upper += up == ink_is_dark ? '#' : '.';
        lower += low == ink_is_dark ? '#' : '.';
    };
    while (!drawn.empty()) {
        const auto take = [&](std::string_view piece) {
            const auto is = drawn.starts_with(piece);
            if (is) drawn.remove_prefix(piece.size());
            return is;
        };
        if (take("█"))
            put(true, true);
        else if (take("▀"))
            put(true, false);
        else if (take("▄"))
            put(false, true);
        else if (take(" "))
            put(false, false);
        else if (take("\n")) {
            rows.push_back(std::exchange(upper, {}));
            rows.push_back(std::exchange(lower, {}));
        } else
            FAIL("drawn: ", drawn.substr(0, 8));
    }
    return rows;
}

std::string without(std::string text, const std::string& piece) {
    for (auto at = text.find(piece); at != std::string::npos; at = text.find(piece)) text.erase(at, piece.size());
    return text;
}

void check_modules(const std::vector<std::string>& rows, const QrCode& code) {
    REQUIRE(rows.size() == 50);  // an even number holds the 49
    for (int y = 0; y < 49; ++y) {
        REQUIRE(rows[static_cast<std::size_t>(y)].size() == 49);
        for (int x = 0; x < 49; ++x)
            CHECK((rows[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] == '#') ==
                  code.is_dark(x - qr_quiet_zone, y - qr_quiet_zone));
    }
}

bool there(const std::string& program) {
    return std::system(("command -v " + program + " > /dev/null").c_str()) == 0;
}

std::string read_file(const std::filesystem::path& file) {
    std::ifstream input(file);
    return {std::istreambuf_iterator<char>(input), {}};
}

}  // namespace

TEST_CASE("without colour a terminal draws the light modules of a QR code") {
    const auto code = qr_of(ticket);
    check_modules(modules_of(qr_text(code, Colour::none), false), code);
}

TEST_CASE("with colour a QR code is black on white whatever the terminal, and each line ends its colours") {
    const auto code = qr_of(ticket);
    for (const auto& [colour, ink] :
         {std::pair{Colour::sixteen, "\033[30;107m"}, std::pair{Colour::palette, "\033[38;5;16;48;5;231m"},
          std::pair{Colour::full, "\033[38;2;0;0;0;48;2;255;255;255m"}}) {
        const auto text = qr_text(code, colour);
        for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1) {
            CHECK(text.substr(at).starts_with(ink));
            CHECK(text.substr(0, text.find('\n', at)).ends_with("\033[0m"));
        }
        check_modules(modules_of(without(without(text, ink), "\033[0m"), true), code);
    }
}

TEST_CASE("the SVG of a QR code is one path, and its title is text") {
    const auto svg = qr_svg(qr_of(ticket), "Billet <1>");
    CHECK(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 49 49\""));
    CHECK(svg.find("<title>Billet &lt;1&gt;</title>") != std::string::npos);
    CHECK(svg.find("<path") == svg.rfind("<path"));
    CHECK(svg.find("d=\"M4 4h7v1h-7z") != std::string::npos);  // the finder's upper edge
}

TEST_CASE("the SVG of a QR code is read by another program") {
    if (!there("rsvg-convert") || !there("zbarimg")) {
        MESSAGE("skipped: no rsvg-convert, or no zbarimg");
        return;
    }
    const test::Folder folder;
    const auto svg = folder / "code.svg", image = folder / "code.png", read = folder / "read";
    std::ofstream(svg) << qr_svg(qr_of(ticket), "Billet");
    const auto command = "rsvg-convert -w 245 '" + svg.string() + "' -o '" + image.string() +
                         "' && zbarimg -q --raw '" + image.string() + "' > '" + read.string() + "' 2> /dev/null";
    CHECK(std::system(command.c_str()) == 0);
    CHECK(read_file(read) == ticket + "\n");
}
