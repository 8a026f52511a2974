#pragma once

#include <tiers/catalogue.h>
#include <string>
#include <vector>

#include "catalogue/excludes.h"

namespace tiers::catalogue {

/// A booking hit, with the rule it would break ("hours", "certificate", "capacity", "parts", "resource").
struct RuleHit {
    Hit hit;
    std::string rule;
};

/// Live bookings to come that stood before and would not be allowed by `settled`, once each. The rows of `settled` are
/// known; `fresh` are pairs of resources that will exclude each other and did not.
std::vector<RuleHit> find_hits(const Store& store, const Catalogue& was, const Catalogue& settled, const Pairs& fresh);

/// Marks a hit booking as standing against the rule.
void keep(Store& store, const RuleHit& hit);
/// Throws Conflict for the room of a session.
void cancel(Store& store, const RuleHit& hit);

}  // namespace tiers::catalogue
