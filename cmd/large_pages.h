#pragma once

#include <cstddef>

namespace tiers::cmd {

/// Before work that takes so many bytes of memory at most: it comes in large pages, where the kernel has them. Of small
/// pages each would be asked for by itself, a third of the time of a great import or report.
void expect_memory(std::size_t bytes);

/// Before a file of so many bytes is read and stored.
void expect_bytes(std::size_t bytes);

}  // namespace tiers::cmd
