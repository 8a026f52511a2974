#pragma once

#include <tiers/calc.h>
#include <optional>
#include <string>

#include "cmd/invocation.h"

namespace tiers::cmd {

/// Answers one row (throwing its error) when there is one, and otherwise each line of standard input: --jsonl.
int answer(Invocation& call, std::string (*rule)(std::string_view), const std::optional<calc::Row>& row);

}  // namespace tiers::cmd
