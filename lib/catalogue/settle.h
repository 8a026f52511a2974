#pragma once

#include <tiers/catalogue.h>
#include <string>
#include <vector>

namespace tiers::catalogue {

/// What will hold once `wanted` is applied over `was`: a value without a date counts from today where it differs, what
/// came before it stays, and past closures of a calendar file that no longer has them stay too. A thing that is new
/// takes its values since ever.
Catalogue settle(const Catalogue& was, const Catalogue& wanted, Instant now);

/// Sentences about days before today that `settled` tells differently from `was`: what --rewrite-history is for.
std::vector<std::string> rewritten(const Catalogue& was, const Catalogue& settled, Instant now);

/// What differs, as sentences (diff.cpp).
std::vector<Change> compare_catalogues(const Catalogue& was, const Catalogue& settled);

}  // namespace tiers::catalogue
