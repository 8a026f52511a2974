#pragma once

#include <tiers/time.h>
#include <string>
#include <vector>

#include "cmd/arguments.h"

namespace tiers::cmd {

/// How what is added comes again.
struct RepeatFields {
    std::string rule;
    bool clamp = false, skip_conflicts = false;
    std::vector<std::string> except;
};
void declare_repeat(Arguments& verb, RepeatFields& fields);
/// The rule as it counts from a first time. Throws BadInput for options that go with a rule, without one.
std::string rule_of(const RepeatFields& fields, WallTime first);
std::vector<Day> days_left_out(const RepeatFields& fields);

}  // namespace tiers::cmd
