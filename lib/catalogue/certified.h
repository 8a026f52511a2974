#pragma once

#include <tiers/store.h>
#include <tiers/time.h>
#include <string>

namespace tiers::catalogue {

/// Whether a member holds a certificate on each of these days: one, or several that follow each other.
bool certified(const Store& store, std::int64_t member, const std::string& code, const DaySpan& days);

}  // namespace tiers::catalogue
