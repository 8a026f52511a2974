#include "cmd/large_pages.h"

#include <malloc.h>
#include <sys/mman.h>
#include <cstdint>
#include <limits>
#include <memory>
#include <new>

namespace tiers::cmd {

namespace {

constexpr std::size_t worth_it = 16 << 20;
constexpr std::size_t for_each_byte = 16;  // rows, indexes and verdicts at most; what is not used costs nothing
constexpr std::size_t any_page = 1 << 16;  // a multiple of the small pages of every machine

}  // namespace

/// The heap grows once by all that is to come, which is marked and given back to the heap; nothing is taken from
/// elsewhere or handed to the system from then on.
void expect_memory(std::size_t bytes) {
    if (bytes < worth_it) return;
    mallopt(M_MMAP_MAX, 0);
    mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
    const std::unique_ptr<char[]> room(new (std::nothrow) char[bytes]);
    if (!room) return;
    const auto past = reinterpret_cast<std::uintptr_t>(room.get()) % any_page;
    madvise(room.get() + (any_page - past), bytes - any_page, MADV_HUGEPAGE);
}

void expect_bytes(std::size_t bytes) {
    expect_memory(bytes * for_each_byte);
}

}  // namespace tiers::cmd
