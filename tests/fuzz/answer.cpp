#include <tiers/error.h>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "format/calendar_part.h"
#include "format/calendar_reply.h"
#include "format/mailto.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const auto calendar = tiers::format::calendar_part({reinterpret_cast<const char*>(data), size});
        const auto reply = tiers::format::read_reply(calendar);
        const auto again = tiers::format::address_of_mailto(tiers::format::mailto(reply.attendee));
        if (again != reply.attendee) __builtin_trap();
    } catch (const tiers::BadInput&) {
        return 0;  // what is wrong is told; anything else that is thrown is a find
    }
    return 0;
}
