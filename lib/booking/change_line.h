#pragma once

#include <string_view>

#include "catalogue/toml.h"

namespace tiers::booking {

/// A line of JSON that holds one object, as TOML would give the same table: texts, whole numbers, flags and lists of
/// texts, each at the place of its name. Throws NotToml past a limit of tiers/limits.h, for what is no such object and
/// for a name that stands twice.
catalogue::Node read_change_line(std::string_view line, int number);

}  // namespace tiers::booking
