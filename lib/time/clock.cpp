#include <tiers/time.h>

namespace tiers {

Instant real_now() {
    return std::chrono::floor<Seconds>(std::chrono::system_clock::now());
}

}  // namespace tiers
