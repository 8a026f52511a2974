#include <tiers/error.h>
#include <tiers/time.h>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "time/opening_hours.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    try {
        // What people write becomes hours that are read alike.
        tiers::OpeningHours::parse(tiers::OpeningHours::from_people(text));
    } catch (const tiers::BadInput&) {
        // What is wrong is told; anything else that is thrown is a find.
    }
    return 0;
}
