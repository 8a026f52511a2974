#include <tiers/error.h>
#include <tiers/time.h>
#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace tiers;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    static const auto paris = Zone::named("Europe/Paris");
    static const auto now = parse_instant("2026-03-10T09:00:00+01:00", paris);
    try {
        const auto period = parse_period(text, paris.day(now));
        if (period.from && period.to && *period.to < *period.from) __builtin_trap();
    } catch (const BadInput&) {
        // What is wrong is told; anything else that is thrown is a find.
    }
    try {
        parse_span(text, paris, now);
    } catch (const BadInput&) {
        // As above.
    }
    return 0;
}
