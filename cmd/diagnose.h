#pragma once

#include <exception>

namespace tiers::cmd {

/// Tells what went wrong on standard error, as a line and a hint or as JSON, and gives the exit code. The only place
/// where an exception becomes text.
int diagnose(const std::exception& error, bool as_json);

}  // namespace tiers::cmd
