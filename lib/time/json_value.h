#pragma once

#include <tiers/document.h>

#include "base/json.h"

namespace tiers {

/// A cell as JSON has it: days and instants as text, what is not known as null.
Json json_of(const Value& value);

}  // namespace tiers
