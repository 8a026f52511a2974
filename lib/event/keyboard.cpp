#include "event/keyboard.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace tiers::event {

namespace {

// Of the keys that differ between the two keyboards. A computer that takes a QWERTY scanner for AZERTY shows the signs
// of the first line and the accents; those of the second come from an AZERTY scanner, whose digits need Shift, on a
// computer that takes it for QWERTY. "§" is the 6 of Belgian and of Apple's keyboards.
constexpr std::string_view typed_signs =
    "aAqQzZwW"
    ",?\"'(-"
    ";:@#$%^&";
constexpr std::string_view meant_signs =
    "QQAAWWZZ"
    "MM3456"
    "MM234567";
constexpr auto typed_accents =
    std::to_array<std::pair<std::string_view, char>>({{"é", '2'}, {"É", '2'}, {"§", '6'}, {"è", '7'}, {"È", '7'}});

}  // namespace

std::string retyped(std::string_view scanned) {
    const auto text = repaired_utf8(scanned);  // a console of Latin-1 has its "é" in one byte
    std::string meant;
    for (std::string_view rest = text; !rest.empty();) {
        const auto* const accent =
            std::ranges::find_if(typed_accents, [&](const auto& each) { return rest.starts_with(each.first); });
        const auto is_accent = accent != typed_accents.end();
        const auto sign = typed_signs.find(rest.front());
        const auto key = sign == std::string_view::npos ? rest.front() : meant_signs[sign];
        meant += is_accent ? accent->second : key;
        rest.remove_prefix(is_accent ? accent->first.size() : 1);
    }
    return meant;
}

}  // namespace tiers::event
