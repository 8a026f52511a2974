#pragma once

#include <cstddef>

namespace tiers::cmd {

/// Before a file of so many bytes is read and stored: the memory that this takes comes in large pages, where the kernel
/// has them. Of small pages each would be asked for by itself, a third of the time of a great import.
void expect_bytes(std::size_t bytes);

}  // namespace tiers::cmd
