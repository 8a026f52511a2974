#include <tiers/error.h>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "format/icalendar.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        tiers::format::read_calendar({reinterpret_cast<const char*>(data), size});
    } catch (const tiers::BadInput&) {
        // What is wrong is told; anything else that is thrown is a find.
    }
    return 0;
}
