#include <tiers/unfinished.h>
#include <unistd.h>
#include <algorithm>
#include <atomic>
#include <cstring>

namespace tiers {

namespace {

/// Signals reach the whole process and their handlers may not allocate: so the names stand in a table of fixed size.
/// What does not fit is only removed by its own Unfinished.
struct Slot {
    std::atomic<bool> used = false;
    char path[4096] = {};
};
Slot slots[16];

void remember(const std::filesystem::path& file) {
    auto* free = std::find_if(std::begin(slots), std::end(slots), [](const Slot& slot) { return !slot.used; });
    if (free == std::end(slots) || file.native().size() >= sizeof free->path) return;
    std::memcpy(free->path, file.c_str(), file.native().size() + 1);
    free->used = true;
}

void forget(const std::filesystem::path& file) {
    for (auto& slot : slots)
        if (slot.used && file.native() == slot.path) slot.used = false;
}

}  // namespace

Unfinished::Unfinished(std::filesystem::path file) : file_(std::move(file)) {
    remember(file_);
}

Unfinished::~Unfinished() {
    if (kept_) return;
    std::error_code ignored;
    std::filesystem::remove(file_, ignored);
    forget(file_);
}

void Unfinished::keep() {
    kept_ = true;
    forget(file_);
}

void remove_unfinished() noexcept {
    for (auto slot = std::rbegin(slots); slot != std::rend(slots); ++slot)
        if (slot->used && unlink(slot->path) != 0) rmdir(slot->path);
}

}  // namespace tiers
