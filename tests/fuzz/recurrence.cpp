#include <tiers/error.h>
#include <tiers/time.h>
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "time/recurrence.h"

using namespace tiers;

namespace {

constexpr std::size_t most = 50;
/// A rule of seconds that never comes takes its ten million steps in a second; under sanitizers in half a minute.
constexpr std::chrono::days sub_daily_horizon(2);

/// Instances come in order, from the start on, and fewer of them are the first of more.
void check_expanded(const Recurrence& rule) {
    const auto start = WallTime(Seconds(1'772'442'000));
    const auto before = rule.sub_daily() ? std::optional(start + sub_daily_horizon) : std::nullopt;
    const auto all = rule.expand(start, most, before);
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i] < start || (i > 0 && all[i] <= all[i - 1])) __builtin_trap();
    const auto some = rule.expand(start, most / 2, before);
    if (!std::equal(some.begin(), some.end(), all.begin(), all.begin() + static_cast<std::ptrdiff_t>(some.size())))
        __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto paris = Zone::named("Europe/Paris");
    try {
        const auto rule = Recurrence::parse({reinterpret_cast<const char*>(data), size});
        check_expanded(rule);
        rule.in(paris).endless();
    } catch (const BadInput&) {
        // What is wrong is told; anything else that is thrown is a find.
    }
    return 0;
}
