#include <tiers/error.h>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "format/vcard.h"

using tiers::format::Card;

namespace {

std::optional<std::vector<Card>> read(std::string_view bytes) {
    try {
        return tiers::format::vcards(bytes);
    } catch (const tiers::BadInput&) {
        return std::nullopt;  // what is wrong is told; anything else that is thrown is a find
    }
}

/// What is written of a card is one card again.
void check_written(const Card& card, int version) {
    const auto again = read(tiers::format::written(card, version));
    if (!again || again->size() != 1) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto cards = read({reinterpret_cast<const char*>(data), size});
    if (!cards) return 0;
    for (const auto& card : *cards)
        for (const auto version : {3, 4}) check_written(card, version);
    return 0;
}
