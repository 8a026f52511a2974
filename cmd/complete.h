#pragma once

#include <string>
#include <vector>

namespace tiers::cmd {

/// Answers a shell: `tiers __complete INDEX -- WORDS…` writes "word<TAB>description" lines for the word at INDEX.
/// Never fails and says nothing on standard error: a completion that cannot be had is empty.
int complete(const std::vector<std::string>& words);

}  // namespace tiers::cmd
