#include <tiers/error.h>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "format/schedule.h"

using tiers::format::Schedule;

namespace {

std::optional<Schedule> read(std::string_view bytes) {
    try {
        std::vector<tiers::format::ScheduleFinding> findings;
        return tiers::format::read_schedule(bytes, "f", findings);
    } catch (const tiers::BadInput&) {
        return std::nullopt;  // what is wrong is told; anything else that is thrown is a find
    }
}

}  // namespace

/// What is read can be written, and is then read again as the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto schedule = read({reinterpret_cast<const char*>(data), size});
    if (!schedule) return 0;
    tiers::format::lint(*schedule);
    const auto again = read(tiers::format::schedule_xml(*schedule));
    if (!again || read(tiers::format::schedule_xml(*again)) != again) __builtin_trap();
    const auto json = read(tiers::format::schedule_json(*schedule));
    if (!json || json->sessions.size() != schedule->sessions.size()) __builtin_trap();
    return 0;
}
